/** The data types of a stand-off. */

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
 * A document without its text: a fingerprint of each sentence, and annotations placed by sentence. `docs/standoff.md` specifies the
 * format. With a lawful copy of the text, `hydrate` reproduces the document.
 */
export interface Standoff {
  type: 'standoff'
  version: 2
  /** The text that it was made from. */
  of: {
    /** SHA-256 of its UTF-8, in hexadecimal. */
    sha256: string
    /**
     * The length of the text in code points.
     *
     * @minimum 0
     * @asType integer
     */
    length: number
  }
  /** Versions of the rules that split the text into sentences and folded each; fingerprints depend on both. */
  rules: {
    /** The rule for sentences in `docs/standoff.md`. */
    sentences: 1
    /** The folding rule in `docs/standoff.md`. */
    fold: 1
  }
  /** The string that is hashed before each sentence, so that precomputed tables of fingerprints are useless. */
  salt: string
  sentences: SentencePrint[]
  document: StandoffDocument
  /** Fields that repeat words of the text. They are empty in `document`, and `hydrate` fills them from the text. */
  withheld?: Withheld[]
}

/** One sentence and the white space after it. The first one includes everything before it. */
export interface SentencePrint {
  /**
   * Its length in the text, in code points. The lengths add up to the length of the text.
   *
   * @minimum 0
   * @asType integer
   */
  length: number
  /**
   * Its length when folded, in code points.
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
 * A place between two characters: the index of a sentence, then a code-point offset into that sentence when folded. A third number
 * is present if folding lost the exact place: how many code points to add in the original text.
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
   * Present if a span starts or ends inside a character. Only the original text has a place between a letter and its accent or inside a footnote
   * reference (`cluster`). No text has a place between the two UTF-16 units of one code point (`code-point`).
   */
  cuts?: 'cluster' | 'code-point'
}

/** An item whose spans are stretches of sentences. */
export type Placed<Item extends {span?: unknown; parts?: unknown}> = Omit<Item, 'span' | 'parts'> &
  (undefined extends Item['span'] ? {span?: Stretch} : {span: Stretch}) &
  ('parts' extends keyof Item ? {parts?: Stretch[]} : object)

/** A document without its text, whose spans are stretches of sentences. */
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

/** A field in pieces, none of which has three consecutive words of the text. */
export interface Withheld {
  /** The string of `document` that it is, as a JSON Pointer. */
  pointer: string
  /** Its pieces: its own words, and places of words of the text. */
  pieces: (string | Borrowed)[]
}

/** Words of the text in a field. */
export interface Borrowed extends Stretch {
  /** The case that the field writes them in, if the text has another. */
  as?: 'lower' | 'upper' | 'capital'
}
