/** The lines of an annotation file, one by one. */

import type {ForeignAnnotation} from '../../model/document.ts'
import type {Span} from '../../text/span.ts'

export interface Line {
  id: string
  /** The characters between the first tab and the second. */
  body: string
  /** The characters after the second tab; absent where there is no second tab. */
  tail?: string
  number: number
}

/** A physical line that is not read, and why. */
export interface LeftLine {
  content: string
  number: number
  /** Whether it would be a line of annotations if it had tabs. */
  lacksTabs: boolean
}

/**
 * The lines of a file. A quotation or a note may continue on the next physical lines; any other line without an id and a tab
 * is `left`, and so is one that has blanks where the tabs belong.
 */
export function linesOf(ann: string): {lines: Line[]; left: LeftLine[]} {
  const lines: Line[] = []
  const left: LeftLine[] = []
  let tails: string[] = []
  /** Whether the last line may continue. */
  let isOpen = false
  const close = (): void => {
    const last = lines.at(-1)
    if (last?.tail !== undefined && tails.length) last.tail = [last.tail, ...tails].join('\n')
    tails = []
  }
  for (const [index, physical] of ann
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    const found = /^([TREAMN#]\d\S*|\*)\t([^\t]*)(?:\t(.*))?$/s.exec(physical)
    const number = index + 1
    if (found) {
      close()
      const [, id, body, tail] = found
      lines.push({id: id!, body: body!.trim(), number, ...(tail !== undefined && {tail})})
      isOpen = tail !== undefined && (id![0] === 'T' || id![0] === '#')
    } else if (physical.trim() !== '') {
      const lacksTabs = withoutTabs.test(physical)
      if (isOpen && !lacksTabs) tails.push(physical)
      else {
        left.push({content: physical, number, lacksTabs})
        isOpen = false
      }
    }
  }
  close()
  return {lines, left}
}

/** `T1 Claim 0 5 words`, `R1 supports Arg1:T1 Arg2:T2`, `E1 Claim:T1`, `A1 Negation E1`, `* Equiv T1 T2`. */
const withoutTabs =
  /^[ \t]*(?:T\d+[ \t]+\S+[ \t]+\d+[ \t]+\d+(?:[ \t;]|$)|R\d+[ \t]+\S+[ \t]+[^\s:]+:\S|E\d+[ \t]+[^\s:]+:\S|[AMN#]\d+[ \t]+\S+[ \t]+[TREAMN#]\d|\*[ \t]+\S+[ \t]+[TE]\d)/

/** Whether lines of this kind have text after their second tab: words, a name or a note. */
export function hasTail({id}: Line): boolean {
  return 'TN#'.includes(id[0]!)
}

/** Converts the offsets of a line to a span of the text; `undefined` where they lie outside it. */
export type ToSpan = (from: number, to: number) => Span | undefined

/** Parses a line to an annotation, or returns a message where the line is wrong. */
export function readLine(line: Line, toSpan: ToSpan): ForeignAnnotation | string {
  return readers.get(line.id[0]!)!(line, toSpan)
}

const readers: ReadonlyMap<string, (line: Line, toSpan: ToSpan) => ForeignAnnotation | string> = new Map<
  string,
  (line: Line, toSpan: ToSpan) => ForeignAnnotation | string
>([
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

function readSpan({id, body}: Line, toSpan: ToSpan): ForeignAnnotation | string {
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
  const [first] = parts
  const span = parts.reduce(
    (whole, {start, end}) => ({start: Math.min(whole.start, start), end: Math.max(whole.end, end)}),
    first!
  )
  return {type: 'annotation', id, label, span, parts}
}

function withArguments(id: string, found: RegExpExecArray | null): ForeignAnnotation | string {
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

function readAttribute({id, body}: Line): ForeignAnnotation | string {
  const [label, of, ...value] = body.split(/\s+/)
  if (!label || !of) return 'has no name and target'
  return {type: 'annotation', id, label, args: [{of}], ...(value.length && {value: value.join(' ')})}
}

/** `N1 Reference T1 Wikidata:Q1⇥name` and `#1 AnnotatorNotes T1⇥note`. */
function readNote({id, body, tail}: Line): ForeignAnnotation | string {
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

/** Writes an annotation as a line. `places` are the offsets of its span or parts, and `quoted` is the text there. */
export function spellLine(
  annotation: ForeignAnnotation,
  id: string | undefined,
  places: readonly Span[],
  quoted: string
): string {
  const {label, args = [], value} = annotation
  const roles = args.map(({role, of}) => (role === undefined ? of : `${role}:${of}`)).join(' ')
  if (places.length)
    return `${id}\t${label} ${places.map(({start, end}) => `${start} ${end}`).join(';')}\t${quoted.replace(/[\r\n\t]/g, ' ')}`
  if (id === undefined) return `*\t${label} ${roles}`
  if (id[0] === 'E') return `${id}\t${roles}`
  if (id[0] === '#') return `${id}\t${label} ${roles}${value === undefined ? '' : `\t${value}`}`
  return `${id}\t${label} ${roles}${value === undefined ? '' : ` ${value}`}`
}
