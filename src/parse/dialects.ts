/** Claims as others write them in Markdown, turned into ours. */

import type {Nodes, Root} from 'mdast'
import {applyEdits} from '../model/edit.ts'
import type {Diagnostic, Edit, Reading} from '../model/reading.ts'
import {markdown} from '../syntax/markdown.ts'
import {project} from '../syntax/text-map.ts'
import {lines} from '../text/lines.ts'
import {oneOf} from '../text/list.ts'
import {sentences} from '../text/sentences.ts'
import {insertions} from './annotate.ts'
import {readFrontMatter} from './front-matter.ts'
import {registered} from './vocabulary.ts'

export type Dialect = (typeof dialects)[number]

/**
 * - `pandoc`: spans `[t]{.claim #c1}` and divs `::: {.claim #c1}`, as Pandoc and Quarto have them;
 * - `myst`: `:::{claim}` with `:label: c1` on the lines after it;
 * - `stencila`: `::: claim #c1`;
 * - `okf`: a footnote whose label is the id of a source attributes the sentence before it, as in the Open Knowledge Format.
 */
export const dialects = ['pandoc', 'myst', 'stencila', 'okf'] as const

/**
 * The same Markdown with the annotations of other dialects spelled as ours. Each one read is told (`dialect`), with its
 * place in `source`; what cannot be turned stays as it was and is told too. Attributes that we do not have are kept, for
 * `parse` to report.
 *
 * @throws RangeError when a dialect is none of `dialects`.
 */
export function fromDialects(source: string, wanted: readonly Dialect[]): Reading<string> & {edits: Edit[]} {
  for (const name of wanted) {
    if (!dialects.includes(name)) throw new RangeError(`There is no dialect \`${name}\`, expected ${oneOf(dialects)}`)
  }
  const {tree} = markdown(source, registered)
  const literal = literalStretches(tree)
  const edits: Edit[] = []
  const diagnostics: Diagnostic[] = []
  const pointOf = lines(source)
  const tell: Tell = (code, message, from, to) => {
    const place = {start: pointOf(from), end: pointOf(to)}
    diagnostics.push({code, severity: code === 'dialect' ? 'hint' : 'warning', message, place})
  }
  const divs = wanted.filter(name => name !== 'okf')
  if (divs.length) edits.push(...divEdits(source, divs, literal, tell))
  if (wanted.includes('pandoc')) edits.push(...spanEdits(source, tree, tell))
  if (wanted.includes('okf')) edits.push(...footnoteEdits(source, tell))
  const inOrder = edits.toSorted((a, b) => a.start - b.start)
  diagnostics.sort((a, b) => a.place!.start.offset - b.place!.start.offset)
  return {value: applyEdits(source, inOrder), diagnostics, edits: inOrder}
}

type Tell = (code: string, message: string, from: number, to: number) => void

const names = ['claim', 'evidence'] as const

/** Where the Markdown holds code or HTML, whose letters mean nothing. */
function literalStretches(tree: Nodes): [number, number][] {
  const found: [number, number][] = []
  const stack: Nodes[] = [tree]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'code' || node.type === 'html' || node.type === 'yaml')
      found.push([node.position!.start.offset!, node.position!.end.offset!])
    if ('children' in node) stack.push(...(node.children as Nodes[]))
  }
  return found
}

interface Div {
  name: string
  /** Attributes as they will be written. */
  list: string
  /** The lines that open it. */
  from: number
  to: number
  close?: [from: number, to: number]
  /** How many open inside it, one in the other. */
  depth: number
  /** What supports or attacks it, by the other's word. */
  relations: string[]
}

