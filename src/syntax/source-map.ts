/** The source map of the text: which characters of the Markdown each piece of the text comes from. */

import {decodeNamedCharacterReference} from 'decode-named-character-reference'
import type {CompileContext, Extension, Handle, Token} from 'mdast-util-from-markdown'
import {decodeNumericCharacterReference} from 'micromark-util-decode-numeric-character-reference'

/**
 * Runs of characters in the order of the Markdown, as parallel lists. A text of 100 KB has tens of
 * thousands of runs, and lists of numbers need little memory.
 *
 * > | AT&amp;T \*x\*
 *     ^^ ^^^^^   ^     literal, decoded, literal: the `\` is not part of the text
 *
 * If the value of a run is as long as its source, they correspond character by character. Otherwise the run is one unit.
 */
export interface SourceMap {
  /** The characters of the text. */
  value: string[]
  /** Where the run starts and ends in the Markdown, in UTF-16 units. */
  from: number[]
  to: number[]
  /** `code` for the content of a code block, `break` for a line ending, `plain` for anything else. */
  kind: RunKind[]
}

export type RunKind = 'plain' | 'code' | 'break'

/**
 * An extension of mdast-util-from-markdown that records the runs and does not change the tree.
 *
 * Its handlers do what the default handlers do (`onexitdata` and others), and record the place of
 * the token. This adds no measurable time, unlike a second tokenising pass.
 *
 * @internal
 */
export function sourceMapTracker(shift: number): {sourceMap: SourceMap; extension: Extension} {
  const sourceMap: SourceMap = {value: [], from: [], to: [], kind: []}
  let reference: Token | undefined
  let base: 10 | 16 | undefined

  function note(value: string, {start, end}: Token, kind: RunKind = 'plain'): void {
    sourceMap.value.push(value)
    sourceMap.from.push(start.offset + shift)
    sourceMap.to.push(end.offset + shift)
    sourceMap.kind.push(kind)
  }

  function exitData(this: CompileContext, token: Token, kind: RunKind = 'plain', spelled: Token = token): void {
    const tail = this.stack.pop() as Text
    const value = this.sliceSerialize(token)
    tail.value += value
    tail.position!.end = pointOf(token.end)
    note(value, spelled, kind)
  }

  // mdast-util-from-markdown passes only the token. These handlers add the kind of run.
  const data: Handle = function (token) {
    exitData.call(this, token)
  }
  const code: Handle = function (token) {
    exitData.call(this, token, 'code')
  }

  let escapeToken: Token | undefined
  return {
    sourceMap,
    extension: {
      enter: {
        characterEscape: function (token) {
          escapeToken = token
          enterData.call(this, token)
        },
        characterReference: function (token) {
          reference = token
          enterData.call(this, token)
        }
      },
      exit: {
        data,
        codeTextData: data,
        codeFlowValue: code,
        characterEscapeValue: function (token) {
          exitData.call(this, token, 'plain', escapeToken)
        },
        characterReferenceMarkerNumeric: () => {
          base = 10
        },
        characterReferenceMarkerHexadecimal: () => {
          base = 16
        },
        characterReferenceValue: function (token) {
          const spelled = this.sliceSerialize(token)
          const value = base
            ? decodeNumericCharacterReference(spelled, base)
            : decodeNamedCharacterReference(spelled) || `&${spelled};`
          base = undefined
          const tail = this.stack.at(-1) as Text
          tail.value += value
          note(value, reference!)
        },
        autolinkProtocol: function (token) {
          exitData.call(this, token)
          const link = this.stack.at(-1) as {url?: string}
          link.url = this.sliceSerialize(token)
        },
        autolinkEmail: function (token) {
          exitData.call(this, token)
          const link = this.stack.at(-1) as {url?: string}
          link.url = `mailto:${this.sliceSerialize(token)}`
        },
        lineEnding: function (token) {
          const context = this.stack.at(-1)!
          if (this.data.atHardBreak) {
            const tail = 'children' in context ? context.children.at(-1) : undefined
            if (tail?.position) tail.position.end = pointOf(token.end)
            this.data.atHardBreak = undefined
          } else if (!this.data.setextHeadingSlurpLineEnding && this.config.canContainEols.includes(context.type)) {
            enterData.call(this, token)
            exitData.call(this, token, 'break')
          }
        }
      }
    }
  }
}

interface Text {
  type: 'text'
  value: string
  position?: {start: Point; end: Point}
}

interface Point {
  line: number
  column: number
  offset: number
}

/** Opens a text node or continues the last one, as the default `onenterdata` does. */
function enterData(this: CompileContext, token: Token): void {
  const {children} = this.stack.at(-1) as {children: {type: string}[]}
  let tail = children.at(-1) as Text | undefined
  if (tail?.type !== 'text') {
    const start = pointOf(token.start)
    tail = {type: 'text', value: '', position: {start, end: start}}
    children.push(tail)
  }
  this.stack.push(tail)
}

/** Copies the fields of a token's point that belong in a tree. */
function pointOf({line, column, offset}: Point): Point {
  return {line, column, offset}
}
