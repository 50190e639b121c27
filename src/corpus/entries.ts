/** What a corpus gives back: an item with the document that it comes from. */

import {type Row, rowOf} from '../formats/rows.ts'
import {assertersOf} from '../model/attribution.ts'
import type {CitationItem, Source} from '../model/csl.ts'
import type {Citation, Claim, Document, Entity, Evidence, Mention, Relation, Section} from '../model/document.ts'
import {authorName, holderChain, holderNames} from '../model/names.ts'
import {quotationOf} from '../model/quotation.ts'
import {type CodePoints, codePoints} from '../text/code-points.ts'
import {contains, words} from '../text/span.ts'
import {addressOf} from './addresses.ts'

/** The kinds of items that a corpus lists. */
export interface Items {
  claim: Claim
  evidence: Evidence
  source: Source
  relation: Relation
  mention: Mention
  entity: Entity
  section: Section
  citation: Citation
}

/** One item of a document. It knows where it comes from, and can be shown, cited and turned into a row as it is. */
export class Entry<Kind extends keyof Items = keyof Items> {
  readonly kind: Kind
  readonly item: Items[Kind]
  readonly document: Document

  constructor(kind: Kind, item: Items[Kind], document: Document) {
    this.kind = kind
    this.item = item
    this.document = document
  }

  /** The item's own id, where it has one. */
  get id(): string | undefined {
    return (this.item as {id?: string}).id
  }

  /**
   * Its permanent name: `document#c10`. What has no id of its own is named by its place in the text, in code points, as RFC 5147 names
   * parts of plain text: `document#char=12,20`.
   */
  get address(): string {
    return addressOf(this.id ?? this.#place(), this.document)
  }

  /** Its words as a reader would quote them (`quotationOf`); a name or a title for what is not in the text. */
  get words(): string {
    const {item, document} = this
    if (isStatement(this)) return quotationOf(document, this.item)
    if (this.#isPlaced(item)) return words(document.text, item.span)
    if ('name' in item) return item.name
    return 'title' in item && item.title !== undefined ? item.title : ''
  }

  /**
   * A row of a table or a line of JSONL, as `rows` of `claimdown/formats` gives it: the id of the document, the kind, the fields of the item with spans in code
   * points and, for what is said in the text, its words.
   */
  toRow(): Row & {row: Kind} {
    const {kind, item, document} = this
    return rowOf(kind, item, document, offsetsIn(document))
  }

  /** `document#c10: its words`. */
  toString(): string {
    return `${this.address}: ${this.words}`
  }

  /** Items of the other kinds have no span of their own; one in their data is an unknown field. */
  #isPlaced(item: Items[keyof Items]): item is Claim | Evidence | Mention | Section | Citation {
    return this.kind !== 'source' && this.kind !== 'relation' && this.kind !== 'entity' && 'span' in item
  }

  #place(): string {
    const {item, document, kind} = this
    if (!this.#isPlaced(item)) return kind === 'relation' ? relationName(item as Relation) : ''
    const {start, end} = offsetsIn(document).spanToCodePoints(item.span)
    return `char=${start},${end}`
  }
}

function relationName({from, kind, to}: Relation): string {
  return `${from}-${kind}-${to}`
}

/** A claim or a piece of evidence of a corpus. */
export class StatementEntry<Kind extends 'claim' | 'evidence' = 'claim' | 'evidence'> extends Entry<Kind> {
  override get id(): string {
    return this.item.id
  }

  /** The names along the chain of `by`, the last one the holder: `['The Post', 'Ann and Bob']`. The author, where nobody else is named. */
  get holders(): string[] {
    const {item, document} = this
    return item.by ? holderChain(namesIn(document), item) : [authorName(document) ?? 'the author']
  }

  /** Ids of those who assert it, without those who report it; empty for the author. */
  get asserters(): string[] {
    return assertersOf(this.item)
  }

  /** The works that it rests on, each with its locator, where the document declares them. */
  get sources(): {source: Source; locator: CitationItem}[] {
    return (this.item.sources ?? []).flatMap(locator => {
      const source = this.document.sources.find(({id}) => id === locator.id)
      return source ? [{source, locator}] : []
    })
  }

  /** The section that it stands in, the innermost one; absent above the first heading. */
  get section(): Section | undefined {
    return this.document.sections.findLast(({span}) => contains(span, this.item.span))
  }
}

/** The claims of a document, then its evidence. */
export function* statementsOf(document: Document): Generator<StatementEntry> {
  for (const claim of document.claims) yield new StatementEntry('claim', claim, document)
  for (const item of document.evidence) yield new StatementEntry('evidence', item, document)
}

/** Returns `holderNames` of a document. Its index is made once for all items of the document. */
export const namesIn: (document: Document) => (id: string) => string = perDocument(holderNames)

const offsetsIn: (document: Document) => CodePoints = perDocument(({text}) => codePoints(text))

/** Makes something of a document when it is first needed, and keeps it as long as the document. */
function perDocument<Made>(make: (document: Document) => Made): (document: Document) => Made {
  const known = new WeakMap<Document, {made: Made}>()
  return document => {
    let kept = known.get(document)
    if (!kept) {
      kept = {made: make(document)}
      known.set(document, kept)
    }
    return kept.made
  }
}

/** Items of the other kinds have no parts of their own; those in their data are an unknown field. */
function isStatement(entry: Entry): entry is Entry<'claim' | 'evidence'> {
  return entry.kind === 'claim' || entry.kind === 'evidence'
}
