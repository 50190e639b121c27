/** Annotated Markdown to a document. */

import type {Nodes, Yaml} from 'mdast'
import {type Document, emptyDocument} from '../model/document.ts'
import type {Diagnostic, Edit, Finding, Position, Reading, Severity} from '../model/reading.ts'
import type {Marks} from '../syntax/attributes.ts'
import {deepest} from '../syntax/block-depth.ts'
import {type Engine, engines} from '../syntax/engine.ts'
import {limits as markdownLimits} from '../syntax/linear/limits.ts'
import {type Limit, type Markdown, markdown} from '../syntax/markdown.ts'
import {plainText} from '../syntax/plain-text.ts'
import {project, type TextMap} from '../syntax/text-map.ts'
import {walk} from '../syntax/walk.ts'
import {lines} from '../text/lines.ts'
import {oneOf} from '../text/list.ts'
import type {Span} from '../text/span.ts'
import {type Dialect, fromDialects} from './dialects.ts'
import {readers} from './directives.ts'
import {readFrontMatter} from './front-matter.ts'
import type {Context, Directive, Written} from './reader.ts'
import {findResidue} from './residue.ts'
import {finish} from './statements.ts'
import {registered} from './vocabulary.ts'

/** A document read from Markdown, with the ways back to it. */
export interface Parsed extends Reading<Document> {
  /** Between spans of `value.text` and places in the Markdown. */
  map: TextMap
  /** A finding about the document, with its place in the Markdown. */
  place(finding: Finding): Diagnostic
}

export interface ParseOptions {
  /** What reads the Markdown; the outcome is the same. `fast` takes a small part of the time where a document is plain. Default: `remark`. */
  engine?: Engine
  /** Annotations of these dialects are read too; each is told in `diagnostics`. Places are in `source` as given. */
  dialects?: readonly Dialect[]
  /** The longest Markdown to read, in UTF-16 units. Default: two million, which takes half a gigabyte and some seconds. */
  limit?: number
}

/**
 * Reads annotated Markdown. Any string is a document: what is not understood is
 * told in `diagnostics`, each with its place, and everything else is kept.
 *
 * Spans are UTF-16 offsets into `value.text`. Never throws on content; Markdown
 * beyond the limit gives an empty document and a diagnostic.
 *
 * @throws TypeError when `source` is no string, RangeError when an engine or a dialect is not there.
 */
export function parse(
  source: string,
  {engine = 'remark', limit = 2_000_000, dialects = []}: ParseOptions = {}
): Parsed {
  if (typeof source !== 'string') throw new TypeError(`Cannot parse ${typeof source}, expected a string of Markdown`)
  const toMarkdown = Object.hasOwn(engines, engine) ? engines[engine] : undefined
  if (!toMarkdown) throw new RangeError(`There is no engine \`${engine}\`, expected ${oneOf(Object.keys(engines))}`)
  if (source.length <= limit)
    return dialects.length ? readDialects(source, dialects) : read(toMarkdown(source, registered))
  const nothing = read(markdown('', registered))
  const message = `This document has ${source.length.toLocaleString('en')} characters, expected at most ${limit.toLocaleString('en')}: split it, or raise \`limit\``
  nothing.diagnostics.push({code: 'too-long', severity: 'error', message, place: nothing.map.toPosition(0, 0)})
  return nothing
}

/** Turns the dialects into our own annotations, reads those, and says of each place where it was before. */
function readDialects(source: string, dialects: readonly Dialect[]): Parsed {
  const turned = fromDialects(source, dialects)
  const {value, diagnostics, map, place} = read(markdown(turned.value, registered))
  const {toOriginal, toTurned} = shifts(turned.edits)
  const pointOf = lines(source)
  const back = ({start, end}: Position): Position => ({
    start: pointOf(toOriginal(start.offset)),
    end: pointOf(toOriginal(end.offset))
  })
  const moved = ({fix: _, ...diagnostic}: Diagnostic): Diagnostic => ({
    ...diagnostic,
    ...(diagnostic.place && {place: back(diagnostic.place)})
  })
  return {
    value,
    diagnostics: [...turned.diagnostics, ...diagnostics.map(moved)],
    map: {
      text: map.text,
      findPlace: span => {
        const found = map.findPlace(span)
        return found && back(found)
      },
      toSpan: ({start, end}) =>
        map.toSpan({start: {offset: toTurned(start.offset)}, end: {offset: toTurned(end.offset)}}),
      toPosition: (from, to) => ({start: pointOf(from), end: pointOf(to)})
    },
    place: finding => moved(place(finding))
  }
}

/** Between offsets before and after edits; what an edit wrote stands where the edit starts. */
function shifts(edits: readonly Edit[]): {toOriginal(offset: number): number; toTurned(offset: number): number} {
  return {
    toOriginal(offset) {
      let shift = 0
      for (const {start, end, content} of edits) {
        if (offset < start + shift) break
        if (offset < start + shift + content.length) return start
        shift += content.length - (end - start)
      }
      return offset - shift
    },
    toTurned(offset) {
      let shift = 0
      for (const {start, end, content} of edits) {
        if (offset < end || offset < start) break
        shift += content.length - (end - start)
      }
      return offset + shift
    }
  }
}

