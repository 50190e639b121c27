/** Inline code, in linear time. */

import {codeText as upstream} from 'micromark-core-commonmark'
import type {Effects, Extension, State, TokenizeContext} from 'micromark-util-types'
import {codes} from '../codes.ts'

/**
 * For sequences of backticks that grow by one, upstream searches the rest of the paragraph for each sequence. Here, the first search that
 * fails records the last sequence of each length, so later searches can stop at once.
 */
export const codeText: Extension = {
  disable: {null: ['codeText']},
  text: {
    [codes.graveAccent]: {
      ...upstream,
      name: 'codeTextOnce',
      tokenize(effects, ok, nok) {
        const known = lastSequences.get(this)
        if (known) return tokenizeWatched(this, known, effects, ok, nok)
        // Unmatched backticks are rare, so they are tracked only after the first.
        const lose: State = code => {
          lastSequences.set(this, new Map())
          return nok(code)
        }
        return upstream.tokenize.call(this, effects, ok, lose)
      }
    }
  }
}

/** The offset of the last sequence of each length in a paragraph; empty before the first search. */
const lastSequences = new WeakMap<TokenizeContext, ReadonlyMap<number, number>>()

/** The states of upstream, with an early exit if no sequence can close this one. */
function tokenizeWatched(
  context: TokenizeContext,
  known: ReadonlyMap<number, number>,
  effects: Effects,
  ok: State,
  nok: State
): State {
  const start = context.now().offset
  let opening = 0
  let isDone = false
  let isLost = false
  let sequenceStart: number | undefined
  const seen = new Map<number, number>()
  const endSequence = (): void => {
    if (sequenceStart !== undefined) seen.set(context.now().offset - sequenceStart, sequenceStart)
    sequenceStart = undefined
  }
  const enter: Effects['enter'] = (type, fields) => {
    if (type === 'codeTextSequence') sequenceStart = context.now().offset
    return effects.enter(type, fields)
  }
  const exit: Effects['exit'] = type => {
    if (opening === 0 && type === 'codeTextSequence') {
      opening = context.now().offset - start
      sequenceStart = undefined
      isLost = known.size > 0 && (known.get(opening) ?? -1) <= start
    }
    return effects.exit(type)
  }
  const done: State = code => {
    isDone = true
    return ok(code)
  }
  const lose: State = code => {
    isDone = true
    endSequence()
    if (known.size === 0) lastSequences.set(context, seen)
    return nok(code)
  }
  let state: State | undefined = upstream.tokenize.call(context, {...effects, enter, exit}, done, lose)
  const step: State = code => {
    if (isLost) return lose(code)
    if (code !== codes.graveAccent && opening > 0) endSequence()
    state = state!(code)
    return isDone ? state : step
  }
  return step
}
