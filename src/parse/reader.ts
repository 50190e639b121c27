/** The input of directive readers, and the functions that they share. */

import {expecting} from '../base/message.ts'
import {findNearest} from '../base/nearest.ts'
import type {Report} from '../language/report.ts'
import {attributesOf, idPattern} from '../language/vocabulary.ts'
import type {Claim, Document, Entity, Evidence, ForeignAnnotation} from '../model/document.ts'
import type {Edit} from '../model/reading.ts'
import type {Attribute, Marks} from '../syntax/attributes.ts'
import type {Span} from '../text/span.ts'
import {findSlip} from './attribute-slips.ts'

/** One directive in the Markdown. */
export interface Directive {
  name: string
  form: 'textDirective' | 'leafDirective' | 'containerDirective'
  marks: Marks
  /** The ids in an attribute list next to it that could not be read as part of it. */
  unread?: readonly string[]
  /** The span of its words in the text, in UTF-16 units. */
  span: Span
  /** Returns its label without mark-up, for labels that are not part of the text. */
  label(): string
}

export interface Context {
  /** The Markdown. */
  source: string
  document: Document
  report: Report
  /** Where each part of the document is written: the marks of a directive, or two UTF-16 offsets. */
  places: Map<object, Written>
  firstAfter(offset: number): number
  /** The declared entities by id and by Wikidata item. Of two with the same key, the first. */
  entities: {byId: Map<string, Entity>; byWikidata: Map<string, Entity>}
  /** The ids of statements and sources read so far, and the next number for generated ids, by noun. */
  used: {ids: Set<string>; numbers: Map<string, number>}
  /** Statements whose opening milestone was read, and whose `:end` was not. */
  open: Map<string, Open>
  /** Statements whose `:end` was read too. */
  closed: Open[]
  /** Parts of discontinuous statements. They are joined when all statements are known. */
  parts: {of: string; type: Spanned['type']; span: Span; attribute: Attribute}[]
  /** `:end` directives without an opening milestone. They are reported when all milestones are known. */
  strayEnds: {id: string; directive: Directive}[]
  /** The ids of malformed annotations. References to them are not reported, because the malformed annotation is. */
  malformed: Set<string>
}

/** An item whose words may be between milestones, or in parts. */
export type Spanned = Claim | Evidence | (ForeignAnnotation & {id: string; span: Span})

/** An item between milestones, with the marks of its opening milestone. */
export interface Open {
  statement: Spanned
  marks: Marks
}

export type Written = Marks | readonly [from: number, to: number]

export type Read = (directive: Directive, context: Context) => void

/**
 * Returns the valid attributes of a directive by name. Reports attributes that the directive does not have, and values that an
 * attribute does not allow.
 *
 * ```
 * list      = '{' [attribute (blank attribute)*] '}'
 * attribute = '#' id | '.' class | name ['=' value]
 * value     = '"' words '"' | "'" words "'" | word
 * ```
 *
 * The syntax tree has the attributes as written (`Marks.attributes`): `#c1` as `id`, a class as `class`, a name alone with an empty
 * value, and character references decoded. In the result, each name occurs once and has an allowed value.
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
      const message = `Attribute \`${name}\` is repeated here, expected it once; the first is read`
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
        const message = `Id \`${value}\` contains other characters, expected only letters, digits, \`-\` and \`_\``
        report('invalid-id', 'warning', message, from, to, {ids: [value], actual: value, ...plainId(value, attribute)})
      }
    }
  }
  return values
}

/** Suggests a valid id for `{id="c 1"}`: invalid characters become hyphens. */
function plainId(value: string, {from, to}: Attribute): {fix?: Edit[]} {
  const plain = value.trim().replace(/[\s.:/]+/g, '-')
  return idPattern.test(plain) ? {fix: [{start: from, end: to, content: `#${plain}`}]} : {}
}

/** Reports a class. In `{#a.b}`, the author probably meant one id, but Markdown reads an id and a class. */
function reportClass({value, from, to}: Attribute, before: Attribute | undefined, report: Report): void {
  const isDot = before?.name === 'id' && before.to === from
  const meant = isDot ? `#${before.value}-${value}` : undefined
  const expected = meant ? `an id without a dot: \`${meant}\`` : 'an attribute with a name'
  report(
    'class-attribute',
    'warning',
    `\`.${value}\` is a class, and no annotation has classes, expected ${expected}`,
    from,
    to,
    {
      actual: `.${value}`,
      ...(meant && {expected: [meant], fix: [{start: from, end: from + 1, content: '-'}]})
    }
  )
}

/** Splits a list of ids at white space and commas. */
export function idsIn(value: string): string[] {
  return value.split(/[\s,]+/).filter(id => id !== '')
}

/** Returns an unused id: the noun with the next free number, such as `claim-3`. */
export function unusedId(noun: string, {used}: Context): string {
  let number = used.numbers.get(noun) ?? 1
  while (used.ids.has(`${noun}-${number}`)) number++
  used.numbers.set(noun, number + 1)
  return `${noun}-${number}`
}
