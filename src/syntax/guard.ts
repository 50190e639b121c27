/** Directives with a closed list of names, so that ordinary prose is never read as a directive. */

import {directive} from 'micromark-extension-directive'
import type {Code, Construct, Effects, Extension, State, TokenizeContext} from 'micromark-util-types'
import {codes, isAsciiDigit, isAsciiLetter} from './codes.ts'
import {attributesOnce} from './linear/attribute-list.ts'

/** The names of directives, by form. */
export interface Registered {
  text: ReadonlySet<string>
  leaf: ReadonlySet<string>
  container: ReadonlySet<string>
}

/**
 * A micromark extension for directives with a closed list of names.
 *
 * Only a registered name directly followed by `[` or `{` starts a directive, so
 * `10:30`, `n:th` and `doi:10.1` remain text. A text directive of which neither
 * the bracket nor the brace is closed remains text too.
 *
 * > | at 10:30 :claim[it rained]{#c1} in Kanehsatà:ke
 *          ^   ^^^^^^^^^^^^^^^^^^^^^^             ^
 *        text         a directive               text
 */
export function guardedDirectives({text, leaf, container}: Registered): Extension {
  const base = directive()
  const baseText = base.text![codes.colon] as Construct
  const [baseContainer, baseLeaf] = base.flow![codes.colon] as [Construct, Construct]
  return {
    text: {[codes.colon]: checked(baseText, text)},
    flow: {[codes.colon]: [guarded(baseContainer, 3, container), guarded(baseLeaf, 2, leaf)]}
  }
}

/**
 * Rejects a text directive if its name is not registered, or if it ended directly after its name, because then its
 * bracket is not closed. The check runs after the directive was read: a check before it would read the name twice.
 */
function checked(base: Construct, names: ReadonlySet<string>): Construct {
  return {
    ...base,
    tokenize(this: TokenizeContext, effects, ok, nok) {
      const {events} = this
      // enter directive, enter and exit marker, enter and exit name, …, exit directive
      const name = events.length + 3
      const judge: State = code => {
        const isBare = events.length === name + 3
        return (isBare || !names.has(this.sliceSerialize(events[name]![1])) ? nok : ok)(code)
      }
      return base.tokenize.call(this, attributesOnce(this, effects), judge, nok)
    }
  }
}

/**
 * Tries `base` only if its colons, a registered name and a bracket or brace come next. Otherwise micromark would read a
 * container to its end before rejecting it.
 */
function guarded(base: Construct, colons: number, names: ReadonlySet<string>): Construct {
  const ahead: Construct = {partial: true, tokenize: (effects, ok, nok) => lookAhead(effects, ok, nok, colons, names)}
  return {
    ...base,
    tokenize(effects, ok, nok) {
      return effects.check(ahead, base.tokenize.call(this, effects, ok, nok), nok)
    }
  }
}

function lookAhead(effects: Effects, ok: State, nok: State, colons: number, names: ReadonlySet<string>): State {
  let seen = 0
  let name = ''
  return function start(code) {
    effects.enter('data')
    return colon(code)
  }

  function colon(code: Code): State | undefined {
    if (code === codes.colon) {
      effects.consume(code)
      seen++
      return colon
    }
    return seen === colons || (colons === 3 && seen > 3) ? inName(code) : nok(code)
  }

  function inName(code: Code): State | undefined {
    if (code !== null && isNameCode(code) && name.length < 32) {
      name += String.fromCharCode(code)
      effects.consume(code)
      return inName
    }
    if (!names.has(name) || (code !== codes.leftSquareBracket && code !== codes.leftCurlyBrace)) return nok(code)
    effects.exit('data')
    return ok(code)
  }
}

/** Letters, digits, `-` and `_`. */
function isNameCode(code: number): boolean {
  return isAsciiLetter(code) || isAsciiDigit(code) || code === codes.dash || code === codes.underscore
}
