/** `claimdown`: read, check, annotate and strip Markdown with claims. */

export {lint, rules} from './lint/lint.ts'
export type {Breach, Graph, Located, Rule} from './lint/rule.ts'
export type * from './model/csl.ts'
export type * from './model/document.ts'
export {applyEdits, compatibleEdits} from './model/edit.ts'
export type * from './model/reading.ts'
export {type Annotations, annotate} from './parse/annotate.ts'
export {type Parsed, type ParseOptions, parse} from './parse/parse.ts'
export {strip} from './parse/strip.ts'
export {frontMatter} from './parse/write-front-matter.ts'
export type {TextMap} from './syntax/text-map.ts'
export {type Span, words} from './text/span.ts'
