/** Markdown to a syntax tree, and to the letters that its text is made of. */

import type {Root} from 'mdast'
import {directiveFromMarkdown} from 'mdast-util-directive'
import {fromMarkdown} from 'mdast-util-from-markdown'
import {frontmatterFromMarkdown} from 'mdast-util-frontmatter'
import {gfmFootnoteFromMarkdown} from 'mdast-util-gfm-footnote'
import {gfmStrikethroughFromMarkdown} from 'mdast-util-gfm-strikethrough'
import {gfmTableFromMarkdown} from 'mdast-util-gfm-table'
import {frontmatter} from 'micromark-extension-frontmatter'
import {gfmTable} from 'micromark-extension-gfm-table'
import type {Extension} from 'micromark-util-types'
import {attributeTracker, type Marks} from './attributes.ts'
import {findTooDeep} from './block-depth.ts'
import {guardedDirectives, type Registered} from './guard.ts'
import {linearConstructs} from './linear/constructs.ts'
import type {Refuse} from './linear/limits.ts'
import {type SourceMap, sourceMapTracker} from './source-map.ts'

/** Markdown, read. Offsets count the byte-order mark where there is one. */
export interface Markdown {
  source: string
  tree: Root
  /** The letters of the text and where each is spelled. */
  sourceMap: SourceMap
  /** How each directive is spelled. */
  marks: ReadonlyMap<object, Marks>
  /** Limits that were reached, each with the first offset where it was. */
  limits: ReadonlyMap<Limit, number>
}

/** `blocks`: claims and evidence nest deeper than `deepest`; then none of them is read, and all are text. */
export type Limit = 'blocks' | Parameters<Refuse>[0]

/** Reads CommonMark with tables, footnotes, strikethrough, YAML front matter and the directives named. One pass. */
export function markdown(source: string, names: Registered): Markdown {
  // micromark skips a byte-order mark without counting it; `shift` puts every offset right.
  const shift = source.startsWith('\uFEFF') ? 1 : 0
  const limits = new Map<Limit, number>()
  const tooDeep = findTooDeep(source, names.container)
  if (tooDeep !== undefined) limits.set('blocks', tooDeep)
  const readable = tooDeep === undefined ? names : {...names, container: new Set<string>()}
  const linear = linearConstructs((limit, offset) => {
    if (!limits.has(limit)) limits.set(limit, offset + shift)
  })
  const letters = sourceMapTracker(shift)
  const attributes = attributeTracker(shift)
  const tree = fromMarkdown(source, {
    extensions: [...plain, ...linear, guardedDirectives(readable)],
    mdastExtensions: [...plainFromMarkdown, directiveFromMarkdown(), attributes.extension, letters.extension]
  })
  if (shift) shiftTree(tree, shift)
  return {source, tree, sourceMap: letters.sourceMap, marks: attributes.marks, limits}
}

const plain: Extension[] = [frontmatter(), gfmTable()]
const plainFromMarkdown = [
  frontmatterFromMarkdown(),
  gfmFootnoteFromMarkdown(),
  gfmStrikethroughFromMarkdown(),
  gfmTableFromMarkdown()
]

interface Node {
  position?: {start: Point; end: Point} | undefined
  children?: Node[]
}

interface Point {
  line: number
  column: number
  offset?: number | undefined
}

/** Counts the byte-order mark: a letter more before everything, a column more on the first line. */
function shiftTree(tree: Node, shift: number): void {
  const nodes = [tree]
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    for (const point of node.position ? [node.position.start, node.position.end] : []) {
      point.offset! += shift
      if (point.line === 1) point.column += shift
    }
    for (const child of node.children ?? []) nodes.push(child)
  }
}
