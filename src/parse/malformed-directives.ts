/** Reports misspelled and unclosed annotations, which Markdown leaves in the text. */

import type {Text} from 'mdast'
import {findNearest} from '../base/nearest.ts'
import type {Details, Report} from '../language/report.ts'
import {directiveNames, registered} from '../language/vocabulary.ts'
import type {Edit} from '../model/reading.ts'
import type {Marks} from '../syntax/attributes.ts'
import {type Brackets, findBrackets} from './brackets.ts'
import {findUnreadList, type UnreadList} from './unread-lists.ts'

/** An attribute list next to an annotation that was not read as part of it. */
export interface Unread {
  /** The ids in the list. */
  ids: readonly string[]
  /** The UTF-16 offset up to which mistakes are reported already. */
  to: number
}

/**
 * Reports the attribute list of an inline annotation that Markdown did not read: a list that is malformed, that follows white
 * space, that is inside the brackets, or that follows a first list.
 */
export function findUnread(source: string, marks: Marks, report: Report): Unread | undefined {
  const {label, list, opening} = marks
  const end = opening[1]
  const adjacent = findUnreadList(source, end)
  if (list) {
    if (!adjacent) return undefined
    const written = source.slice(adjacent.from, adjacent.to)
    const message = `A second attribute list \`${written}\` follows the first, expected all attributes in one list`
    const fix: Edit[] = [{start: end - 1, end: end + 1, content: list[0] === list[1] ? '' : ' '}]
    return reportUnread(adjacent, message, adjacent.from, fix, report)
  }
  if (!label) return undefined
  if (adjacent) return reportUnread(adjacent, undefined, adjacent.from, [], report)
  const enclosed = listInParentheses(source, end)
  if (enclosed) {
    const {from, to} = enclosed
    const attributes = source.slice(from + 1, to - 1)
    const message = `Parentheses enclose the attributes \`${attributes}\`, expected braces: \`{${attributes}}\``
    const fix = [
      {start: from, end: from + 1, content: '{'},
      {start: to - 1, end: to, content: '}'}
    ]
    return reportUnread(enclosed, message, from, fix, report)
  }
  const gap = gapAt(source, end)
  const separate = gap > end ? findUnreadList(source, gap) : undefined
  if (separate) {
    const fix = [{start: end, end: gap, content: ''}]
    return reportUnread(separate, whatSeparates(source, end, gap, separate), end, fix, report)
  }
  return findInside(source, label, report) ?? findEarlyBracket(source, label[1], report)
}

/** Finds `(#c1)` at an offset, if it would be an attribute list in braces. */
function listInParentheses(source: string, at: number): UnreadList | undefined {
  inParentheses.lastIndex = at
  const [written] = inParentheses.exec(source) ?? []
  if (written === undefined) return undefined
  const list = findUnreadList(`{${written.slice(1, -1)}}`, 0)
  if (!list || list.faults.length || list.to !== written.length) return undefined
  return {...list, from: at, to: at + written.length}
}

const inParentheses = /\([^(){}\r\n]*\)/y

/** Describes the white space before a list; `undefined` if the list has a fault of its own, which takes precedence. */
function whatSeparates(source: string, end: number, gap: number, {faults, from, to}: UnreadList): string | undefined {
  if (faults.length) return undefined
  const what = /[\r\n]/.test(source.slice(end, gap)) ? 'A line break' : 'A space'
  return `${what} separates the brackets from \`${source.slice(from, to)}\`, expected the list directly after the \`]\``
}

function reportUnread(
  {faults, ids, to}: UnreadList,
  message: string | undefined,
  start: number,
  fix: readonly Edit[],
  report: Report
): Unread {
  const told = message ?? faults[0]?.message ?? 'these attributes are not read, expected `{#id name=value}`'
  const expected = message === undefined ? faults[0]?.expected : undefined
  report('unread-attributes', 'error', naming(ids, told), start, to, {
    ...idOf(ids),
    ...(expected !== undefined && {expected: [expected]}),
    ...fixOf(fix, faults)
  })
  return {ids, to}
}