/** The same from a tree that is at hand already. */
export function read(read: Markdown): Parsed {
  const {source, tree, marks, limits} = read
  const {map, spans, firstAfter} = project(read)
  const document = emptyDocument(map.text)
  const diagnostics: Diagnostic[] = []
  const places = new Map<object | string, Written>()

  function report(code: string, severity: Severity, message: string, from: number, to: number, fix?: Edit[]): void {
    diagnostics.push({code, severity, message, place: map.toPosition(from, to), ...(fix && {fix})})
  }

  for (const [limit, offset] of limits) {
    const line = /^.*/.exec(source.slice(offset, offset + 200))![0]
    report('limit', 'error', limitMessages[limit], offset, offset + line.length)
  }

  const first = tree.children[0]
  if (first?.type === 'yaml') {
    const shift = contentOffset(source, first)
    const notes = {
      locate: (part: object | string, from: number, to: number): void => {
        places.set(part, [from + shift, to + shift])
      },
      report: (code: string, severity: Severity, message: string, from: number, to: number): void =>
        report(code, severity, message, from + shift, to + shift)
    }
    Object.assign(document, readFrontMatter(first.value, notes))
  }

  const context: Context = {
    document,
    report,
    firstAfter,
    used: {ids: new Set(document.sources.map(({id}) => id)), numbers: new Map()},
    places: places as Map<object, Written>,
    open: new Map(),
    closed: [],
    parts: []
  }
  /** The last directive with a label and no attributes. */
  let closed: {bracket: number; to: number} | undefined
  for (const node of walk(tree)) {
    if (node.type === 'text' && node.position) {
      const isAfter = closed && node.position.start.offset! === closed.to
      findResidue(source, node, report, isAfter ? closed!.bracket : undefined)
    }
    const directive = toDirective(node, marks, spans)
    if (directive?.marks.label && !directive.marks.list)
      closed = {bracket: directive.marks.label[1], to: directive.marks.opening[1]}
    if (directive) readers.get(directive.name)?.(directive, context)
  }
  finish(context, map)

  function place(finding: Finding): Diagnostic {
    const written = findWritten(document, finding.pointer ?? '', places)
    // A statement as a whole is best shown by its words, a part of it by its attribute.
    const found = written?.exact || !finding.span ? undefined : map.findPlace(finding.span)
    const position = found ?? (written && map.toPosition(...written.at))
    return position ? {...finding, place: position} : finding
  }

  return {value: document, diagnostics, map, place}
}

/** What is left out so that no input takes long, by the limit that it reached. */
const limitMessages: Readonly<Record<Limit, string>> = {
  blocks: `Blocks nest deeper than ${deepest} here, expected fewer or a \`:::\` that closes some; no block is read`,
  columns: `A list, quote or footnote begins beyond column ${markdownLimits.columns} here, expected one further left; it is read as text`,
  lazyLines: `This paragraph runs on for ${markdownLimits.lazyLines} lines without the mark of its quote or list, expected the mark or a blank line; here it ends`,
  images: `Images nest deeper than ${markdownLimits.images} here, expected fewer; this one is read as text`
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
    label: () => plainText(node)
  }
}

/** Where the YAML starts: after the line of its fence. */
export function contentOffset(source: string, {position}: Yaml): number {
  const start = position!.start.offset!
  const [fence] = /^---[ \t]*(?:\r\n|\r|\n)?/.exec(source.slice(start))!
  return start + fence.length
}

/** Where the thing at a JSON Pointer is written: its attribute, or whatever holds it. */
function findWritten(
  document: Document,
  pointer: string,
  places: ReadonlyMap<object | string, Written>
): {at: readonly [number, number]; exact: boolean} | undefined {
  const segments = pointer.split('/').slice(1)
  if (segments[0] === 'meta') {
    const at = places.get(segments[1] ?? '') as readonly [number, number] | undefined
    return at && {at, exact: true}
  }
  const [list, index, field] = segments
  const part = (document as unknown as Record<string, object[] | undefined>)[list ?? '']?.[Number(index)]
  const written = part && places.get(part)
  if (!written) return undefined
  if ('opening' in written) {
    const attribute =
      field === undefined
        ? undefined
        : written.attributes.find(({name}) => name === (attributeNames.get(field) ?? field))
    return attribute ? {at: [attribute.from, attribute.to], exact: true} : {at: written.opening, exact: false}
  }
  return {at: written, exact: list === 'relations' || field !== undefined}
}

/** Fields of the model whose attributes are called otherwise. */
const attributeNames: ReadonlyMap<string, string> = new Map([
  ['supersededBy', 'superseded-by'],
  ['entity', 'ref'],
  ['addressees', 'addressee'],
  ['sources', 'source']
])
