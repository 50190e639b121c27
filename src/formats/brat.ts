/** brat stand-off: a text, and lines of annotations beside it. */

import {
  type Annotation,
  type Claim,
  type Document,
  type EntityType,
  type Evidence,
  emptyDocument,
  entityTypes,
  type Mention,
  type Relation,
  relationKinds
} from '../model/document.ts'
import type {Diagnostic, Reading} from '../model/reading.ts'
import {codePoints} from '../text/code-points.ts'
import {count} from '../text/list.ts'
import {type Span, words} from '../text/span.ts'
import {type Format, loss} from './format.ts'

/** The text, and the lines of its `.ann` file (or of its `.a1` and `.a2`, one after the other). */
export interface Brat {
  text: string
  ann: string
}

/**
 * Reads every kind of line; writes text-bound annotations (T), relations (R), events (E), attributes (A, M),
 * normalisations (N), notes (#) and equivalences (*). Offsets are code points.
 *
 * Spans called `Claim` or `Evidence` are statements, and relations called as ours are relations between them; all else is
 * an `Annotation` with the line's own id. What brat has no line for stands in a note of type `claimdown`, as JSON.
 */
export const brat: Format<Brat> = {
  name: 'brat',
  specification: 'https://brat.nlplab.org/standoff.html',
  keeps: ['text', 'claims', 'evidence', 'relations', 'mentions', 'annotations'],
  read,
  write,
  losses
}

// —— reading ——————————————————————————————————————————————————————————————————————————————————————————————

interface Line {
  id: string
  /** What stands between the first tab and the second. */
  body: string
  /** What stands after the second tab; absent where there is none. */
  tail?: string
  number: number
}

function read({text, ann}: Brat): Reading<Document> {
  const diagnostics: Diagnostic[] = []
  const document = emptyDocument(text)
  const tell = (code: string, message: string, number: number, severity: Diagnostic['severity'] = 'warning'): void => {
    diagnostics.push({code, severity, message: `Line ${number}: ${message}`})
  }
  const lines = linesOf(ann, tell)
  if (lines.length === 0 && ann.trim() !== '') {
    const message =
      'No line of this file has an id and a tab, expected the lines of brat stand-off such as `T1\tClaim 0 5\twords`'
    return {value: document, diagnostics: [{code: 'not-brat', severity: 'error', message}]}
  }
  const toSpan = unitOf(text, lines, diagnostics)
  const annotations: Annotation[] = []
  const seen = new Set<string>()
  for (const line of lines) {
    const annotation = readers.get(line.id[0]!)!(line, toSpan)
    if (typeof annotation === 'string') {
      tell('brat-line', `\`${line.id}\` ${annotation}; it was left out`, line.number, 'error')
      continue
    }
    if (annotation.id !== undefined && seen.has(annotation.id))
      tell('duplicate-id', `\`${line.id}\` stands here again, expected one line with it`, line.number)
    seen.add(annotation.id ?? '')
    annotations.push(annotation)
    if (annotation.span && line.tail !== undefined && !sameWords(annotation, text, line.tail))
      tell(
        'other-words',
        `\`${line.id}\` quotes other words than stand at its offsets, expected \`${quote(annotation, text)}\``,
        line.number
      )
  }
  for (const [index, {id, label, args = []}] of annotations.entries()) {
    for (const {of} of args) {
      if (!seen.has(of))
        tell('dangling-reference', `\`${id ?? label}\` names \`${of}\`, which is not there`, lines[index]!.number)
    }
  }
  interpret(annotations, document)
  return {value: document, diagnostics}
}

