/** Readers for the inline constructs of plain Markdown, by the character that begins them. */

import {decodeNamedCharacterReference} from 'decode-named-character-reference'
import {decodeNumericCharacterReference} from 'micromark-util-decode-numeric-character-reference'
import {codes, isAsciiPunctuation} from '../codes.ts'
import type {SourceMap} from '../source-map.ts'
import {findDirective} from './directives.ts'
import {node, type PlainNode, type Reading, refuse, spell} from './reading.ts'

/** Returns the nodes of a part of a paragraph. Each line except the first begins with `prefix`. */
export function readInlines(reading: Reading, from: number, to: number, prefix: string): PlainNode[] {
  const {source} = reading
  const phrase = new Phrase(reading, from, to, prefix)
  for (let next = from; ; ) {
    special.lastIndex = next
    const found = special.exec(source)
    if (!found || found.index >= to) break
    const at = found.index
    const read = readers.get(source.charCodeAt(at)) ?? refuse
    read(phrase, at)
    next = Math.max(at + 1, phrase.at)
  }
  phrase.takeLetters(withoutBlanks(source, phrase.at, to))
  return phrase.children
}

/** Reads the construct that begins at an offset. If there is none, does nothing, and the character becomes text. */
type ReadInline = (phrase: Phrase, at: number) => void

/** A reader for each character that may begin an inline construct. Other such characters are never plain. */
const special = /[*_~`<&\\![\]:\n]/g

const readers: ReadonlyMap<number, ReadInline> = new Map<number, ReadInline>([
  [codes.lineFeed, readLineEnding],
  [codes.exclamationMark, readExclamationMark],
  [codes.ampersand, readReference],
  [codes.asterisk, readEmphasis],
  [codes.colon, readDirective],
  [codes.leftSquareBracket, readLink],
  [codes.backslash, readEscape],
  [codes.rightSquareBracket, readBracket],
  [codes.underscore, readUnderscore],
  [codes.graveAccent, readCode]
])

/** A part of a paragraph that is being converted to nodes. */
class Phrase {
  readonly reading: Reading
  readonly source: string
  readonly from: number
  readonly to: number
  readonly prefix: string
  readonly children: PlainNode[] = []
  /** The offset up to which it is read. */
  at: number
  /** The text node that the next characters are added to. */
  private text: PlainNode | undefined

  constructor(reading: Reading, from: number, to: number, prefix: string) {
    this.reading = reading
    this.source = reading.source
    this.from = from
    this.to = to
    this.prefix = prefix
    this.at = from
  }

  /** Adds the characters up to an offset as text. */
  takeLetters(end: number): void {
    if (end > this.at) this.write(this.source.slice(this.at, end), this.at, end)
    this.at = end
  }

  /** Adds the characters before `from` as text, then `value`, which the Markdown writes from `from` to `to`. */
  takeText(value: string, from: number, to: number, kind?: SourceMap['kind'][number]): void {
    this.takeLetters(from)
    this.write(value, from, to, kind)
    this.at = to
  }

  /** Adds a node whose children are read already, and continues at its end. Call `takeLetters` before reading the children. */
  add(child: PlainNode): void {
    this.children.push(child)
    this.text = undefined
    this.at = child.position.end.offset
  }

  private write(value: string, from: number, to: number, kind?: SourceMap['kind'][number]): void {
    spell(this.reading, value, from, to, kind)
    if (this.text) {
      this.text.value += value
      this.text.position.end.offset = to
    } else {
      this.text = {type: 'text', position: {start: {offset: from}, end: {offset: to}}, value}
      this.children.push(this.text)
    }
  }
}

/** Returns the end without trailing spaces. Markdown drops them at the end of a paragraph, and keeps them at the end of a label. */
function withoutBlanks(source: string, from: number, to: number): number {
  if (source.charCodeAt(to) === codes.rightSquareBracket) return to
  let end = to
  while (end > from && source.charCodeAt(end - 1) === codes.space) end--
  return end
}

/** Reads a soft break. Two spaces before it would make it a hard break, which is refused. */
function readLineEnding(phrase: Phrase, at: number): void {
  const {source, prefix} = phrase
  const isBlank = source.charCodeAt(at - 1) === codes.space
  if (isBlank && source.charCodeAt(at - 2) === codes.space) refuse()
  phrase.takeLetters(isBlank ? at - 1 : at)
  phrase.at = at
  phrase.takeText('\n', at, at + 1, 'break')
  phrase.at = at + 1 + prefix.length
  if (source.charCodeAt(phrase.at) === codes.space) refuse()
}

/** Leaves `!` as text; refuses an image. */
function readExclamationMark({source}: Phrase, at: number): void {
  if (source.charCodeAt(at + 1) === codes.leftSquareBracket) refuse()
}

/** Reads `&amp;`. An ampersand that begins no character reference is text. */
function readReference(phrase: Phrase, at: number): void {
  reference.lastIndex = at
  const [whole, name] = reference.exec(phrase.source) ?? []
  if (whole === undefined || at + whole.length > phrase.to) return
  const value = decoded(name!)
  if (value !== undefined) phrase.takeText(value, at, at + whole.length)
}

const reference = /&(#[xX][\da-fA-F]{1,6}|#\d{1,7}|[A-Za-z\d]{1,31});/y

function decoded(name: string): string | undefined {
  if (name[0] !== '#') return decodeNamedCharacterReference(name) || undefined
  const isHexadecimal = name[1] === 'x' || name[1] === 'X'
  return decodeNumericCharacterReference(name.slice(isHexadecimal ? 2 : 1), isHexadecimal ? 16 : 10)
}

/** Reads `*a*` and `**a**` without other marks inside. An asterisk between spaces is text. */
function readEmphasis(phrase: Phrase, at: number): void {
  const {source, from, to} = phrase
  const isFirst = at === from
  if (!isFirst && at + 1 < to && source.charCodeAt(at - 1) === codes.space && source.charCodeAt(at + 1) === codes.space)
    return
  emphasis.lastIndex = at
  const [whole, mark] = emphasis.exec(source) ?? refuse()
  const end = at + whole.length
  if (end > to || source.charCodeAt(end) === codes.asterisk) refuse()
  if (!isFirst && source.charCodeAt(at - 1) === codes.asterisk) refuse()
  phrase.takeLetters(at)
  const size = mark!.length
  const children = readInlines(phrase.reading, at + size, end - size, '')
  phrase.add(node(size === 1 ? 'emphasis' : 'strong', at, end, children))
}

/** Words between single or double asterisks. The first and last characters inside are letters or digits. */
const emphasis = /(\*{1,2})(?=[\p{L}\p{N}])[^*[\]_`<~\\!&:\n]*(?<=[\p{L}\p{N}])\1/uy