/** Reports `{#c1}` at the end of the label: `:claim[words {#c1}]`. */
function findInside(source: string, [from, to]: readonly [number, number], report: Report): Unread | undefined {
  const last = source.slice(Math.max(from, to - longest), to)
  const brace = last.trimEnd().endsWith('}') ? last.lastIndexOf('{') : -1
  const list = brace < 0 ? undefined : findUnreadList(source, to - last.length + brace)
  if (!list || list.faults.length || source.slice(list.to, to).trim() !== '') return undefined
  const written = source.slice(list.from, list.to)
  const message = `\`${written}\` is inside the brackets, expected it directly after the \`]\``
  const words = source.slice(from, list.from).trimEnd().length
  const fix = [{start: from + words, end: to + 1, content: `]${written}`}]
  report('unread-attributes', 'error', message, list.from, to + 1, {...idOf(list.ids), fix})
  return {ids: list.ids, to: to + 1}
}

/** How far to search for the brackets and attributes of an annotation, in UTF-16 units. The limit bounds the time for many malformed annotations. */
const longest = 1000

/**
 * Reports an annotation that the bracket at `close` closes too early: an unmatched closing bracket after it has the
 * attributes.
 */
function findEarlyBracket(source: string, close: number, report: Report): Unread | undefined {
  let depth = 0
  const rest = source.slice(close + 1, close + longest)
  for (const {0: mark, index} of rest.matchAll(/\\.|[[\]]|\n[ \t>]*(?=\n)/gs)) {
    if (mark[0] === '\n') return undefined
    if (mark === '[') depth++
    if (mark !== ']' || --depth >= 0) continue
    const end = close + 1 + index
    const list = findUnreadList(source, end + 1)
    if (!list) return undefined
    const written = source.slice(end, list.to)
    const message = `A bracket closes the annotation before \`${written}\`, expected \`\\]\` for a bracket that is text`
    const fix = [{start: close, end: close, content: '\\'}]
    report('bracket-residue', 'error', naming(list.ids, message), close, list.to, {
      ...idOf(list.ids),
      actual: written,
      ...fixOf(fix, list.faults)
    })
    return {ids: list.ids, to: list.to}
  }
  return undefined
}

/** Returns the offset after white space that has at most one line ending and the quote marks after it. */
function gapAt(source: string, at: number): number {
  gap.lastIndex = at
  gap.exec(source)
  return gap.lastIndex
}

const gap = /[ \t]{0,9}(?:\r\n|\n|\r)?[ \t>]{0,40}/y

/** Returns the message with the id of the annotation in it. */
function naming([id]: readonly string[], message: string): string {
  if (id === undefined || message.includes(id)) return message[0]!.toUpperCase() + message.slice(1)
  return `In \`${id}\`, ${message[0]!.toLowerCase()}${message.slice(1)}`
}

function idOf(ids: readonly string[]): {ids?: string[]} {
  return ids.length ? {ids: ids.slice(0, 1)} : {}
}

function fixOf(fix: readonly Edit[], faults: UnreadList['faults']): {fix?: Edit[]} {
  const all = [...fix, ...faults.flatMap(fault => fault.fix ?? [])]
  return all.length && faults.every(fault => fault.fix) ? {fix: all} : {}
}