/** `::: {.claim #c1}`, `:::{claim}` and `::: claim #c1`, with what closes each; divs of others are left. */
function divEdits(
  source: string,
  wanted: readonly Dialect[],
  literal: readonly [number, number][],
  tell: Tell
): Edit[] {
  const found: Div[] = []
  const open: (Div | undefined)[] = []
  const line = /^([ \t]*)(:{3,})([^\n\r]*)(\r?\n|\r|$)/gm
  for (let match = line.exec(source); match; match = line.exec(source)) {
    if (match[0] === '') break
    const [whole, indent, , rest, end] = match as unknown as [string, string, string, string, string]
    const from = match.index + indent.length
    if (literal.some(([start, stop]) => start <= from && from < stop)) continue
    const to = match.index + whole.length - end.length
    if (rest.trim() === '') {
      const div = open.pop()
      if (div) div.close = [from, to]
      continue
    }
    const read = readDiv(rest.trim().replace(/(?<!\s)\s*(?<!:):+$/, ''), wanted)
    if (!read) {
      // Ours, or somebody else's: it closes with the next `:::` all the same.
      open.push(undefined)
      continue
    }
    let {list} = read
    let last = to
    if (read.dialect === 'myst') {
      const options = /(?:\r?\n|\r)[ \t]*:([\w-]+):([^\n\r]*)/y
      options.lastIndex = to
      for (let option = options.exec(source); option; option = options.exec(source)) {
        const [, key, value] = option as unknown as [string, string, string]
        list +=
          key === 'label' || key === 'name'
            ? ` #${value.trim()}`
            : ` ${key}="${value.trim().replaceAll('"', '&quot;')}"`
        last = options.lastIndex
      }
      line.lastIndex = Math.max(line.lastIndex, last)
    }
    const {attributes, relations} = ourAttributes(list)
    const div: Div = {name: read.name, list: attributes, from, to: last, depth: 0, relations}
    for (const [level, outer] of open.toReversed().entries()) if (outer) outer.depth = Math.max(outer.depth, level + 1)
    open.push(div)
    found.push(div)
    tell('dialect', `A ${read.dialect} div, read as \`:::${read.name}\``, from, last)
  }
  const usual = lineEnding(source)
  return found.flatMap(({name, list, from, to, close, depth, relations}) => {
    if (!close) {
      tell('unclosed-div', `This ${name} never closes, expected a line \`:::\`; it is left as it was`, from, to)
      return []
    }
    const colons = ':'.repeat(3 + depth)
    return [
      {start: from, end: to, content: `${colons}${name}{${list}}`},
      {
        start: close[0],
        end: close[1],
        content: `${colons}${relations.map(relation => `${usual}${usual}${relation}`).join('')}`
      }
    ]
  })
}

