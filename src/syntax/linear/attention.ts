/** Pairs the marks of emphasis, strong emphasis and strikethrough in linear time. */

import {attention as upstream} from 'micromark-core-commonmark'
import {gfmStrikethrough} from 'micromark-extension-gfm-strikethrough'
import type {Construct, Effects, Event, Extension, Point, Token, TokenizeContext} from 'micromark-util-types'
import {codes} from '../codes.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    /** A sequence that is not paired yet. */
    attentionSequenceTemporary: 'attentionSequenceTemporary'
    /** A group of events that will be inserted into a list. */
    group: 'group'
  }
}

const base = gfmStrikethrough()

const strikethrough: Construct = {
  ...(base.text![codes.tilde] as Construct),
  name: 'strikethroughOnce',
  resolveAll: resolver(pairStrikethrough)
}

const emphasis: Construct = {
  ...upstream,
  name: 'attentionOnce',
  resolveAll: resolver(pairAttention),
  tokenize(effects, ok, nok) {
    const renamed = {
      ...effects,
      enter: () => effects.enter('attentionSequenceTemporary'),
      exit: () => effects.exit('attentionSequenceTemporary')
    } as unknown as Effects
    return upstream.tokenize.call(this, renamed, ok, nok)
  }
}

/**
 * For `**a* ` and `~~a~~b` repeated, upstream walks back for every closing sequence. For every pair it splices the list of
 * all events and searches the events of the pair again. Here, openings are kept on a stack, and a pair becomes one item of
 * the list, which is not searched again.
 */
export const attention: Extension = {
  ...base,
  disable: {null: ['attention', 'strikethrough']},
  text: {[codes.asterisk]: emphasis, [codes.underscore]: emphasis, [codes.tilde]: strikethrough},
  insideSpan: {null: [strikethrough, emphasis]}
}

/** An event, or several events that became one item. */
type Item = Event | readonly ['group', Token & {items: Item[]}]
type Pair = (items: Item[], context: TokenizeContext) => Item[]

function resolver(pair: Pair): (events: Event[], context: TokenizeContext) => Event[] {
  return (events, context) => {
    if (!events.some(([, {type}]) => isUnpaired(type))) return events
    const items = pair(events, context)
    // The caller continues with the list that it passed, so the list is changed in place.
    events.length = 0
    const stack: Iterator<Item>[] = [items[Symbol.iterator]()]
    while (stack.length) {
      const {value, done} = stack.at(-1)!.next()
      if (done) stack.pop()
      else if (value[0] === 'group') stack.push(value[1].items[Symbol.iterator]())
      else events.push(value)
    }
    return events
  }
}

function isUnpaired(type: string): boolean {
  return type === 'attentionSequenceTemporary' || type === 'strikethroughSequenceTemporary'
}

/** Pairs each sequence with the nearest unpaired sequence of the same size before it. */
function pairStrikethrough(items: Item[], context: TokenizeContext): Item[] {
  const result: Item[] = []
  /** The indexes in `result` of the sequences that can open, by size. */
  const openings: [number[], number[]] = [[], []]
  for (let index = 0; index < items.length; index++) {
    const [step, token] = items[index]!
    if (step !== 'enter' || token.type !== 'strikethroughSequenceTemporary') {
      result.push(items[index]!)
      continue
    }
    const sameSize = openings[(lengthOf(token) - 1) as 0 | 1]
    const open = token._close ? sameSize.pop() : undefined
    if (open === undefined) {
      if (token._open) sameSize.push(result.length)
      result.push(items[index]!, items[index + 1]!)
    } else {
      const [, opening] = result[open]!
      const left = result.splice(open + 2)
      for (const [, token] of left) if (token.type === 'strikethroughSequenceTemporary') token.type = 'data'
      const inner = pairAttention(left, context)
      result.length = open
      for (const list of openings) forget(list, open)
      opening.type = 'strikethroughSequence'
      token.type = 'strikethroughSequence'
      result.push(group('strikethrough', 'strikethroughText', opening, token, inner, context))
    }
    index++
  }
  for (const [, token] of result) if (token.type === 'strikethroughSequenceTemporary') token.type = 'data'
  return result
}

