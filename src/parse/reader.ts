/** What every reader of a directive is given, and what all of them need. */

import type {Annotation, Claim, Document, Evidence} from '../model/document.ts'
import type {Edit, Severity} from '../model/reading.ts'
import type {Attribute, Marks} from '../syntax/attributes.ts'
import {oneOf} from '../text/list.ts'
import {findNearest} from '../text/nearest.ts'
import type {Span} from '../text/span.ts'
import {attributesOf, idPattern} from './vocabulary.ts'

/** One directive of the Markdown. */
export interface Directive {
  name: string
  form: 'textDirective' | 'leafDirective' | 'containerDirective'
  marks: Marks
  /** Its words in the text. */
  span: Span
  /** Its label without mark-up, for labels that are not text. */
  label(): string
}

export interface Context {
  document: Document
  report(code: string, severity: Severity, message: string, from: number, to: number, fix?: Edit[]): void
  /** Where each part of the document is written: a directive's marks, or two offsets. */
  places: Map<object, Written>
  firstAfter(offset: number): number
  /** Ids of statements and sources so far, and the next number for those without one. */
  used: {ids: Set<string>; numbers: Map<string, number>}
  /** Statements whose milestone stands and whose `:end` does not yet. */
  open: Map<string, Open>
  /** Those whose `:end` stands too. */
  closed: Open[]
  /** Further words of statements, until all of them are known. */
  parts: {of: string; type: Spanned['type']; span: Span; attribute: Attribute}[]
}

/** What may stand between milestones, or in parts. */
export type Spanned = Claim | Evidence | (Annotation & {id: string; span: Span})

/** One between two milestones. */
export interface Open {
  statement: Spanned
  marks: Marks
}

export type Written = Marks | readonly [from: number, to: number]

export type Read = (directive: Directive, context: Context) => void

/** The attributes that the directive may have; the others are reported, and so are values that it may not have. */
export function readAttributes({name: directive, marks}: Directive, {report}: Context): Map<string, Attribute> {
  const known = attributesOf.get(directive)!
  const values = new Map<string, Attribute>()
  for (const [index, attribute] of marks.attributes.entries()) {
    const {name, value, from, to} = attribute
    const before = marks.attributes[index - 1]
    const allowed = known.get(name)
    if (name === 'class') {
      // `{#a.b}`: what was meant as one id is an id and a class.
      const isDot = before?.name === 'id' && before.to === from
      const expected = isDot ? `an id without a dot: \`#${before.value}-${value}\`` : 'an attribute with a name'
      report(
        'class-attribute',
        'warning',
        `\`.${value}\` is a class, which nothing here has, expected ${expected}`,
        from,
        to,
        isDot ? [{start: from, end: from + 1, content: '-'}] : undefined
      )
    } else if (!known.has(name)) {
      const near = findNearest(name, known.keys())
      report(
        'unknown-attribute',
        'warning',
        `Unknown attribute \`${name}\` of ${directive}, expected ${near ? `\`${near}\`` : oneOf(known.keys())}`,
        from,
        to,
        near ? [{start: from, end: from + name.length, content: near}] : undefined
      )
    } else if (values.has(name)) {
      report(
        'repeated-attribute',
        'warning',
        `Attribute \`${name}\` stands here again, expected it once; the first is read`,
        from,
        to,
        before && [{start: before.to, end: to, content: ''}]
      )
    } else if (allowed && !allowed.includes(value)) {
      const near = findNearest(value, allowed)
      report(
        'unknown-value',
        'warning',
        `\`${name}\` is \`${value}\`, expected ${near ? `\`${near}\`` : oneOf(allowed)}`,
        from,
        to,
        near ? [{start: from, end: to, content: `${name}=${near}`}] : undefined
      )
    } else if (name === 'id' && directive !== 'annotation' && directive !== 'end' && !idPattern.test(value)) {
      report(
        'invalid-id',
        'warning',
        `Id \`${value}\` has other characters in it, expected letters, digits, \`-\` and \`_\``,
        from,
        to
      )
      values.set(name, attribute)
    } else values.set(name, attribute)
  }
  return values
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
