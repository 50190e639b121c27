/** `claimdown/entities`: recognisers of named things. */

export type {Entity, EntityType, Mention} from '../model/document.ts'
export type {Span} from '../text/span.ts'
export {compromise} from './compromise.ts'
export {declared} from './declared.ts'
export {type RecogniseOptions, recognise} from './recognise.ts'
