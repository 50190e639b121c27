/**
 * `claimdown/guard`: directives that leave prose alone, for tools that read Markdown with directives.
 *
 * remark-directive reads every `:name` as a directive, so `10:30` and `n:th` lose letters. With `guardedDirectives` you
 * register the names that you use, and everything else stays text:
 *
 *     fromMarkdown(source, {
 *       extensions: [guardedDirectives({text: new Set(['note']), leaf: new Set(['video']), container: new Set(['tip'])})],
 *       mdastExtensions: [directiveFromMarkdown()]
 *     })
 */

export {guardedDirectives, type Registered} from './syntax/guard.ts'
