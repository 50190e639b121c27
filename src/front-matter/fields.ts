/** Readers for the types of front matter fields. Each reports values that do not fit. */

import {expecting} from '../base/message.ts'
import {findNearest} from '../base/nearest.ts'
import type {CslDate, CslName} from '../model/csl.ts'
import {findDate, findMeantDate, isDateParts} from '../model/csl-date.ts'
import type {Edit} from '../model/reading.ts'
import {
  assign,
  type Place,
  type ReportYaml,
  toJson,
  uniqueEntries,
  type YamlEntry,
  type YamlMap,
  type YamlValue
} from './yaml-value.ts'

export type ReportField = ReportYaml

/** Reads one field. Returns `undefined` if the value is empty, or if it does not fit and was reported. */
export type ReadField = (entry: YamlEntry, report: ReportField) => unknown

/** Reads words, a number or a boolean as text, in the author's spelling. */
export function readText({key, value}: YamlEntry, report: ReportField): string | undefined {
  if (value.type === 'scalar') return value.value === null ? undefined : value.written
  wrong(key, 'not text', 'words', value, report)
  return undefined
}

/** Reads one name or a list of names. */
export function readNames({key, value}: YamlEntry, report: ReportField): CslName[] | undefined {
  if (value.type === 'list' && value.items.length === 0) return []
  const names = itemsOf(value).flatMap(item => {
    if (item.type === 'scalar') return [{literal: item.written}]
    if (item.type === 'map') {
      const name = readName(item, report)
      if (Object.keys(name).length) return [name]
    }
    wrong(key, 'not a name', 'words, or a mapping with `family` and `given`', item, report)
    return []
  })
  return names.length ? names : undefined
}

function readName(map: YamlMap, report: ReportField): CslName {
  const name: CslName = {}
  for (const entry of uniqueEntries(map, report)) {
    const {key} = entry
    if (nameParts.includes(key)) assign(name, key, readText(entry, report))
    else unknownPart(key, 'a name', nameParts, entry, report)
  }
  return name
}

const nameParts: readonly string[] = [
  'family',
  'given',
  'dropping-particle',
  'non-dropping-particle',
  'suffix',
  'literal'
]

/** Reads `2021`, `2021-09`, `2021-09-20`, two of these with a `/` between, or a CSL date. */
export function readDate({key, value}: YamlEntry, report: ReportField): CslDate | undefined {
  if (value.type === 'map') return readCslDate(value, report)
  if (value.type === 'list') {
    wrong(key, 'not a date', 'one such as `2021-09-20`, `2021-09` or a CSL date', value, report)
    return undefined
  }
  return value.value === null ? undefined : (findDate(value.written) ?? otherDate(value.written, value, report))
}

/** Reports a date that does not exist, and keeps it as words. */
function otherDate(written: string, at: Place, report: ReportField): CslDate {
  const meant = findMeantDate(written)
  const isPlain = meant !== undefined && at.to - at.from === written.length
  const {words, data} = expecting(meant, [], 'one such as `2021-09-20` or `2021-09`, or two that are equally exact')
  const message = `\`${written}\` is not a date, expected ${words}`
  const fix = isPlain ? {fix: [{start: at.from, end: at.to, content: meant}]} : {}
  report('impossible-date', 'warning', message, at, {actual: written, ...data, ...fix})
  return {literal: written}
}

function readCslDate(map: YamlMap, report: ReportField): CslDate | undefined {
  const date: CslDate = {}
  for (const entry of uniqueEntries(map, report)) {
    const {key, value} = entry
    if (key === 'date-parts') Object.assign(date, readDateParts(value, report))
    else if (key === 'season' || key === 'circa') {
      if (value.type !== 'scalar') wrong(key, 'not a word', 'a number or words', value, report)
      else if (value.value !== null && (key === 'circa' || typeof value.value !== 'boolean'))
        assign(date, key, value.value)
    } else if (key === 'literal' || key === 'raw') assign(date, key, readText(entry, report))
    else unknownPart(key, 'a date', dateParts, entry, report)
  }
  return Object.keys(date).length ? date : undefined
}

