/** Attribute lists that never close. */

import type {Construct, Effects, State, TokenizeContext} from 'micromark-util-types'
import {codes} from '../codes.ts'

/**
 * Effects for a text directive that scan an unclosed attribute list only once.
 *
 * `:claim{#` repeated: upstream reads each list to the end of the paragraph before it knows that it does not close.
 * What follows depends only on where the reader stands and on what it is in the middle of, so a list that comes to
 * where an earlier one was lost, in the middle of the same thing, is lost too.
 */
export function attributesOnce(context: TokenizeContext, effects: Effects): Effects {
  const attempt: Effects['attempt'] = (construct, ok, nok) => code => {
    if (code !== codes.leftCurlyBrace) return effects.attempt(construct, ok, nok)(code)
    const losses = known.get(context)
    if (losses) return effects.attempt(once(construct as Construct, losses), ok, nok)(code)
    // Almost no text has a list that does not close, so only the ones after the first are watched.
    const lose: State = code => {
      known.set(context, {starts: new Set(), stretches: new Map()})
      return nok!(code)
    }
    return effects.attempt(construct, ok, lose)(code)
  }
  return {...effects, attempt}
}

/** What earlier lists of one stretch of text were lost in. */
interface Losses {
  /** Where lost attributes start. */
  starts: Set<number>
  /** The last stretch that was lost in the middle of a value, by what delimits the value. */
  stretches: Map<string, readonly [from: number, to: number]>
}

const known = new WeakMap<TokenizeContext, Losses>()

function once(base: Construct, {starts, stretches}: Losses): Construct {
  return {
    partial: true,
    tokenize(effects, ok, nok) {
      /** What the value is delimited by: a quotation mark, a space for one without, `#` for a shorthand; nothing between values. */
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
