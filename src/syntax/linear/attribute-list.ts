/** Unclosed attribute lists, in linear time. */

import type {Construct, Effects, State, TokenizeContext} from 'micromark-util-types'
import {codes} from '../codes.ts'

/**
 * Effects for a text directive that scan an unclosed attribute list only once.
 *
 * For `:claim{#` repeated, upstream reads each list to the end of the paragraph before it knows that the list is not closed.
 * The result depends only on the offset and on the state of the tokenizer. So if a list reaches an offset in a state in which
 * an earlier list failed, it fails too, and need not be read further.
 */
export function attributesOnce(context: TokenizeContext, effects: Effects): Effects {
  const attempt: Effects['attempt'] = (construct, ok, nok) => code => {
    if (code !== codes.leftCurlyBrace) return effects.attempt(construct, ok, nok)(code)
    const losses = known.get(context)
    if (losses) return effects.attempt(once(construct as Construct, losses), ok, nok)(code)
    // Unclosed lists are rare, so the state is tracked only after the first.
    const lose: State = code => {
      known.set(context, {starts: new Set(), stretches: new Map()})
      return nok!(code)
    }
    return effects.attempt(construct, ok, lose)(code)
  }
  return {...effects, attempt}
}

/** The states in which earlier lists of one text failed. */
interface Losses {
  /** The offsets where attributes of failed lists start. */
  starts: Set<number>
  /** The last range inside a value of a failed list, by the delimiter of the value. */
  stretches: Map<string, readonly [from: number, to: number]>
}

const known = new WeakMap<TokenizeContext, Losses>()

function once(base: Construct, {starts, stretches}: Losses): Construct {
  return {
    partial: true,
    tokenize(effects, ok, nok) {
      /** The delimiter of the current value: a quotation mark, a space for an unquoted value, `#` for a shorthand; empty between values. */
      let within = ''
      let since = 0
      let isLost = false
      let isDone = false
      let letter = ''
      const mine: number[] = []

      const enter: Effects['enter'] = (type, fields) => {
        const {offset} = this.now()
        if (type.endsWith('Attribute')) {
          if (starts.has(offset)) isLost = true
          mine.push(offset)
          within = ''
        } else if (type.endsWith('AttributeValueMarker')) {
          within = within === '"' || within === "'" ? '' : letter
          since = offset + 1
        } else if (within === '' && type.endsWith('AttributeValueData')) {
          within = ' '
          since = offset
        } else if (type.endsWith('IdValue') || type.endsWith('ClassValue')) {
          within = '#'
          since = offset
        }
        return effects.enter(type, fields)
      }
      const done: State = code => {
        isDone = true
        return ok(code)
      }
      const lose: State = code => {
        isDone = true
        for (const start of mine) starts.add(start)
        if (within) stretches.set(within, [since, this.now().offset])
        return nok(code)
      }

      let state: State | undefined = base.tokenize.call(this, {...effects, enter}, done, lose)
      const step: State = code => {
        letter = code === null ? '' : String.fromCharCode(code)
        const lost = within === '' ? undefined : stretches.get(within)
        const {offset} = this.now()
        if (isLost || (lost && lost[0] <= offset && offset < lost[1])) return lose(code)
        state = state!(code)
        return isDone ? state : step
      }
      return step
    }
  }
}
