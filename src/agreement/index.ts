/** `claimdown/agreement`: measures how far several annotations of one text agree, lists their differences, and merges what all of them have. */

export type * from '../model/csl.ts'
export type * from '../model/document.ts'
export type {Span} from '../text/span.ts'
export {cohenKappa, fleissKappa, krippendorffAlpha} from './coefficients.ts'
export {
  type Agreement,
  compare,
  type LabelAgreement,
  type OverallAgreement,
  type PairAgreement,
  type RelationAgreement,
  type SpanAgreement
} from './compare.ts'
export {type AnnotationDifference, differences} from './differences.ts'
export type {LabelName} from './labels.ts'
export {type Match, matchStatements} from './matching.ts'
export {merge} from './merge.ts'
export {type Unit, type UnitizingAlpha, unitizingAlpha, type ValueAlpha} from './unitizing.ts'