/** CommonMark's emphasis (spec 0.31, "Rules 1–17"): a closing sequence takes one or two marks of the nearest opening that fits. */
function pairAttention(items: Item[], context: TokenizeContext): Item[] {
  const result: Item[] = []
  /** The indexes in `result` of the sequences that can open, by mark. */
  const openings = new Map<string, number[]>([
    ['*', []],
    ['_', []]
  ])
  /** For each sort of closing sequence, how many openings from the first are known not to match it. */
  const hopeless = new Map<string, number>()

  function findOpening(closing: Token, mark: string): number | undefined {
    const list = openings.get(mark)!
    const size = lengthOf(closing)
    const sort = `${mark}${size % 3}${closing._open}`
    const floor = Math.min(hopeless.get(sort) ?? 0, list.length)
    for (let i = list.length - 1; i >= floor; i--) {
      const [, opening] = result[list[i]!]!
      const isThird = (opening._close || closing._open) && size % 3 && (lengthOf(opening) + size) % 3 === 0
      if (!isThird) return list[i]
    }
    hopeless.set(sort, list.length)
    return undefined
  }

  for (let index = 0; index < items.length; index++) {
    const [step, token] = items[index]!
    if (step !== 'enter' || token.type !== 'attentionSequenceTemporary') {
      result.push(items[index]!)
      continue
    }
    const mark = context.sliceSerialize(token)[0]!
    for (let open: number | undefined; token._close && lengthOf(token); ) {
      open = findOpening(token, mark)
      if (open === undefined) break
      const [, opening] = result[open]!
      const use = lengthOf(opening) > 1 && lengthOf(token) > 1 ? 2 : 1
      const type = use > 1 ? 'strongSequence' : 'emphasisSequence'
      const first: Token = {type, start: moved(opening.end, -use), end: {...opening.end}}
      const last: Token = {type, start: {...token.start}, end: moved(token.start, use)}
      const inner = pairStrikethrough(result.splice(open + 2), context)
      for (const [, left] of inner) if (left.type === 'attentionSequenceTemporary') left.type = 'data'
      opening.end = {...first.start}
      token.start = {...last.end}
      const isSpent = lengthOf(opening) === 0
      if (isSpent) result.length = open
      for (const list of openings.values()) forget(list, isSpent ? open : open + 1)
      // The rest of an opening has a different size, so it may match sequences that it did not match before.
      for (const [sort, known] of hopeless)
        hopeless.set(sort, Math.min(known, Math.max(0, openings.get(sort[0]!)!.length - 1)))
      const [whole, text] = use > 1 ? (['strong', 'strongText'] as const) : (['emphasis', 'emphasisText'] as const)
      result.push(group(whole, text, first, last, inner, context))
    }
    if (lengthOf(token)) {
      if (token._open) openings.get(mark)!.push(result.length)
      result.push(items[index]!, items[index + 1]!)
    }
    index++
  }
  for (const [, token] of result) if (token.type === 'attentionSequenceTemporary') token.type = 'data'
  return result
}

function group(
  type: Token['type'],
  textType: Token['type'],
  opening: Token,
  closing: Token,
  inner: Item[],
  context: TokenizeContext
): Item {
  const whole: Token = {type, start: {...opening.start}, end: {...closing.end}}
  const text: Token = {type: textType, start: {...opening.end}, end: {...closing.start}}
  const before: Event[] = [
    ['enter', whole, context],
    ['enter', opening, context],
    ['exit', opening, context],
    ['enter', text, context]
  ]
  const after: Event[] = [
    ['exit', text, context],
    ['enter', closing, context],
    ['exit', closing, context],
    ['exit', whole, context]
  ]
  const items = [...before, ['group', {...whole, type: 'group', items: inner}] as const, ...after]
  return ['group', {...whole, type: 'group', items}]
}

/** Removes the numbers that are at least `from` from a sorted list. */
function forget(list: number[], from: number): void {
  while (list.length && list.at(-1)! >= from) list.pop()
}

function lengthOf({start, end}: Token): number {
  return end.offset - start.offset
}

/** Returns a point moved by some characters within its line. */
function moved(point: Point, by: number): Point {
  return {
    ...point,
    column: point.column + by,
    offset: point.offset + by,
    _bufferIndex: point._bufferIndex + by
  }
}
