/** Names of items across documents: `rates#c1`. */

import type {Document} from '../model/document.ts'

/** `c1` in the document `rates` is `rates#c1`; what names a document already stays. A document without an id gives `#c1`. */
export function absolute(id: string, {meta}: Pick<Document, 'meta'>): string {
  return id.includes('#') ? id : `${meta.id ?? ''}#${id}`
}

/** The document and the id of an address; without a `#`, all of it is the id. */
export function split(address: string): [document: string, id: string] {
  const at = address.indexOf('#')
  return at < 0 ? ['', address] : [address.slice(0, at), address.slice(at + 1)]
}
