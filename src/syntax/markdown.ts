/** Markdown to a syntax tree, and to the letters that its text is made of, by a unified processor. */

import type {Root} from 'mdast'
import {directiveFromMarkdown} from 'mdast-util-directive'
import type {Extension as FromMarkdownExtension} from 'mdast-util-from-markdown'
import {frontmatterFromMarkdown} from 'mdast-util-frontmatter'
import {gfmFootnoteFromMarkdown} from 'mdast-util-gfm-footnote'
import {gfmStrikethroughFromMarkdown} from 'mdast-util-gfm-strikethrough'
import {gfmTableFromMarkdown} from 'mdast-util-gfm-table'
import {frontmatter} from 'micromark-extension-frontmatter'
import {gfmTable} from 'micromark-extension-gfm-table'
import type {Extension} from 'micromark-util-types'
import remarkParse from 'remark-parse'
import {type Processor, unified} from 'unified'
import {attributeTracker, type Marks} from './attributes.ts'
import {findTooDeep} from './block-depth.ts'
import {guardedDirectives, type Registered} from './guard.ts'
import {linearConstructs} from './linear/constructs.ts'
import type {Refuse} from './linear/limits.ts'
import {type SourceMap, sourceMapTracker} from './source-map.ts'
import {walk} from './walk.ts'

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

/**
 * Reads CommonMark with tables, footnotes, strikethrough, YAML front matter and the directives named. One pass.
 *
 * @throws TypeError when `source` is no string.
 */
export function markdown(source: string, names: Registered): Markdown {
  requireMarkdown(source)
  let processor = processors.get(names)
  if (!processor) {
    processor = unified().use(remarkParse).use(markdownSyntax, names).freeze()
    processors.set(names, processor)
  }
  return findMarkdown(processor.parse(source))!
}

/** @throws TypeError when `source` is no string. */
export function requireMarkdown(source: string): void {
  if (typeof source !== 'string') throw new TypeError(`Cannot read ${typeof source}, expected a string of Markdown`)
}

const processors = new WeakMap<Registered, {parse(source: string): Root}>()

/**
 * A plugin for unified that gives the parser all of this syntax. Each file is parsed with extensions of its own, for they write down what is
 * found in it (`findMarkdown`). They come last among the extensions, so that no other plugin's stand in for ours.
 */
export function markdownSyntax(this: Processor, names: Registered): undefined {
  const {parser} = this
  if (!parser) return
  const data = this.data()
  this.parser = (source, file) => {
    const {micromarkExtensions, fromMarkdownExtensions} = data
    const ours = extensions(source, names)
    data.micromarkExtensions = [...(micromarkExtensions ?? []), ...ours.micromark]
    data.fromMarkdownExtensions = [...(fromMarkdownExtensions ?? []), ...ours.fromMarkdown]
    try {
      const tree = parser(source, file) as Root
      if (ours.isUsed()) parsed.set(tree, ours.finish(tree))
      return tree
    } finally {
      Object.assign(data, {micromarkExtensions, fromMarkdownExtensions})
    }
  }
}

/** What was found in the Markdown of a tree; `undefined` when the tree was parsed without this syntax. */
export function findMarkdown(tree: Root): Markdown | undefined {
  return parsed.get(tree)
}

const parsed = new WeakMap<Root, Markdown>()

interface Extensions {
  micromark: Extension[]
  fromMarkdown: (FromMarkdownExtension | FromMarkdownExtension[])[]
  /** Whether the parser took them. */
  isUsed(): boolean
  finish(tree: Root): Markdown
}

/** Everything that one file is parsed with. */
function extensions(source: string, names: Registered): Extensions {
  // micromark skips a byte-order mark without counting it; `shift` puts every offset right.
  const shift = source.startsWith('\uFEFF') ? 1 : 0
  const limits = new Map<Limit, number>()
  const tooDeep = findTooDeep(source, names.container)
  if (tooDeep !== undefined) limits.set('blocks', tooDeep)
  const readable = tooDeep === undefined ? names : {...names, container: new Set<string>()}
  const linear = linearConstructs((limit, offset) => {
    if (!limits.has(limit)) limits.set(limit, offset + shift)
  })
  const {sourceMap, extension: noteLetters} = sourceMapTracker(shift)
  const {marks, extension: noteAttributes} = attributeTracker(shift)
  let isUsed = false
  const noteUse: FromMarkdownExtension = {
    transforms: [
      () => {
        isUsed = true
      }
    ]
  }
  return {
    micromark: [...others, ...linear, guardedDirectives(readable)],
    fromMarkdown: [...othersFromMarkdown, directiveFromMarkdown(), noteAttributes, noteLetters, noteUse],
    isUsed: () => isUsed,
    finish(tree) {
      if (shift) shiftTree(tree, shift)
      return {source, tree, sourceMap, marks, limits}
    }
  }
}

const others: Extension[] = [frontmatter(), gfmTable()]
const othersFromMarkdown = [
  frontmatterFromMarkdown(),
  gfmFootnoteFromMarkdown(),
  gfmStrikethroughFromMarkdown(),
  gfmTableFromMarkdown()
]

/** Counts the byte-order mark: a letter more before everything, a column more on the first line. */
function shiftTree(tree: Root, shift: number): void {
  for (const {position} of walk(tree)) {
    for (const point of position ? [position.start, position.end] : []) {
      point.offset! += shift
      if (point.line === 1) point.column += shift
    }
  }
}