/** Physical lines joined where a quotation or a note goes on. */
function linesOf(ann: string, tell: (code: string, message: string, number: number) => void): Line[] {
  const lines: Line[] = []
  for (const [index, physical] of ann.split(/\r?\n/).entries()) {
    const found = /^([TREAMN#]\d\S*|\*)\t([^\t]*)(?:\t(.*))?$/s.exec(physical)
    if (found) {
      const [, id, body, tail] = found
      lines.push({id: id!, body: body!.trim(), number: index + 1, ...(tail !== undefined && {tail})})
    } else if (physical.trim() !== '') {
      const last = lines.at(-1)
      if (last?.tail !== undefined && /^[T#]/.test(last.id)) last.tail += `\n${physical}`
      else if (lines.length)
        tell('brat-line', `\`${physical.slice(0, 40)}\` is no line of brat, expected an id and a tab`, index + 1)
    }
  }
  return lines
}

type ReadLine = (line: Line, toSpan: (from: number, to: number) => Span | undefined) => Annotation | string

const readers: ReadonlyMap<string, ReadLine> = new Map<string, ReadLine>([
  ['T', readSpan],
  ['R', ({id, body}) => withArguments(id, /^(\S+)\s+(.*)$/s.exec(body))],
  ['E', ({id, body}) => withArguments(id, /^(?=([^:\s]+):)(.*)$/s.exec(body))],
  ['A', readAttribute],
  ['M', readAttribute],
  ['N', readNote],
  ['#', readNote],
  [
    '*',
    ({body}) => {
      const [label, ...ids] = body.split(/\s+/)
      return label ? {type: 'annotation', label, args: ids.map(of => ({of}))} : 'names no relation'
    }
  ]
])

function readSpan({id, body}: Line, toSpan: (from: number, to: number) => Span | undefined): Annotation | string {
  const [, label, places] = /^(\S+)\s+(\d+ \d+(?:;\d+ \d+)*)$/.exec(body) ?? []
  if (!label || !places) return 'has no type and offsets, expected such as `Claim 0 5`'
  const parts: Span[] = []
  for (const place of places.split(';')) {
    const [from, to] = place.split(' ').map(Number)
    const span = toSpan(from!, to!)
    if (!span) return `stands at ${place}, outside the text`
    parts.push(span)
  }
  if (parts.length === 1) return {type: 'annotation', id, label, span: parts[0]!}
  const span = {start: Math.min(...parts.map(({start}) => start)), end: Math.max(...parts.map(({end}) => end))}
  return {type: 'annotation', id, label, span, parts}
}

function withArguments(id: string, found: RegExpExecArray | null): Annotation | string {
  if (!found) return 'has no type and arguments'
  const args = found[2]!
    .trim()
    .split(/\s+/)
    .filter(word => word !== '')
  return {
    type: 'annotation',
    id,
    label: found[1]!,
    args: args.map(word => {
      const colon = word.indexOf(':')
      return colon < 0 ? {of: word} : {role: word.slice(0, colon), of: word.slice(colon + 1)}
    })
  }
}

function readAttribute({id, body}: Line): Annotation | string {
  const [label, of, ...value] = body.split(/\s+/)
  if (!label || !of) return 'has no name and target'
  return {type: 'annotation', id, label, args: [{of}], ...(value.length && {value: value.join(' ')})}
}

/** `N1 Reference T1 Wikidata:Q1⇥name` and `#1 AnnotatorNotes T1⇥note`. */
function readNote({id, body, tail}: Line): Annotation | string {
  const [label, of, ...rest] = body.split(/\s+/)
  if (!label || !of) return 'has no type and target'
  const value = [rest.join(' '), tail].filter(part => part !== undefined && part !== '')
  const isReference = id[0] === 'N'
  return {
    type: 'annotation',
    id,
    label,
    args: [{of}],
    ...(isReference
      ? {value: `${rest.join(' ')}${tail === undefined ? '' : `\t${tail}`}`}
      : value.length && {value: value.join('\t')})
  }
}

/** Offsets are code points; a file in which they fit only as UTF-16 units or as UTF-8 bytes is converted, and told. */
function unitOf(
  text: string,
  lines: readonly Line[],
  diagnostics: Diagnostic[]
): (from: number, to: number) => Span | undefined {
  const points = codePoints(text)
  const length = points.toCodePoint(text.length)
  const inCodePoints = (from: number, to: number): Span | undefined =>
    from <= to && to <= length ? {start: points.toUtf16(from), end: points.toUtf16(to)} : undefined
  if (/^[\0-\x7f]*$/.test(text)) return inCodePoints
  const inUtf16 = (from: number, to: number): Span | undefined =>
    from <= to && to <= text.length ? {start: from, end: to} : undefined
  const bytes = new TextEncoder().encode(text)
  const decoder = new TextDecoder()
  const inBytes = (from: number, to: number): Span | undefined => {
    if (from > to || to > bytes.length) return undefined
    const start = decoder.decode(bytes.subarray(0, from)).length
    return {start, end: start + decoder.decode(bytes.subarray(from, to)).length}
  }
  const quoted = lines.filter(({id, tail}) => id[0] === 'T' && tail !== undefined)
  const fitting = (unit: typeof inUtf16): number =>
    quoted.filter(line => {
      const annotation = readSpan(line, unit)
      return typeof annotation !== 'string' && sameWords(annotation, text, line.tail!)
    }).length
  const expected = fitting(inCodePoints)
  for (const [unit, name] of [
    [inUtf16, 'UTF-16 units'],
    [inBytes, 'bytes of UTF-8']
  ] as const) {
    if (expected === quoted.length || fitting(unit) <= expected) continue
    const message = `The offsets of this file are ${name}, expected code points; they were converted`
    diagnostics.push({code: 'other-unit', severity: 'warning', message})
    return unit
  }
  return inCodePoints
}

function quote({span, parts}: Annotation, text: string): string {
  return (parts ?? [span!])
    .map(part => words(text, part))
    .join(' ')
    .replace(/\s/g, ' ')
}

function sameWords(annotation: Annotation, text: string, tail: string): boolean {
  const folded = (value: string): string => value.replace(/\s+/g, ' ').trim()
  return folded(quote(annotation, text)) === folded(tail)
}

/** Finds the statements, relations and mentions among the annotations. */
function interpret(annotations: readonly Annotation[], document: Document): void {
  const notes = new Map<string, Record<string, unknown>>()
  const taken = new Set<Annotation>()
  for (const annotation of annotations) {
    if (annotation.id?.[0] !== '#' || annotation.label !== note) continue
    const content = parseJson(annotation.value)
    if (!content) continue
    notes.set(annotation.args![0]!.of, content)
    taken.add(annotation)
  }
  const ids = new Map<string, string>()
  for (const annotation of annotations) {
    const {id = '', label, span, parts} = annotation
    const more = notes.get(id)
    const type = label.toLowerCase()
    if (!span) continue
    const place = {span, ...(parts && {parts})}
    if (type === 'claim' || type === 'evidence') {
      const statement = {type, id, ...place, ...more} as Claim | Evidence
      // An implicit claim has a place and no words of the text.
      if ('words' in statement) statement.span = {start: span.start, end: span.start}
      ids.set(id, statement.id)
      if (statement.type === 'claim') document.claims.push(statement)
      else document.evidence.push(statement)
      taken.add(annotation)
    } else if (more && (entityTypes as readonly string[]).includes(type)) {
      document.mentions.push({span, type: type as EntityType, via: 'authored', ...more} as Mention)
      taken.add(annotation)
    }
  }
  for (const annotation of annotations) {
    const {id = '', label, args = []} = annotation
    const [from, to, ...others] = args
    const isOurs =
      id[0] === 'R' && isRelationKind(label) && from?.role === 'Arg1' && to?.role === 'Arg2' && others.length === 0
    const more = notes.get(id)
    if (!isOurs || !ids.has(from!.of) || !(more || ids.has(to!.of))) continue
    const relation: Relation = {
      type: 'relation',
      ...(!more && {id}),
      kind: label,
      from: ids.get(from!.of)!,
      to: ids.get(to!.of) ?? to!.of,
      ...more
    }
    document.relations.push(relation)
    taken.add(annotation)
  }
  const rest = annotations.filter(annotation => !taken.has(annotation))
  if (rest.length) document.annotations = rest
}

/** The type of the notes in which the rest of a statement stands. */
const note = 'claimdown'

function parseJson(value: string | undefined): Record<string, unknown> | undefined {
  try {
    const found: unknown = JSON.parse(value ?? '')
    return typeof found === 'object' && found !== null && !Array.isArray(found)
      ? (found as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

function isRelationKind(label: string): label is Relation['kind'] {
  return (relationKinds as readonly string[]).includes(label)
}

// —— writing ——————————————————————————————————————————————————————————————————————————————————————————————

function write(document: Document): Brat {
  const {text, claims, evidence, mentions, relations, annotations = []} = document
  const points = codePoints(text)
  const names = namesFor(
    annotations.map(({id}) => id),
    [...claims, ...evidence].map(({id}) => id),
    relations.map(({id}) => id)
  )
  const lines: string[] = []
  const notes: [string, object][] = []

  const spanLine = (id: string, label: string, span: Span, parts: readonly Span[] = [span]): void => {
    const places = parts.map(points.spanToCodePoints).map(({start, end}) => `${start} ${end}`)
    const quoted = parts.map(part => words(text, part).replace(/[\r\n\t]/g, ' ')).join(' ')
    lines.push(`${id}\t${label} ${places.join(';')}\t${quoted}`)
  }

  const written = new Map<string, string>()
  for (const statement of [...claims, ...evidence]) {
    const {type, id, span, parts, ...rest} = statement
    const name = names.take('T', id)
    written.set(id, name)
    spanLine(name, type === 'claim' ? 'Claim' : 'Evidence', span, parts)
    const more = {...(name !== id && {id}), ...rest}
    if (Object.keys(more).length) notes.push([name, more])
  }
  for (const {span, type, ...rest} of mentions) {
    const name = names.take('T')
    spanLine(name, `${type[0]!.toUpperCase()}${type.slice(1)}`, span)
    notes.push([name, rest])
  }
  for (const annotation of annotations) {
    const {id, label, span, parts, args = [], value} = annotation
    const roles = args.map(({role, of}) => (role === undefined ? of : `${role}:${of}`)).join(' ')
    if (span) spanLine(id ?? names.take('T'), label, span, parts)
    else if (id === undefined) lines.push(`*\t${label} ${roles}`)
    else if (id[0] === 'E') lines.push(`${id}\t${roles}`)
    else if (id[0] === '#') lines.push(`${id}\t${label} ${roles}${value === undefined ? '' : `\t${value}`}`)
    else lines.push(`${id}\t${label} ${roles}${value === undefined ? '' : ` ${value}`}`)
  }
  for (const relation of relations) {
    const {type: _, kind, from, to, id, ...rest} = relation
    const source = written.get(from)
    if (source === undefined) continue
    const target = written.get(to)
    const name = names.take('R', id)
    lines.push(`${name}\t${kind} Arg1:${source} Arg2:${target ?? source}`)
    const more = {...(name !== id && id !== undefined && {id}), ...(target === undefined && {to}), ...rest}
    // A relation that had no id gets one from brat; the note says that it is not the document's.
    if (id === undefined || Object.keys(more).length) notes.push([name, more])
  }
  for (const [name, content] of notes) lines.push(`${names.take('#')}\t${note} ${name}\t${JSON.stringify(content)}`)
  return {text, ann: lines.map(line => `${line}\n`).join('')}
}

/** Ids of brat's kind, the document's own where they are of that kind. */
function namesFor(...used: (string | undefined)[][]): {take(letter: string, own?: string): string} {
  const all = new Set(used.flat())
  const numbers = new Map<string, number>()
  return {
    take(letter, own) {
      if (own !== undefined && new RegExp(`^${letter}\\d+$`).test(own)) return own
      let number = numbers.get(letter) ?? 1
      while (all.has(`${letter}${number}`)) number++
      numbers.set(letter, number + 1)
      return `${letter}${number}`
    }
  }
}

function losses(document: Document): Diagnostic[] {
  const {sources, entities, citations, relations, claims, evidence, meta, annotations = []} = document
  const found: Diagnostic[] = []
  const ids = new Set([...claims, ...evidence].map(({id}) => id))
  if (Object.keys(meta).length) found.push(loss('The front matter is left out: brat has no place for it', '/meta'))
  if (sources.length)
    found.push(loss(`${count(sources.length, 'source')} left out: brat has no place for them`, '/sources'))
  if (entities.length)
    found.push(
      loss(
        `${count(entities.length, 'entity', 'entities')} left out, and mentions keep their ids: brat has no place for them`,
        '/entities'
      )
    )
  if (citations.length)
    found.push(loss(`${count(citations.length, 'citation')} left out: brat has no place for them`, '/citations'))
  for (const [index, {from, kind, to}] of relations.entries()) {
    if (!ids.has(from))
      found.push(loss(`\`${from} ${kind} ${to}\` left out: what speaks is not in this document`, `/relations/${index}`))
  }
  for (const [index, {id, span}] of annotations.entries()) {
    if (id !== undefined && !(span ? /^T\S*$/ : /^[REAMN#]\S*$/).test(id))
      found.push(
        loss(
          `Annotation \`${id}\` has an id that brat has no line for, so it will not be read`,
          `/annotations/${index}`
        )
      )
  }
  return found
}
