/** `claimdown/entities`: finds names, dates and amounts in a text, and says which declared entity a name means. */

export type {Candidate, Entity, EntityType, Mention, Value} from '../model/document.ts'
export type {Span} from '../text/span.ts'
export {findDeclared} from './declared.ts'
export {type NamedThing, namedThings} from './groups.ts'
export {
  type Knowledge,
  type KnowledgeSource,
  type KnownEntity,
  knowledge,
  type LinkOptions,
  link
} from './link.ts'
export {findNumbers} from './numbers.ts'
export {type RecogniseOptions, recognise, recogniseAsync, standardRecognisers} from './recognise.ts'
export type {AsyncRecogniser, Recogniser, RecogniserContext} from './recogniser.ts'
export {
  type LabelledToken,
  type TokenClassificationPipeline,
  type TokenClassifierOptions,
  tokenClassifier
} from './token-classifier.ts'
export {findNames} from './trained.ts'
export {type WinkNlp, wink} from './wink.ts'
