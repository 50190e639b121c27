/** Addresses of items across documents: `rates#c1`. */

import type {Document} from '../model/document.ts'

/** The addresses of a document whose ids are known as types: `rates#c1`. Never for a plain `Document`. */
export type AddressIn<D extends Document, List extends 'claims' | 'evidence' | 'sources' | 'entities'> = D extends {
  meta: {id: infer Id extends string}
}
  ? `${Id}#${D[List][number]['id']}`
  : never

/** Any string. An editor offers those of the type parameter. */
export type AnyAddress<Text extends string> = Text | (string & {})

/** The address of an item: `c1` in the document `rates` is `rates#c1`. In a document without an id it is `#c1`. */
export function addressOf(id: string, {meta}: Pick<Document, 'meta'>): string {
  return `${meta.id ?? ''}#${id}`
}

/** Whether a reference names another document: `rates#c1`. */
export function isAddress(reference: string): boolean {
  return reference.includes('#')
}

/** The address that a reference in a document stands for: `c1` is one of the same document, and `rates#c1` is an address already. */
export function absolute(reference: string, document: Pick<Document, 'meta'>): string {
  return isAddress(reference) ? reference : addressOf(reference, document)
}

/** The document and the id of an address. Without a `#`, all of it is the id. */
export function split(address: string): [document: string, id: string] {
  const at = address.indexOf('#')
  return at < 0 ? ['', address] : [address.slice(0, at), address.slice(at + 1)]
}