/** A name with its colons before a bracket or brace, with optional white space between them. */
const nearlyDirective =
  /(?:(?<![\\:\w])(:{1,3})([ \t]*)|(?<![\\:\w-]))([A-Za-z][\w-]*)([ \t]*(?:(?:\r\n|\n|\r)[ \t>]*)?)(?=[[{])/g

/** A closing bracket before an attribute list. */
const listBehindBracket = /(?<!\\)\](?=\{)/g

/**
 * Searches the Markdown of one text node for names that resemble directives (`:clam[`, `: claim[`, `claim[…]{#c1}`), for
 * directives that are not closed (`:claim[…`), and for attribute lists that belong to no annotation (`]{#c1}`).
 *
 * Mistakes before `from` are reported already. In a document without annotations, attribute lists belong to other tools.
 */
export function findMalformed(
  source: string,
  {position}: Text,
  from: number,
  isAnnotated: boolean,
  report: Report
): void {
  const start = Math.max(from, position!.start.offset!)
  const written = source.slice(start, position!.end.offset!)
  if (!/[[{(]/.test(written)) return
  const text: Piece = {source, start, written, report}
  reportParentheses(text)
  /** The offset into `written` up to which mistakes are reported. */
  let told = 0
  for (const match of written.matchAll(nearlyDirective)) {
    const [, colons = '', before = '', name = '', after = ''] = match
    if (match.index < told) continue
    const mark: Mark = {at: match.index, colons, before, name, after, bracket: match.index + match[0].length}
    const isExact = colons !== '' && before === '' && after === ''
    told = (isExact ? reportExact(text, mark) : reportLoose(text, mark)) ?? told
  }
  if (isAnnotated) reportResidue(text)
}

/** The Markdown of a text node. The offsets of marks are UTF-16 offsets into `written`. */
interface Piece {
  source: string
  /** The UTF-16 offset of `written` in the Markdown. */
  start: number
  written: string
  report: Report
  brackets?: Brackets
  /** The offsets of attribute lists that are reported already. */
  lists?: Set<number>
}

interface Mark {
  at: number
  colons: string
  /** White space between the colons and the name. */
  before: string
  name: string
  /** White space between the name and the bracket. */
  after: string
  /** The offset of the bracket or brace. */
  bracket: number
}

function bracketsOf(text: Piece): Brackets {
  text.brackets ??= findBrackets(text.written)
  return text.brackets
}

function explain(text: Piece, list: UnreadList): void {
  text.lists ??= new Set()
  text.lists.add(list.from)
}

/** Finds the attribute list that starts at a brace or follows the label that starts at a bracket. */
function listFrom(text: Piece, bracket: number): UnreadList | undefined {
  const {source, start, written} = text
  const brace = written[bracket] === '{' ? bracket : (bracketsOf(text).closeOf.get(bracket) ?? -2) + 1
  return brace < 0 ? undefined : findUnreadList(source, start + brace)
}

/**
 * Reports white space or a missing colon in an annotation. Prose may look the same, so only a registered name with an
 * attribute list of ours is reported.
 */
function reportLoose(text: Piece, {at, colons, before, name, after, bracket}: Mark): number | undefined {
  const {start, written, report} = text
  if (!directiveNames.has(name) || (colons === '' && (after !== '' || written[bracket] === '{'))) return undefined
  const list = listFrom(text, bracket)
  if (!list) return undefined
  explain(text, list)
  const meant = `${colons || ':'}${name}`
  const nameAt = at + colons.length + before.length
  const what =
    colons === ''
      ? `\`${name}\` has no colon before it, expected \`${meant}\``
      : before !== ''
        ? `A space separates \`${colons}\` from \`${name}\`, expected \`${meant}\``
        : `${/[\r\n]/.test(after) ? 'A line break' : 'A space'} follows \`${meant}\`, expected \`${meant}${written[bracket]}\``
  const edit = {start: start + at, end: start + bracket, content: meant}
  const to = start + (colons === '' ? nameAt + name.length : after === '' ? bracket : bracket + 1)
  report('near-miss', 'warning', naming(list.ids, what), start + at, to, {
    ...idOf(list.ids),
    expected: [after === '' ? meant : `${meant}${written[bracket]}`],
    ...fixOf([edit], list.faults)
  })
  return list.to - start
}

/** Reports parentheses in place of the brackets of an annotation: `:claim(words){#c1}`. */
function reportParentheses({source, start, written, report}: Piece): void {
  for (const {0: opening, 1: name = '', index} of written.matchAll(nameBeforeParenthesis)) {
    if (!registered.text.has(name)) continue
    const at = start + index
    const parenthesis = at + opening.length - 1
    inParentheses.lastIndex = parenthesis
    const [words] = inParentheses.exec(source) ?? []
    const close = parenthesis + (words?.length ?? 0) - 1
    const list = words === undefined ? undefined : findUnreadList(source, close + 1)
    if (!list) continue
    const fix = [
      {start: parenthesis, end: parenthesis + 1, content: '['},
      {start: close, end: close + 1, content: ']'}
    ]
    const message = `Parentheses enclose the words of \`:${name}\`, expected brackets: \`:${name}[\``
    report('near-miss', 'warning', naming(list.ids, message), at, parenthesis + 1, {
      ...idOf(list.ids),
      actual: opening,
      expected: [`:${name}[`],
      ...fixOf(fix, list.faults)
    })
  }
}

const nameBeforeParenthesis = /(?<![\\:\w]):([a-z]+)\(/g

/** Reports a directive without white space in it: a misspelled name, or a known name that Markdown did not read. */
function reportExact(text: Piece, mark: Mark): number | undefined {
  const {start, report} = text
  const {at, colons, name} = mark
  if (directiveNames.has(name)) return reportUnclosed(text, mark)
  const near = findNearest(name, directiveNames)
  if (!near) return undefined
  const list = listFrom(text, mark.bracket)
  if (list) explain(text, list)
  const ids = list?.ids ?? []
  const from = start + at + colons.length
  const whose = ids.length ? ` for \`${ids[0]}\`` : ''
  const message = `Unknown directive \`${name}\`${whose}, expected \`${near}\``
  const edit = {start: from, end: from + name.length, content: near}
  const fix = fixOf([edit], list?.faults ?? [])
  report('near-miss', 'warning', message, start + at, from + name.length, {
    actual: name,
    expected: [near],
    ...idOf(ids),
    ...fix
  })
  return list && list.to - start
}

/** Reports a directive with a registered name that Markdown read as text, with the cause. */
function reportUnclosed(text: Piece, mark: Mark): number | undefined {
  const {start, report} = text
  const {at, colons, name, bracket} = mark
  const told = (message: string, end: number, details: Details, list?: UnreadList): number => {
    if (list) explain(text, list)
    const ids = list?.ids ?? []
    report('unclosed-directive', 'error', naming(ids, message), start + at, end, {...idOf(ids), ...details})
    return end - start
  }
  const list = listFrom(text, bracket)
  const nameEnd = start + bracket
  const form = otherForm(colons, name)
  if (form) {
    const edit = {start: start + at, end: start + at + colons.length, content: form.colons}
    const message = `\`${name}\` is written with \`${colons}\`, expected \`${form.colons}${name}\`${form.where}`
    return told(
      message,
      nameEnd,
      {actual: `${colons}${name}`, expected: [`${form.colons}${name}`], ...fixOf([edit], list?.faults ?? [])},
      list
    )
  }
  if (list?.faults[0]) {
    const {message, expected, to} = list.faults[0]
    return told(
      message,
      Math.max(to, nameEnd),
      {...(expected !== undefined && {expected: [expected]}), ...fixOf([], list.faults)},
      list
    )
  }
  const close = bracketsOf(text).closeOf.get(bracket)
  if (text.written[bracket] === '[' && close === undefined) return reportUnclosedLabel(text, mark, told)
  const actual = `${colons}${name}`
  if (colons === ':') {
    const message = `\`${actual}\` is not an annotation here, expected brackets that match: a bracket that is text is written \`\\[\` or \`\\]\``
    return told(message, nameEnd, {actual}, list)
  }
  const gapped = close === undefined || list ? undefined : gappedList(text, close)
  if (gapped) {
    const [from, behind] = gapped
    const fix = fixOf([{start: from, end: behind.from, content: ''}], behind.faults)
    const message = `A space separates the brackets of \`${actual}\` from its attributes, expected the list directly after the \`]\``
    return told(message, behind.to, fix, behind)
  }
  const isFirst = /(?:^|[\r\n])[ \t>]*$/.test(text.source.slice(Math.max(0, start + at - 40), start + at))
  const message = isFirst
    ? `The line of \`${actual}\` has other words on it, expected nothing else there`
    : `\`${actual}\` begins inside a line, expected it on a line of its own`
  return told(message, nameEnd, {actual}, list)
}

/** Finds an attribute list that white space separates from the bracket before it. */
function gappedList({source, start}: Piece, close: number): [from: number, list: UnreadList] | undefined {
  const from = start + close + 1
  const brace = gapAt(source, from)
  const list = brace > from ? findUnreadList(source, brace) : undefined
  return list && [from, list]
}

/** Reports a label without a closing bracket: `:claim[words{#c1}`. */
function reportUnclosedLabel(
  text: Piece,
  {colons, name, bracket}: Mark,
  told: (message: string, end: number, details: Details, list?: UnreadList) => number
): number {
  const {source, start, written} = text
  const actual = `${colons}${name}[`
  const extra = findUnmatched(written, bracket)
  if (extra !== undefined) {
    const message = `A bracket inside the words of \`${colons}${name}\` never closes, expected \`\\[\` for a bracket that is text`
    return told(message, start + bracket + 1, {
      actual,
      fix: [{start: start + extra, end: start + extra, content: '\\'}]
    })
  }
  const list = firstList(text, bracket)
  if (!list) {
    const message = `\`${actual}\` never closes, expected a \`]\` after its words: a bracket that is text is written \`\\[\``
    return told(message, start + bracket + 1, {actual})
  }
  const words = source.slice(start + bracket + 1, list.from)
  const from = start + bracket + 1 + words.trimEnd().length
  const attributes = source.slice(list.from, list.to)
  const message = `\`${actual}\` has no \`]\`, expected one before \`${attributes}\``
  const fix = words.trim() === '' ? {} : fixOf([{start: from, end: list.from, content: ']'}], list.faults)
  return told(message, list.to, {actual, expected: [']'], ...fix}, list)
}

/** Finds the first attribute list of ours after a bracket, if no annotation comes before it. */
function firstList({source, start, written}: Piece, bracket: number): UnreadList | undefined {
  const rest = written.slice(bracket + 1, bracket + longest)
  for (const {0: mark, index} of rest.matchAll(/\\.|:[a-z]+[[{]|\{/gs)) {
    if (mark.startsWith(':')) return undefined
    const list = mark === '{' ? findUnreadList(source, start + bracket + 1 + index) : undefined
    if (list) return list
  }
  return undefined
}

/** Finds the unmatched opening bracket inside a label that was paired with the closing bracket of the label. */
function findUnmatched(written: string, label: number): number | undefined {
  const open: number[] = []
  for (const {0: mark, index} of written.slice(label, label + longest).matchAll(/\\.|\[|\](\{[#a-z][^}\n]*\})?/gs)) {
    if (mark === '[') open.push(label + index)
    if (mark[0] !== ']') continue
    const opened = open.pop()
    if (opened !== undefined && mark.length > 1 && open.length > 0) return opened
    if (open.length === 0) return undefined
  }
  return undefined
}

/** Returns the correct colons for a directive that has no form with these colons. */
function otherForm(colons: string, name: string): {colons: string; where: string} | undefined {
  const {text, leaf, container} = registered
  if ((colons === ':' ? text : colons === '::' ? leaf : container).has(name)) return undefined
  if (text.has(name)) return {colons: ':', where: ''}
  return {colons: '::', where: ' alone on its line'}
}

/** Reports attribute lists after a bracket that belongs to no annotation. */
function reportResidue(text: Piece): void {
  const {source, start, written, report} = text
  for (const {index} of written.matchAll(listBehindBracket)) {
    const list = findUnreadList(source, start + index + 1)
    if (!list || list.faults.length || text.lists?.has(list.from)) continue
    const opened = bracketsOf(text).openOf.get(index)
    // `:kbd[x]{.key}` is a directive of another tool.
    if (opened !== undefined && /:[\w-]{1,40}$/.test(written.slice(Math.max(0, opened - 42), opened))) continue
    const actual = source.slice(start + index, list.to)
    const message =
      opened === undefined
        ? `These attributes belong to no annotation, expected a \`[\` before \`${actual}\`: a bracket that is text is written \`\\[\` or \`\\]\``
        : `The brackets before \`${actual.slice(1)}\` have no name, expected \`:claim[\` or another annotation`
    report(
      'bracket-residue',
      opened === undefined ? 'error' : 'warning',
      naming(list.ids, message),
      start + index,
      list.to,
      {
        ...idOf(list.ids),
        actual
      }
    )
  }
}
