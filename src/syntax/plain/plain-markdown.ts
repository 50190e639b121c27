/** The same reading of Markdown that is provably plain, by one pass without tokens. */

import type {Root} from 'mdast'
import type {Registered} from '../guard.ts'
import type {Markdown} from '../markdown.ts'
import {readBlocks} from './blocks.ts'
import {node, orRefused, type Reading} from './reading.ts'

/**
 * Reads documents of paragraphs, ATX headings, tight bullet lists of one level and one line an item, quotes of one paragraph, front
 * matter and our directives, with emphasis, strong emphasis, links, code, escapes and character references in their
 * plainest forms. Anything else, wherever it stands, gives `undefined`: then the default engine reads the document.
 *
 * It never guesses. Each form is let in only where CommonMark reads it in one way whatever stands around it; the tree, the
 * source map and the marks are those of `markdown`, which a law holds it to. Positions have offsets alone.
 *
 * `blocks.ts` has a reader for each mark that begins a block, `inlines.ts` one for each character that may begin something in a line. A reader
 * takes what is plain, and calls `refuse` for the rest.
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

/** What no plain document holds: byte-order marks, tabs, carriage returns, NUL, and anything like a definition. */
const unplain = /[\t\r\0\uFEFF]|\]:/