const dateParts = ['date-parts', 'season', 'circa', 'literal', 'raw'] as const

function readDateParts(value: YamlValue, report: ReportField): CslDate | undefined {
  const parts = itemsOf(value).map(part => (part.type === 'list' ? part.items.map(numberOf) : []))
  if (value.type !== 'list' || !parts.every(part => part.length && part.every(number => number !== undefined))) {
    wrong('date-parts', 'not a date', 'lists of numbers such as `[[2021, 9, 20]]`', value, report)
    return undefined
  }
  const numbers = parts as number[][]
  return isDateParts(numbers)
    ? {'date-parts': numbers}
    : otherDate(numbers.map(part => part.join('-')).join('/'), value, report)
}

function numberOf(value: YamlValue): number | undefined {
  const number = value.type === 'scalar' && value.written.trim() !== '' ? Number(value.written) : Number.NaN
  return Number.isSafeInteger(number) ? number : undefined
}

/** Returns a reader that accepts only the known values. */
export function readChoice<Value extends string>(
  known: readonly Value[]
): (...field: Parameters<ReadField>) => Value | undefined {
  return (entry, report) => {
    const written = readText(entry, report)
    const found = known.find(value => value === written)
    if (written === undefined || found !== undefined) return found
    const near = findNearest(written, known)
    const many = known.length > 12 ? 'a CSL type such as `report` or `speech`' : undefined
    const {words, data} = expecting(near, known, many)
    const message = `\`${entry.key}\` is \`${written}\`, expected ${words}`
    report('unknown-value', 'warning', message, entry.value, {actual: written, ...data})
    return undefined
  }
}

/** Reads a Wikidata item. Reports anything else and returns `undefined`. */
export function readWikidata(written: string, at: Place, report: ReportField): string | undefined {
  if (/^Q[1-9]\d*$/.test(written)) return written
  const message = `\`wikidata\` is \`${written}\`, expected an item such as \`Q42\``
  report('unknown-value', 'warning', message, at, {actual: written})
  return undefined
}

/** Reads one text or a list of texts. */
export function readTexts({key, value}: YamlEntry, report: ReportField): string[] {
  return itemsOf(value).flatMap(item => {
    if (item.type === 'scalar') return item.value === null ? [] : [item.written]
    wrong(key, 'not text', 'words', item, report)
    return []
  })
}

/** Returns the items of a list. Another value counts as a list of one, and an empty value as an empty list. */
function itemsOf(value: YamlValue): readonly YamlValue[] {
  if (value.type === 'list') return value.items
  return value.type === 'scalar' && value.value === null ? [] : [value]
}

/** Whether a value is empty. */
export function isNothing(value: YamlValue): boolean {
  return value.type === 'scalar' && value.value === null
}

/** Reports a value that does not fit its field. */
export function wrong(key: string, is: string, expected: string, at: YamlValue, report: ReportField): void {
  const message = `\`${key}\` is ${is}, expected ${expected}`
  report('front-matter-value', 'warning', message, at, {actual: toActual(at)})
}

/** Returns a value as JSON, cut to 200 characters. */
export function toActual(value: YamlValue): string {
  const text = JSON.stringify(toJson(value, () => {}))
  return text.length > 200 ? `${text.slice(0, 199)}…` : text
}

/** Reports a key that a name, date or entity does not have. */
export function unknownPart(
  key: string,
  of: string,
  expected: readonly string[],
  at: YamlEntry,
  report: ReportField
): void {
  const what = of === 'an entity' ? 'field' : 'part'
  const near = findNearest(key, expected)
  const {words, data} = expecting(near, expected)
  const message = `Unknown ${what} \`${key}\` of ${of}, expected ${words}`
  report('unknown-attribute', 'warning', message, at, {actual: key, ...data, ...(near && renamed(at, near))})
}

/** Returns the fix that renames a key; no fix if the key is in quotes. */
export function renamed({key, from, to}: YamlEntry, content: string): {fix?: Edit[]} {
  return to - from === key.length ? {fix: [{start: from, end: to, content}]} : {}
}
