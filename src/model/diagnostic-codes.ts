/** The codes of diagnostics. */

/** Codes of `parse` and of the other functions that read Markdown. */
export type ReadingCode =
  | 'attribute-of-part'
  | 'bracket-residue'
  | 'class-attribute'
  | 'dangling-part'
  | 'dialect'
  | 'empty-citation'
  | 'empty-span'
  | 'footnote-source'
  | 'front-matter'
  | 'foreign-tree'
  | 'front-matter-value'
  | 'impossible-date'
  | 'incomplete-relation'
  | 'invalid-id'
  | 'limit'
  | 'missing-id'
  | 'missing-label'
  | 'missing-type'
  | 'near-miss'
  | 'repeated-attribute'
  | 'repeated-key'
  | 'stray-end'
  | 'too-long'
  | 'torn-span'
  | 'unclosed-block'
  | 'unclosed-directive'
  | 'unclosed-div'
  | 'unclosed-milestone'
  | 'unknown-attribute'
  | 'unknown-value'
  | 'unread-attributes'
  | 'yaml'

/** Codes of `lint`. Each is the code of a rule (`docs/rules.md`). */
export type RuleCode =
  | 'circular-support'
  | 'contradictory-relation'
  | 'dangling-reference'
  | 'duplicate-id'
  | 'duplicate-source'
  | 'impossible-date'
  | 'lost-ground'
  | 'misplaced-source'
  | 'no-successor'
  | 'overlapping-parts'
  | 'own-evidence'
  | 'repeated-relation'
  | 'self-relation'
  | 'single-source'
  | 'unheld-quotation'
  | 'unsourced-evidence'
  | 'unsupported-claim'
  | 'unused-source'
  | 'unverified-quotation'

/** Codes for what the functions that write Markdown could not write. */
export type WritingCode =
  | 'cannot-annotate'
  | 'no-place'
  | 'not-formatted'
  | 'other-reading'
  | 'unspellable-text'
  | 'repeated-id'
  | 'refused'
  | 'renamed'

/** Codes for JSON that is not a valid document. */
export type JsonCode = 'not-json' | 'parts-order' | 'schema' | 'section-order' | 'span-outside' | 'unknown-field'

/** Codes for problems between the documents of a corpus. */
export type CorpusCode = 'dangling-address' | 'disagreeing-entity' | 'repeated-document' | 'unnamed-document'

/** Codes of the readers and writers of other formats. */
export type FormatCode =
  | 'aif-edge'
  | 'aif-list'
  | 'aif-locution'
  | 'aif-node'
  | 'aif-participant'
  | 'aif-value'
  | 'brat-line'
  | 'claimdown-field'
  | 'claimdown-note'
  | 'edge-ids'
  | 'loss'
  | 'missing-text'
  | 'not-aif'
  | 'not-brat'
  | 'other-unit'
  | 'other-words'
  | 'unmapped-label'

/** Codes for annotations that are placed on another copy of their text. */
export type StandoffCode = 'edited-sentence' | 'lost' | 'lost-field' | 'lost-relation' | 'not-standoff' | 'other-text'

/** Codes of the command line, about files. */
export type CommandCode = 'front-matter-replaced' | 'internal-error' | 'json' | 'stale-standoff' | 'unreadable'

/** Every code that a diagnostic of this library can have. */
export type Code =
  | ReadingCode
  | RuleCode
  | WritingCode
  | JsonCode
  | CorpusCode
  | FormatCode
  | StandoffCode
  | CommandCode
