/** What reads the Markdown. */

import type {Registered} from './guard.ts'
import {type Markdown, markdown} from './markdown.ts'
import {findPlainMarkdown} from './plain/plain-markdown.ts'

/** What reads the Markdown: `remark` reads any, `fast` is quicker on plain documents. The outcome is the same. */
export type Engine = 'remark' | 'fast'

/**
 * Both give the same tree, letters and marks.
 *
 * - `remark`: micromark and mdast, which unified and remark-parse are made of;
 * - `fast`: one pass without tokens over documents that are provably plain; any other document is read by `remark`.
 */
export const engines: Readonly<Record<Engine, (source: string, names: Registered) => Markdown>> = {
  remark: markdown,
  fast: (source, names) => findPlainMarkdown(source, names) ?? markdown(source, names)
}
