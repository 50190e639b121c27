/** `claimdown/formats`: documents in the shapes that other tools read. */

export type * from '../model/csl.ts'
export type * from '../model/document.ts'
export type * from '../model/reading.ts'
export type {Span} from '../text/span.ts'
export {brat} from './brat/brat.ts'
export type {Brat} from './brat/data.ts'
export type {Format, Part} from './format.ts'
export {type Row, rows} from './rows.ts'
export type {Xaif} from './xaif/data.ts'
export {xaif} from './xaif/xaif.ts'
