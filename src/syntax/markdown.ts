/** Parses Markdown with unified: a syntax tree, a source map, and the marks of directives. */

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

/** Parsed Markdown. Offsets are UTF-16 offsets and count the byte-order mark if there is one. */
export interface Markdown {
  source: string
  tree: Root
  /** Where each character of the text comes from in the Markdown. */
  sourceMap: SourceMap
  /** How each directive is written. */
  marks: ReadonlyMap<object, Marks>
  /** The limits that were exceeded, each with the first offset where that happened. */
  limits: ReadonlyMap<Limit, number>
}

/** `blocks`: containers nest deeper than `deepest`. Then no container is read, and all of them are text. */
export type Limit = 'blocks' | Parameters<Refuse>[0]

/**
 * Parses CommonMark with tables, footnotes, strikethrough, YAML front matter and the given directives, in one pass.
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
 * A unified plugin that adds all of this syntax to the parser. Each file is parsed with its own extensions, because the extensions record
 * what they find in the file (`findMarkdown`). They come last, so that extensions of other plugins do not override them.
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

/** Returns what the extensions recorded for a tree; `undefined` if the tree was parsed without this syntax. */
export function findMarkdown(tree: Root): Markdown | undefined {
  return parsed.get(tree)
}

const parsed = new WeakMap<Root, Markdown>()

interface Extensions {
  micromark: Extension[]
  fromMarkdown: (FromMarkdownExtension | FromMarkdownExtension[])[]
  /** Whether the parser used the extensions. */
  isUsed(): boolean
  finish(tree: Root): Markdown
}

/** Creates the extensions that parse one file. */
function extensions(source: string, names: Registered): Extensions {
  // micromark skips a byte-order mark without counting it. `shift` corrects the offsets.
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

/** Adds the byte-order mark to all offsets, and to the columns of the first line. */
function shiftTree(tree: Root, shift: number): void {
  for (const {position} of walk(tree)) {
    for (const point of position ? [position.start, position.end] : []) {
      point.offset! += shift
      if (point.line === 1) point.column += shift
    }
  }
}
