/** What every reader of a directive is given, and what all of them need. */

import {expecting} from '../base/message.ts'
import {findNearest} from '../base/nearest.ts'
import type {Report} from '../language/report.ts'
import {attributesOf, idPattern} from '../language/vocabulary.ts'
import type {Claim, Document, Entity, Evidence, ForeignAnnotation} from '../model/document.ts'
import type {Edit} from '../model/reading.ts'
import type {Attribute, Marks} from '../syntax/attributes.ts'
import type {Span} from '../text/span.ts'
import {findSlip} from './attribute-slips.ts'

/** One directive of the Markdown. */
export interface Directive {
  name: string
  form: 'textDirective' | 'leafDirective' | 'containerDirective'
  marks: Marks
  /** The ids in an attribute list that is not read as its own. */
  unread?: readonly string[]
  /** Its words in the text. */
  span: Span
  /** Its label without mark-up, for labels that are not text. */
  label(): string
}

export interface Context {
  /** The Markdown. */
  source: string
  document: Document
  report: Report
  /** Where each part of the document is written: a directive's marks, or two offsets. */
  places: Map<object, Written>
  firstAfter(offset: number): number
  /** The declared entities by id and by Wikidata item; of two with one name, the first. */
  entities: {byId: Map<string, Entity>; byWikidata: Map<string, Entity>}
  /** Ids of statements and sources so far, and the next number for those without one. */
  used: {ids: Set<string>; numbers: Map<string, number>}
  /** Statements whose milestone stands and whose `:end` does not yet. */
  open: Map<string, Open>
  /** Those whose `:end` stands too. */
  closed: Open[]
  /** Further words of statements, until all of them are known. */
  parts: {of: string; type: Spanned['type']; span: Span; attribute: Attribute}[]
  /** Ends without a beginning, until all of them are known. */
  strayEnds: {id: string; directive: Directive}[]
  /** The ids of annotations that are malformed: that nothing else has them is told with these. */
  malformed: Set<string>
}

/** What may stand between milestones, or in parts. */
export type Spanned = Claim | Evidence | (ForeignAnnotation & {id: string; span: Span})

/** One between two milestones. */
export interface Open {
  statement: Spanned
  marks: Marks
}

export type Written = Marks | readonly [from: number, to: number]

export type Read = (directive: Directive, context: Context) => void

/**
 * The attributes that the directive may have; the others are reported, and so are values that it may not have.
 *
 * ```
 * list      = '{' [attribute (blank attribute)*] '}'
 * attribute = '#' id | '.' class | name ['=' value]
 * value     = '"' words '"' | "'" words "'" | word
 * ```
 *
 * The syntax tree has them already (`Marks.attributes`): `#c1` as `id`, a class as `class`, a name alone as an empty value,
 * character references decoded. Here each name stands once, belongs to its directive and has one of its values.
 */
export function readAttributes({name: directive, marks}: Directive, {report, source}: Context): Map<string, Attribute> {
  const known = attributesOf.get(directive)!
  const values = new Map<string, Attribute>()
  const {attributes} = marks
  for (let index = 0; index < attributes.length; index++) {
    const slip = findSlip(attributes, index, directive, source)
    const attribute = slip?.meant ?? attributes[index]!
    const {name, value, from, to} = attribute
    const before = attributes[index - 1]
    const allowed = known.get(name)
    if (slip && (!slip.meant || known.has(name))) {
      report(slip.code, slip.severity, slip.message, slip.from, slip.to, slip.details)
      if (slip.meant && !values.has(name) && (!allowed || allowed.includes(value))) values.set(name, attribute)
      index += slip.takes - 1
      continue
    }
    if (name === 'class') reportClass(attribute, before, report)
    else if (!known.has(name)) {
      const near = findNearest(name, known.keys())
      const {words, data} = expecting(near, [...known.keys()])
      const message = `Unknown attribute \`${name}\` of ${directive}, expected ${words}`
      report('unknown-attribute', 'warning', message, from, to, {
        actual: name,
        ...data,
        ...(near && {fix: [{start: from, end: from + name.length, content: near}]})
      })
    } else if (values.has(name)) {
      const message = `Attribute \`${name}\` stands here again, expected it once; the first is read`
      report('repeated-attribute', 'warning', message, from, to, {
        actual: name,
        ...(before && {fix: [{start: before.to, end: to, content: ''}]})
      })
    } else if (allowed && !allowed.includes(value)) {
      const near = findNearest(value, allowed)
      const {words, data} = expecting(near, allowed)
      const message = `\`${name}\` is \`${value}\`, expected ${words}`
      report('unknown-value', 'warning', message, from, to, {
        actual: value,
        ...data,
        ...(near && {fix: [{start: from, end: to, content: `${name}=${near}`}]})
      })
    } else {
      values.set(name, attribute)
      if (name === 'id' && directive !== 'annotation' && directive !== 'end' && !idPattern.test(value)) {
        const message = `Id \`${value}\` has other characters in it, expected letters, digits, \`-\` and \`_\``
        report('invalid-id', 'warning', message, from, to, {ids: [value], actual: value, ...plainId(value, attribute)})
      }
    }
  }
  return values
}

/** `{id="c 1"}`: the same id without what no id has. */
function plainId(value: string, {from, to}: Attribute): {fix?: Edit[]} {
  const plain = value.trim().replace(/[\s.:/]+/g, '-')
  return idPattern.test(plain) ? {fix: [{start: from, end: to, content: `#${plain}`}]} : {}
}

/** `{#a.b}`: what was meant as one id is an id and a class. */
function reportClass({value, from, to}: Attribute, before: Attribute | undefined, report: Report): void {
  const isDot = before?.name === 'id' && before.to === from
  const meant = isDot ? `#${before.value}-${value}` : undefined
  const expected = meant ? `an id without a dot: \`${meant}\`` : 'an attribute with a name'
  report(
    'class-attribute',
    'warning',
    `\`.${value}\` is a class, which nothing here has, expected ${expected}`,
    from,
    to,
    {
      actual: `.${value}`,
      ...(meant && {expected: [meant], fix: [{start: from, end: from + 1, content: '-'}]})
    }
  )
}

export function idsIn(value: string): string[] {
  return value.split(/[\s,]+/).filter(id => id !== '')
}

/** `claim-3`, or the next number that is free so far. */
export function unusedId(noun: string, {used}: Context): string {
  let number = used.numbers.get(noun) ?? 1
  while (used.ids.has(`${noun}-${number}`)) number++
  used.numbers.set(noun, number + 1)
  return `${noun}-${number}`
}
