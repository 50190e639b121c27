/** Parses annotated Markdown to a document. */

import type {Nodes, Yaml} from 'mdast'
import {oneOf} from '../base/wording.ts'
import {isHeaderKey, readFrontMatter} from '../front-matter/read.ts'
import type {Report} from '../language/report.ts'
import {registered} from '../language/vocabulary.ts'
import {type Document, type Entity, emptyDocument} from '../model/document.ts'
import type {Diagnostic, Reading} from '../model/reading.ts'
import type {Marks} from '../syntax/attributes.ts'
import {deepest} from '../syntax/block-depth.ts'
import {type Engine, engines} from '../syntax/engine.ts'
import {limits as markdownLimits} from '../syntax/linear/limits.ts'
import {type Limit, type Markdown, markdown, requireMarkdown} from '../syntax/markdown.ts'
import {plainText} from '../syntax/plain-text.ts'
import {type Projection, project, type TextMap} from '../syntax/text-map.ts'
import {walk} from '../syntax/walk.ts'
import {lineEndings} from '../text/lines.ts'
import type {Span} from '../text/span.ts'
import {type Budget, findTooMuch, type TooMuch} from './budget.ts'
import {readers} from './directives.ts'
import {MalformedBlocks} from './malformed-blocks.ts'
import {findMalformed, findUnread} from './malformed-directives.ts'
import {type PlaceOf, placer} from './places.ts'
import type {Context, Directive, Written} from './reader.ts'
import {findSections} from './sections.ts'
import {finish} from './statements.ts'

/** A document parsed from Markdown, with functions that find places in the Markdown. */
export interface Parsed extends Reading<Document> {
  /** Converts between spans of `value.text` and places in the Markdown. */
  map: TextMap
  /** Returns a finding with its place in the Markdown, and with its `changes` as a `fix` if they can be written there. */
  place: PlaceOf
}

/** Options of `parse`. */
export interface ParseOptions extends Budget {
  /** The engine that parses the Markdown. Both give the same result; `fast` is much faster on plain documents. Default: `remark`. */
  engine?: Engine
}

/**
 * Parses annotated Markdown. Any string is a document. What `parse` does not understand is reported in `diagnostics`, with its place.
 * Everything else is kept.
 *
 * Spans are UTF-16 offsets into `value.text`. Never throws on content; Markdown beyond the limits gives an empty document and
 * a diagnostic.
 *
 * @throws TypeError when `source` is no string, RangeError when there is no such engine.
 */
export function parse(source: string, options: ParseOptions = {}): Parsed {
  return read(readMarkdown(source, options))
}

/** Returns the syntax tree of Markdown and its marks, as `parse` uses them. Beyond the limits, the tree is empty and `tooMuch` says why. */
export function readMarkdown(
  source: string,
  {engine = 'remark', ...budget}: ParseOptions = {}
): Markdown & {tooMuch?: TooMuch} {
  requireMarkdown(source)
  const toMarkdown = Object.hasOwn(engines, engine) ? engines[engine] : undefined
  if (!toMarkdown) throw new RangeError(`There is no engine \`${engine}\`, expected ${oneOf(Object.keys(engines))}`)
  const tooMuch = findTooMuch(source, budget)
  return tooMuch ? {...markdown('', registered), tooMuch} : toMarkdown(source, registered)
}

/** Does what `parse` does, from a tree that was parsed already, and from its text if that was made already. */
export function read(markdown: Markdown & {tooMuch?: TooMuch}, projection: Projection = project(markdown)): Parsed {
  const {source, tree, marks, tooMuch} = markdown
  const {map, spans, firstAfter} = projection
  const document = emptyDocument(map.text)
  document.sections = findSections(tree, projection)
  const diagnostics: Diagnostic[] = []
  const places = new Map<object | string, Written>()
  const report: Report = (code, severity, message, from, to, details) => {
    diagnostics.push({code, severity, message, place: map.toPosition(from, to), ...details})
  }

  if (tooMuch) report(tooMuch.code, 'error', tooMuch.message, 0, 0)
  reportLimits(markdown, report)
  readHeader(markdown, document, places, report)
  const context: Context = {
    source,
    document,
    report,
    firstAfter,
    entities: byName(document.entities),
    used: {ids: new Set(document.sources.map(({id}) => id)), numbers: new Map()},
    places: places as Map<object, Written>,
    open: new Map(),
    closed: [],
    parts: [],
    strayEnds: [],
    malformed: new Set()
  }
  const reportMalformed: Report = (code, severity, message, from, to, details) => {
    for (const id of details?.ids ?? []) context.malformed.add(id)
    report(code, severity, message, from, to, details)
  }
  /** The UTF-16 offset up to which mistakes are reported already. */
  let explained = 0
  const blocks = new MalformedBlocks(source, reportMalformed)
  for (const node of walk(tree)) {
    if (node.type === 'text' && node.position) {
      const {start, end} = node.position
      findMalformed(source, node, explained, marks.size > 0, reportMalformed)
      blocks.addText(start.offset!, end.offset!)
    }
    const directive = toDirective(node, marks, spans)
    if (!directive) continue
    if (node.type === 'containerDirective') blocks.addBlock(node, directive.marks)
    const unread = node.type === 'textDirective' ? findUnread(source, directive.marks, reportMalformed) : undefined
    if (unread) {
      directive.unread = unread.ids
      explained = unread.to
    }
    readers.get(directive.name)?.(directive, context)
  }
  blocks.finish()
  finish(context, map)
  return {value: document, diagnostics, map, place: placer(document, map, places)}
}

