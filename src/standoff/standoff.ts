/** The shape of annotations whose words may not be shared. */

import type {
  Citation,
  Claim,
  Evidence,
  ForeignAnnotation,
  Mention,
  Section,
  WordlessDocument
} from '../model/document.ts'

/**
 * Everything of a document but its words: a fingerprint of each sentence, and annotations placed by sentence. The format is
 * specified in `docs/standoff.md`; whoever has a lawful copy of the text gets the document back with `hydrate`.
 */
export interface Standoff {
  type: 'standoff'
  version: 2
  /** The text that it was made of. */
  of: {
    /** SHA-256 of its UTF-8, in hexadecimal. */
    sha256: string
    /**
     * In code points.
     *
     * @minimum 0
     * @asType integer
     */
    length: number
  }
  /** The rules that made sentences of the text and one spelling of each; fingerprints depend on both. */
  rules: {
    /** `sentences` in `docs/standoff.md`. */
    sentences: 1
    /** `fold` there. */
    fold: 1
  }
  /** What goes before each sentence into its fingerprint, so that no table of fingerprints made in advance is of use. */
  salt: string
  sentences: SentencePrint[]
  document: StandoffDocument
  /** Fields that repeat words of the text: empty in `document`, and put together from places when the words are there again. */
  withheld?: Withheld[]
}

/** One sentence and the white space after it. The first one has what comes before it too. */
export interface SentencePrint {
  /**
   * How much of the text is its own, in code points; all of them add up to the text.
   *
   * @minimum 0
   * @asType integer
   */
  length: number
  /**
   * How many code points it has when folded.
   *
   * @minimum 1
   * @asType integer
   */
  folded: number
  /**
   * The first 48 bits, in hexadecimal, of the SHA-256 of the salt, a line feed and the folded sentence in UTF-8.
   *
   * @pattern ^[0-9a-f]{12}$
   */
  print: string
}

/**
 * A place between two characters: the index of a sentence, then a code-point offset into that sentence folded. A third number
 * is there when folding took away where exactly it was: how many code points to go on in the very text that was dehydrated.
 */
export type SentencePoint =
  | [sentence: NaturalNumber, offset: NaturalNumber]
  | [sentence: NaturalNumber, offset: NaturalNumber, aside: Integer]

/**
 * @minimum 0
 * @asType integer
 */
export type NaturalNumber = number

/** @asType integer */
export type Integer = number

/** From one place to another. */
export interface Stretch {
  start: SentencePoint
  end: SentencePoint
  /**
   * Set where a span starts or ends inside a character. Between a letter and its accent, or inside the call of a footnote (`cluster`), only the very
   * text has such a place. Between the two UTF-16 units of one code point (`code-point`), no text has.
   */
  cuts?: 'cluster' | 'code-point'
}

/** An item whose spans are stretches of sentences. */
export type Placed<Item extends {span?: unknown; parts?: unknown}> = Omit<Item, 'span' | 'parts'> &
  (undefined extends Item['span'] ? {span?: Stretch} : {span: Stretch}) &
  ('parts' extends keyof Item ? {parts?: Stretch[]} : object)

/** A document whose spans are stretches of sentences and whose text is elsewhere. */
export interface StandoffDocument
  extends Omit<WordlessDocument, 'sections' | 'claims' | 'evidence' | 'mentions' | 'citations' | 'annotations'> {
  /** Absent in stand-offs from before sections were read. */
  sections?: Placed<Section>[]
  claims: Placed<Claim>[]
  evidence: Placed<Evidence>[]
  mentions: Placed<Mention>[]
  citations: Placed<Citation>[]
  annotations?: Placed<ForeignAnnotation>[]
}

/** A field, taken apart so that it holds no three words of the text. */
export interface Withheld {
  /** Which string of `document`, a JSON Pointer. */
  pointer: string
  /** What it is made of: its own words, and places of the text's. */
  pieces: (string | Borrowed)[]
}

/** Words of the text in a field. */
export interface Borrowed extends Stretch {
  /** How the field writes them, when that is not as the text does. */
  as?: 'lower' | 'upper' | 'capital'
}
