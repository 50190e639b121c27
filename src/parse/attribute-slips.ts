/** Mistakes in attributes that are valid Markdown but do not mean what the author intended, such as `kind: fact`. */

import type {Details} from '../language/report.ts'
import {attributesOf} from '../language/vocabulary.ts'
import {relationKinds} from '../model/document.ts'
import type {Severity} from '../model/reading.ts'
import type {Attribute} from '../syntax/attributes.ts'

export interface Slip {
  code: 'invalid-id' | 'unknown-attribute' | 'unknown-value'
  severity: Severity
  message: string
  from: number
  to: number
  details: Details
  /** The attribute with the mistake corrected; absent if the attribute is left out. */
  meant?: Attribute
  /** The number of consecutive attributes that belong to the mistake. */
  takes: number
}

/** Finds the mistake that starts at an attribute. A mistake may extend over several attributes. */
export function findSlip(
  attributes: readonly Attribute[],
  index: number,
  directive: string,
  source: string
): Slip | undefined {
  const attribute = attributes[index]!
  const written = source.slice(attribute.from, attribute.to)
  return (
    findColon(attributes, index, directive, source) ??
    findSplitValue(attributes, index, directive, source) ??
    findTrailingComma(attribute, written) ??
    findCurlyQuotes(attribute, written) ??
    findWrongSeparator(attribute, written)
  )
}

function isWordAlone({from, to}: Attribute, source: string): boolean {
  return /^[^#.=][^=]*$/.test(source.slice(from, to))
}

/** Counts the consecutive names without a value that start at an index. */
function wordsFrom(attributes: readonly Attribute[], index: number, source: string): number {
  let count = 0
  while (index + count < attributes.length && isWordAlone(attributes[index + count]!, source)) count++
  return count
}

function isKnown(directive: string, name: string): boolean {
  return attributesOf.get(directive)?.has(name) ?? false
}

function spelled(name: string, value: string): string {
  return /^[\p{L}\p{N}_-]+$/u.test(value) ? `${name}=${value}` : `${name}="${value}"`
}

/** `kind: fact`. */
function findColon(
  attributes: readonly Attribute[],
  index: number,
  directive: string,
  source: string
): Slip | undefined {
  const first = attributes[index]!
  const [, name, value] = /^([A-Za-z][\w-]*):([^:]*)$/.exec(first.name) ?? []
  if (name === undefined || !isWordAlone(first, source) || !isKnown(directive, name)) return undefined
  const takes = value === '' ? 1 + wordsFrom(attributes, index + 1, source) : 1
  const to = attributes[index + takes - 1]!.to
  const words = value || source.slice(first.to, to).trim().replace(/\s+/g, ' ')
  if (words === '') return undefined
  const expected = spelled(name, words)
  return {
    code: 'unknown-attribute',
    severity: 'warning',
    message: `\`${source.slice(first.from, to)}\` has a colon, expected \`${expected}\``,
    from: first.from,
    to,
    details: {expected: [expected], fix: [{start: first.from, end: to, content: expected}]},
    takes
  }
}

/** `supports=c1 c2`, `#c 1`: a value of several words without quotes. */
function findSplitValue(
  attributes: readonly Attribute[],
  index: number,
  directive: string,
  source: string
): Slip | undefined {
  const takes = wordsFrom(attributes, index, source)
  const before = attributes[index - 1]
  if (takes === 0 || !before || isKnown(directive, attributes[index]!.name)) return undefined
  const written = source.slice(before.from, before.to)
  const to = attributes[index + takes - 1]!.to
  const words = source.slice(before.to, to).trim().replace(/\s+/g, ' ')
  const rest = {severity: 'warning', from: before.from, to, takes} as const
  if (written.startsWith('#')) {
    // A longer word is more likely a value whose name is missing than a part of the id.
    if (!/^\p{N}{1,4}$|^\p{L}$/u.test(words)) return undefined
    const expected = `#${before.value}-${words}`
    const fix = [{start: before.from, end: to, content: expected}]
    const message = `Id \`${before.value} ${words}\` contains a space, expected \`${expected}\``
    return {code: 'invalid-id', message, details: {expected: [expected], fix}, ...rest}
  }
  if (!/=[^"']/.test(written)) return undefined
  const expected = `${before.name}="${before.value} ${words}"`
  const message = `\`${source.slice(before.from, to)}\` has a value of several words, expected quotes around them: \`${expected}\``
  const fix = [{start: before.from, end: to, content: expected}]
  return {code: 'unknown-attribute', message, details: {expected: [expected], fix}, ...rest}
}

/** `{#c1, kind=fact}`. */
function findTrailingComma(attribute: Attribute, written: string): Slip | undefined {
  const {name, value, from, to} = attribute
  if (!/[^"'][,;]$/.test(written) || !/[,;]$/.test(value)) return undefined
  const expected = written.slice(0, -1)
  return {
    code: name === 'id' ? 'invalid-id' : 'unknown-value',
    severity: 'warning',
    message: `\`${written.at(-1)}\` follows \`${expected}\`, expected only spaces between attributes`,
    from,
    to,
    details: {fix: [{start: to - 1, end: to, content: ''}]},
    meant: {...attribute, value: value.slice(0, -1)},
    takes: 1
  }
}

/** `kind=“fact”`. */
function findCurlyQuotes(attribute: Attribute, written: string): Slip | undefined {
  const {name, value, from, to} = attribute
  const [, words] = /^[“”„«»‘’‚](.+)[“”„«»‘’‚]$/u.exec(value) ?? []
  if (words === undefined || !written.endsWith(value)) return undefined
  const expected = spelled(name, words)
  return {
    code: name === 'id' ? 'invalid-id' : 'unknown-value',
    severity: 'warning',
    message: `\`${written}\` has curly quotes, expected straight ones or none: \`${expected}\``,
    from,
    to,
    details: {
      expected: [expected],
      ...(!words.includes('"') && {fix: [{start: from, end: to, content: expected}]})
    },
    meant: {...attribute, value: words},
    takes: 1
  }
}

/** Attributes whose values are lists of ids. */
const listAttributes: ReadonlySet<string> = new Set(['by', 'addressee', 'about', ...relationKinds, 'from', 'to'])
/** Attributes whose values are ids. */
const idAttributes: ReadonlySet<string> = new Set([...listAttributes, 'superseded-by', 'part', 'ref', 'claim'])

/** `supports=#c1`, `supports="c1,c2"`. */
function findWrongSeparator(attribute: Attribute, written: string): Slip | undefined {
  const {name, value, from, to} = attribute
  if (!idAttributes.has(name)) return undefined
  const bare = value.replace(/(^|[\s,>])#(?=[\p{L}\p{N}_-])/gu, '$1')
  const meant = listAttributes.has(name)
    ? bare
        .split(/[\s,]+/)
        .filter(id => id !== '')
        .join(' ')
    : bare
  const hasHash = bare !== value
  if (!hasHash && !(listAttributes.has(name) && value.includes(','))) return undefined
  const expected = spelled(name, meant)
  const what = hasHash ? 'has `#` before an id' : 'has commas between its ids'
  return {
    code: 'invalid-id',
    severity: hasHash ? 'warning' : 'hint',
    message: `\`${written}\` ${what}, expected \`${expected}\``,
    from,
    to,
    details: {expected: [expected], ...(!meant.includes('"') && {fix: [{start: from, end: to, content: expected}]})},
    meant: {...attribute, value: meant},
    takes: 1
  }
}
