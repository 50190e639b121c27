/** `claimdown/formats`: documents in the shapes that other tools read. */

export type * from '../model/csl.ts'
export type * from '../model/document.ts'
export type {Span} from '../text/span.ts'
export {type Row, rows} from './rows.ts'
