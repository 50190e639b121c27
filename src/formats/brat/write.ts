/** Writes brat. */

import type {Document, ForeignAnnotation} from '../../model/document.ts'
import {codePoints} from '../../text/code-points.ts'
import {type Span, words} from '../../text/span.ts'
import type {WriteOptions} from '../format.ts'
import {directed, isRecordOfLabel, recordsOf, Scheme, typed} from '../labels/scheme.ts'
import type {Brat} from './data.ts'
import {linesOf, readLine, spellLine} from './lines.ts'
import {noteLabel, relationLabel} from './meaning.ts'
import {ownLabels} from './own-labels.ts'

export function write(document: Document, {labels}: WriteOptions = {}): Brat {
  const {text, claims, evidence, mentions, relations, annotations = []} = document
  const points = codePoints(text)
  const names = namesFor(
    annotations.flatMap(({id, args = []}) => [id, ...args.map(({of}) => of)]),
    [...claims, ...evidence].map(({id}) => id),
    relations.map(({id}) => id)
  )
  const lines: string[] = []
  const notes: [string, object][] = []
  const spell = (annotation: ForeignAnnotation, id: string | undefined): void => {
    const parts = placesOf(annotation)
    const quoted = parts.map(part => words(text, part)).join(' ')
    lines.push(spellLine(annotation, id, parts.map(points.spanToCodePoints), quoted))
  }
  const spellSpan = (id: string, label: string, span: Span, parts?: Span[]): void =>
    spell({type: 'annotation', label, span, ...(parts && {parts})}, id)

  const written = new Map<string, string>()
  const scheme = new Scheme(labels, ownLabels)
  const recorded = recordsOf(document)
  for (const statement of [...claims, ...evidence]) {
    const {type, id, span, parts, kind, ...rest} = statement
    const name = names.take('T', id)
    written.set(id, name)
    const chosen = scheme.forStatement(statement, recorded.get(id))
    spellSpan(name, chosen?.label ?? ownLabels.label(type), span, parts)
    // A label may say the kind. Then no note does.
    const isSaid = kind === undefined || (chosen && typed(chosen.meaning).kind === kind)
    const more = {...(name !== id && {id}), ...(!isSaid && {kind}), ...rest}
    if (Object.keys(more).length) notes.push([name, more])
  }
  for (const mention of mentions) {
    const {span, type, ...rest} = mention
    const name = names.take('T')
    const label = scheme.forMention(mention)?.label ?? ownLabels.label(`mention:${type}`)
    spellSpan(name, label, span)
    // A label of the user says that it is a mention. Without one, the note does.
    const {via, ...more} = rest
    if (!scheme.isGiven(label) || via !== 'authored' || Object.keys(more).length) notes.push([name, rest])
  }
  for (const annotation of annotations) {
    if (isRecordOfLabel(annotation)) continue
    const {kept} = writable(annotation)
    if (kept) spell(kept, kept.id ?? (kept.span && names.take('T')))
  }
  for (const relation of relations) {
    const {type: _, kind, from, to, id, ...rest} = relation
    const source = written.get(from)
    if (source === undefined) continue
    const target = written.get(to)
    if (target === undefined) {
      const content = {kind, to, ...(id !== undefined && {id}), ...rest}
      lines.push(`${names.take('#')}\t${relationLabel} ${source}\t${JSON.stringify(content)}`)
      continue
    }
    const name = names.take('R', id)
    const chosen = scheme.forRelation(relation, recorded.get(id ?? ''))
    const label = chosen?.label ?? ownLabels.label(kind)
    const isReversed = chosen !== undefined && directed(chosen.meaning).isReversed
    const [first, second] = isReversed ? [target, source] : [source, target]
    lines.push(`${name}\t${label} Arg1:${first} Arg2:${second}`)
    const more = {...(name !== id && id !== undefined && {id}), ...rest}
    // Every relation has an id in brat. The note says that the document has none.
    if (id === undefined || Object.keys(more).length) notes.push([name, more])
  }
  for (const [name, content] of notes)
    lines.push(`${names.take('#')}\t${noteLabel} ${name}\t${JSON.stringify(content)}`)
  return {text, ann: lines.map(line => `${line}\n`).join('')}
}

/** The spans of the pieces of an annotation. */
function placesOf({span, parts}: ForeignAnnotation): Span[] {
  return parts?.length ? parts : span ? [span] : []
}

/**
 * Returns the part of an annotation that a line of brat can hold, and the names of the fields that are lost. Reading the line of `kept`
 * gives `kept` again. Without `kept`, the annotation cannot be written at all.
 */
export function writable(annotation: ForeignAnnotation): {kept?: ForeignAnnotation; lost: string[]} {
  const {type, id, label, span, parts, args} = annotation
  const tries: ForeignAnnotation[] = [annotation]
  if (span) tries.push({type, ...(id !== undefined && {id}), label, span, ...(parts && {parts})})
  else tries.push({type, ...(id !== undefined && {id}), label, ...(args && {args})})
  const kept = tries.find(comesBack)
  const lost = Object.keys(annotation).filter(field => !kept || !(field in kept))
  return {...(kept && {kept}), lost}
}

/** Whether reading the line of an annotation gives that annotation. */
function comesBack(annotation: ForeignAnnotation): boolean {
  const {span} = annotation
  const parts = placesOf(annotation)
  const id = annotation.id ?? (span && 'T1')
  if (span && id?.[0] !== 'T') return false
  const {lines, left} = linesOf(`${spellLine(annotation, id, parts, 'x')}\n`)
  if (lines.length !== 1 || left.length) return false
  const found = readLine(lines[0]!, (start, end) => ({start, end}))
  return typeof found !== 'string' && lines[0]!.id === (id ?? '*') && isSame({...found, id}, {...annotation, id})
}

function isSame(a: ForeignAnnotation, b: ForeignAnnotation): boolean {
  return fieldsOf(a) === fieldsOf(b)
}

function fieldsOf({id, label, span, parts, args, value}: ForeignAnnotation): string {
  const places = [span, ...(parts ?? [])].map(place => place && [place.start, place.end])
  return JSON.stringify([id, label, places, args?.map(({role, of}) => [role, of]), value])
}

/** Assigns ids to lines. The document's own ids are used where brat allows them. */
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