function readDiv(head: string, wanted: readonly Dialect[]): {dialect: Dialect; name: string; list: string} | undefined {
  const [, inner = ''] = /^\{([^{}]*)\}$/.exec(head) ?? []
  const pandoc = wanted.includes('pandoc')
    ? names.find(name => new RegExp(`(?:^|\\s)\\.${name}(?=\\s|$)`).test(inner))
    : undefined
  if (pandoc) return {dialect: 'pandoc', name: pandoc, list: inner.replace(`.${pandoc}`, '')}
  const myst = wanted.includes('myst') ? names.find(name => inner === name) : undefined
  if (myst) return {dialect: 'myst', name: myst, list: ''}
  const [, word, rest = ''] = /^(\w+)(\s[^[{]*|\s*\{[^{}]*\})?$/.exec(head) ?? []
  const stencila = wanted.includes('stencila') ? names.find(name => name === word) : undefined
  return stencila && {dialect: 'stencila', name: stencila, list: rest.trim().replace(/^\{|\}$/g, '')}
}

/** Attributes of theirs as ours: relations that the other side declares become `::relation` lines. */
function ourAttributes(list: string): {attributes: string; relations: string[]} {
  const kept: string[] = []
  const inverse: [string, string][] = []
  for (const {0: attribute, 1: name, 2: quoted} of list.matchAll(
    /([\w-]+)=("[^"]*"|'[^']*'|[^\s"']+)|[#.][^\s#.]+|[^\s]+/g
  )) {
    const kind = name === undefined ? undefined : inverseKinds.get(name)
    if (kind && quoted) inverse.push([kind, quoted.replace(/^["']|["']$/g, '')])
    else if (name !== undefined && kinds.has(name)) kept.push(attribute.replaceAll(/(["'\s=])#/g, '$1'))
    else kept.push(attribute)
  }
  const id = kept.find(attribute => attribute.startsWith('#'))?.slice(1)
  const relations = inverse.flatMap(([kind, ids]) =>
    id === undefined
      ? []
      : ids
          .split(/[\s,]+/)
          .filter(other => other !== '')
          .map(other => `::relation{from=${other.replace(/^[#@]/, '')} to=${id} kind=${kind}}`)
  )
  return {attributes: kept.join(' '), relations}
}

const kinds: ReadonlySet<string> = new Set(['supports', 'attacks', 'undercuts', 'restates', 'qualifies'])
const inverseKinds: ReadonlyMap<string, string> = new Map([
  ['supported-by', 'supports'],
  ['grounds', 'supports'],
  ['attacked-by', 'attacks'],
  ['opposed-by', 'attacks']
])

/** `[words]{.claim #c1}`: brackets that match within one paragraph, with a list of attributes right after them. */
function spanEdits(source: string, tree: Nodes, tell: Tell): Edit[] {
  const edits: Edit[] = []
  const usual = lineEnding(source)
  const stack: Nodes[] = [tree]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (!('children' in node)) continue
    const children = node.children as Nodes[]
    stack.push(...children)
    const open: number[] = []
    for (const child of children) {
      if (child.type !== 'text') continue
      const [from, to] = [child.position!.start.offset!, child.position!.end.offset!]
      for (const {0: mark, index} of source.slice(from, to).matchAll(/\\.|[[\]]/gs)) {
        if (mark === '[') open.push(from + index)
        if (mark !== ']') continue
        const start = open.pop()
        const [whole, list] = /^\]\{([^{}]*)\}/.exec(source.slice(from + index, to)) ?? []
        const name = [...names, 'entity', 'cite'].find(name =>
          new RegExp(`(?:^|\\s)\\.${name}(?=\\s|$)`).test(list ?? '')
        )
        if (start === undefined || whole === undefined || list === undefined || name === undefined) continue
        const {attributes, relations} = ourAttributes(list.replace(`.${name}`, ''))
        const end = from + index + whole.length
        edits.push({start, end: start, content: `:${name}`}, {start: from + index, end, content: `]{${attributes}}`})
        const block = (tree as Root).children.find(({position}) => start < position!.end.offset!)!.position!.end.offset!
        for (const relation of relations) edits.push({start: block, end: block, content: `${usual}${usual}${relation}`})
        tell('dialect', `A pandoc span, read as \`:${name}[…]\``, start, end)
      }
    }
  }
  return edits
}

/** Sentences that end in a footnote call whose label is a source's id become citations of it. */
function footnoteEdits(source: string, tell: Tell): Edit[] {
  const read = markdown(source, registered)
  const {map} = project(read)
  const [first] = read.tree.children
  const ids = new Set<string>()
  if (first?.type === 'yaml') {
    const ignore = (): void => {}
    for (const {id} of readFrontMatter(first.value, {report: ignore, locate: ignore}).sources) ids.add(id)
  }
  const citations: {type: 'citation'; span: {start: number; end: number}; sources: {id: string}[]}[] = []
  const found = sentences(map.text)
  const stack: Nodes[] = [read.tree]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if ('children' in node) stack.push(...(node.children as Nodes[]))
    if (node.type !== 'footnoteReference') continue
    const {start, end} = {start: node.position!.start.offset!, end: node.position!.end.offset!}
    const id = [...ids].find(id => id.toLowerCase() === node.identifier.toLowerCase())
    if (id === undefined) {
      tell(
        'footnote-source',
        `Footnote \`${node.label ?? node.identifier}\` is the id of no source, expected one under \`sources:\``,
        start,
        end
      )
      continue
    }
    const at = map.toSpan({start: {offset: start}, end: {offset: end}}).start
    const sentence = found.findLast(sentence => sentence.start < at)
    if (!sentence) continue
    const span = {start: sentence.start, end: Math.min(at, sentence.end)}
    const same = citations.find(citation => citation.span.start === span.start && citation.span.end === span.end)
    if (same) same.sources.push({id})
    else citations.push({type: 'citation', span, sources: [{id}]})
    tell('dialect', `An okf attribution, read as \`:cite[…]{source=${id}}\``, start, end)
  }
  const annotated = insertions(source, {citations})
  for (const {message, place} of annotated.diagnostics)
    tell('cannot-annotate', message, place?.start.offset ?? 0, place?.end.offset ?? 0)
  return annotated.edits
}

function lineEnding(source: string): string {
  return /\r\n|\r|\n/.exec(source)?.[0] ?? '\n'
}