/** Reads `:claim[…]{…}`. A colon before anything else is text. */
function readDirective(phrase: Phrase, at: number): void {
  const {reading, source, to, prefix} = phrase
  directiveName.lastIndex = at + 1
  const [name] = directiveName.exec(source) ?? []
  if (name === undefined || at + 1 + name.length >= to) return
  if (source.charCodeAt(at - 1) === codes.colon) refuse()
  if (!reading.names.text.has(name)) return
  phrase.takeLetters(at)
  const {end, marks} = findDirective(source, at, at + 1 + name.length, to)
  const children = marks.label ? readInlines(reading, ...marks.label, prefix) : []
  const directive: PlainNode = {
    type: 'textDirective',
    position: {start: {offset: at}, end: {offset: end}},
    children,
    name
  }
  reading.marks.set(directive, marks)
  phrase.add(directive)
}

/** A name directly before a bracket or brace. */
const directiveName = /[A-Za-z][\w-]*(?=[[{])/y

/** Reads `[words](destination)`. Other brackets are text, because the document has no definitions. Refuses a footnote call. */
function readLink(phrase: Phrase, at: number): void {
  const {reading, source, to} = phrase
  link.lastIndex = at
  const [whole, words, url] = link.exec(source) ?? []
  if (whole === undefined) {
    if (source.charCodeAt(at + 1) === codes.caret) refuse()
    return
  }
  const end = at + whole.length
  if (end > to) refuse()
  phrase.takeLetters(at)
  const children = readInlines(reading, at + 1, at + 1 + words!.length, '')
  phrase.add({...node('link', at, end, children), title: null, url})
}

/** Words without brackets, and a destination without characters that have a meaning in Markdown. */
const link = /\[([^[\]\n`<*_~\\!&:]+)\]\(([^\s()<>\\&"'[\]]+)\)/y

/** Reads an escape such as `\*`. A backslash before a letter is text. */
function readEscape(phrase: Phrase, at: number): void {
  const {source, to} = phrase
  const next = source.charCodeAt(at + 1)
  if (at + 1 >= to || next === codes.lineFeed) refuse()
  if (isAsciiPunctuation(next)) phrase.takeText(source[at + 1]!, at, at + 2)
}

/** Leaves `]` as text, unless it might end a link that is not plain, which is refused. */
function readBracket({source}: Phrase, at: number): void {
  if (source.charCodeAt(at + 1) === codes.leftParenthesis) refuse()
}

/** Leaves `_` inside a word as text. Refuses it anywhere else, because it might be emphasis. */
function readUnderscore({source, from, to}: Phrase, at: number): void {
  if (at === from || at + 1 >= to || !isWordAt(source, at - 1) || !isWordAt(source, at + 1)) refuse()
}

function isWordAt(source: string, index: number): boolean {
  return /[\p{L}\p{N}]/u.test(source[index]!)
}

/** Reads inline code between single backticks: `` `code` ``. */
function readCode(phrase: Phrase, at: number): void {
  codeText.lastIndex = at
  const [whole, value] = codeText.exec(phrase.source) ?? refuse()
  const end = at + whole.length
  if (end > phrase.to) refuse()
  phrase.takeLetters(at)
  spell(phrase.reading, value!, at + 1, end - 1)
  phrase.add({...node('inlineCode', at, end), value: value!})
}

const codeText = /`([^`\n ](?:[^`\n]*[^`\n ])?)`(?!`)/y
