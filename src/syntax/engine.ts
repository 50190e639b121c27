/** The engines that parse Markdown. */

import type {Registered} from './guard.ts'
import {type Markdown, markdown} from './markdown.ts'
import {findPlainMarkdown} from './plain/plain-markdown.ts'

/** The engine that parses the Markdown: `remark` for any document, `fast` for speed on plain documents. The result is the same. */
export type Engine = 'remark' | 'fast'

/**
 * Both return the same tree, source map and marks.
 *
 * - `remark`: micromark and mdast, on which unified and remark-parse are built;
 * - `fast`: a single pass over documents that are provably plain. `remark` parses all other documents.
 */
export const engines: Readonly<Record<Engine, (source: string, names: Registered) => Markdown>> = {
  remark: markdown,
  fast: (source, names) => findPlainMarkdown(source, names) ?? markdown(source, names)
}
