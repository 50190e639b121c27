/**
 * `claimdown/guard`: directives that leave prose alone, for anyone who writes Markdown with directives in it.
 *
 * remark-directive takes every `:name` for a directive, so that `10:30` and `n:th` lose their letters. Register the names
 * that you use instead, and everything else stays the text it was:
 *
 *     fromMarkdown(source, {
 *       extensions: [guardedDirectives({text: new Set(['note']), leaf: new Set(['video']), container: new Set(['tip'])})],
 *       mdastExtensions: [directiveFromMarkdown()]
 *     })
 */

export {guardedDirectives, type Registered} from './syntax/guard.ts'
