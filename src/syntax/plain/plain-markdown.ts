/** The `fast` engine: parses provably plain Markdown in one pass, without a tokenizer. */

import type {Root} from 'mdast'
import type {Registered} from '../guard.ts'
import type {Markdown} from '../markdown.ts'
import {readBlocks} from './blocks.ts'
import {node, orRefused, type Reading} from './reading.ts'

/**
 * Parses documents of paragraphs, ATX headings, tight bullet lists of one level with one line for each item, quotes of one paragraph,
 * front matter and our directives, with emphasis, strong emphasis, links, code, escapes and character references in their
 * simplest forms. Returns `undefined` if the document contains anything else; then the default engine parses it.
 *
 * It never guesses. It accepts a form only if CommonMark reads the form in the same way in every context. The tree, the source map and
 * the marks are the same as those of `markdown`, which a property test checks. Positions have offsets only.
 *
 * `blocks.ts` has a reader for each mark that begins a block. `inlines.ts` has a reader for each character that may begin an inline
 * construct. A reader accepts what is plain, and calls `refuse` for the rest.
 */
export function findPlainMarkdown(source: string, names: Registered): Markdown | undefined {
  if (unplain.test(source)) return undefined
  const root = node('root', 0, source.length, [])
  const reading: Reading = {
    source,
    names,
    sourceMap: {value: [], from: [], to: [], kind: []},
    marks: new Map(),
    open: [root]
  }
  return orRefused(() => {
    readBlocks(reading)
    const {sourceMap, marks} = reading
    return {source, tree: root as unknown as Root, sourceMap, marks, limits: new Map()}
  })
}

/** Characters that no plain document contains: byte-order marks, tabs, carriage returns, NUL, and anything like a definition. */
const unplain = /[\t\r\0\uFEFF]|\]:/