function reportLimits({source, limits}: Markdown, report: Report): void {
  for (const [limit, offset] of limits) {
    const line = /^.*/.exec(source.slice(offset, offset + 200))![0]
    report('limit', 'error', limitMessages[limit], offset, offset + line.length)
  }
}

/** Indexes entities by id and by Wikidata item. Of two with the same key, the first is kept. */
function byName(entities: readonly Entity[]): Context['entities'] {
  const last = entities.toReversed()
  return {
    byId: new Map(last.map(entity => [entity.id, entity])),
    byWikidata: new Map(last.flatMap(entity => (entity.wikidata === undefined ? [] : [[entity.wikidata, entity]])))
  }
}

/** The message for each limit of the Markdown parser. */
const limitMessages: Readonly<Record<Limit, string>> = {
  blocks: `Blocks nest deeper than ${deepest} here, expected fewer or a \`:::\` that closes some; no block is read`,
  columns: `A list, quote or footnote begins beyond column ${markdownLimits.columns} here, expected it further left; it is read as text`,
  lazyLines: `This paragraph continues for ${markdownLimits.lazyLines} lines without the mark of its quote or list, expected the mark or a blank line; it ends here`,
  images: `Images nest deeper than ${markdownLimits.images} here, expected fewer; this one is read as text`
}

/** Reads the front matter into the document, and records the places of its parts. */
function readHeader(
  {source, tree}: Markdown,
  document: Document,
  places: Map<object | string, Written>,
  report: Report
): void {
  const first = tree.children[0]
  if (first?.type !== 'yaml') {
    reportUnclosedHeader(source, report)
    return
  }
  const shift = contentOffset(source, first)
  const notes = {
    locate: (part: object | string, from: number, to: number): void => {
      places.set(part, [from + shift, to + shift])
    },
    report: ((code, severity, message, from, to, details) =>
      report(code, severity, message, from + shift, to + shift, {
        ...details,
        ...(details?.fix && {
          fix: details.fix.map(edit => ({...edit, start: edit.start + shift, end: edit.end + shift}))
        })
      })) satisfies Report
  }
  Object.assign(document, readFrontMatter(first.value, notes))
}

/** Reports front matter without a closing line `---`: the document begins with `---` and a line with a known key. */
function reportUnclosedHeader(source: string, report: Report): void {
  const [opening, key = ''] = /^\uFEFF?---[ \t]*(?:\r\n|\r|\n)([A-Za-z-]+):(?=[ \r\n]|$)/.exec(source) ?? []
  if (opening === undefined || !isHeaderKey(key)) return
  const from = source.indexOf('-')
  const message =
    'Front matter begins at this `---` and never ends, expected a line `---` after its last key; all of it is read as text'
  report('front-matter', 'error', message, from, from + 3, {actual: '---', expected: ['---']})
}

function toDirective(
  node: Nodes,
  marks: ReadonlyMap<object, Marks>,
  spans: ReadonlyMap<object, Span>
): Directive | undefined {
  if (node.type !== 'textDirective' && node.type !== 'leafDirective' && node.type !== 'containerDirective')
    return undefined
  const found = marks.get(node)
  if (!found) return undefined
  return {
    name: node.name,
    form: node.type,
    marks: found,
    span: spans.get(node) ?? {start: 0, end: 0},
    // A leaf is one line, so a line ending in its label comes from a character reference and is intended.
    label: () => (node.type === 'leafDirective' ? plainText(node) : plainText(node).replace(lineEndings, ' '))
  }
}

/** Returns the UTF-16 offset where the YAML starts, after the line of its fence. */
export function contentOffset(source: string, {position}: Yaml): number {
  const start = position!.start.offset!
  const [fence] = /^---[ \t]*(?:\r\n|\r|\n)?/.exec(source.slice(start))!
  return start + fence.length
}
