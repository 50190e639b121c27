/** The source map of the text: which letters of the Markdown each piece of it comes from. */

import {decodeNamedCharacterReference} from 'decode-named-character-reference'
import type {CompileContext, Extension, Handle, Token} from 'mdast-util-from-markdown'
import {decodeNumericCharacterReference} from 'micromark-util-decode-numeric-character-reference'

/**
 * Runs of letters, in the order of the Markdown, as parallel lists: a text of
 * 100 KB has tens of thousands, and numbers in lists are cheap.
 *
 * > | AT&amp;T \*x\*
 *     ^^ ^^^^^   ^     spelled, decoded, spelled: the `\` is nobody's text
 *
 * A run whose value is as long as its spelling stands letter for letter; any other is one piece.
 */
export interface SourceMap {
  /** What a reader sees. */
  value: string[]
  /** Where its spelling starts and ends in the Markdown, UTF-16 offsets. */
  from: number[]
  to: number[]
  /** Whether it is the content of a code block, or a line ending; anything else is plain. */
  kind: RunKind[]
}

export type RunKind = 'plain' | 'code' | 'break'

/**
 * An extension of mdast-util-from-markdown that leaves the tree as it was and notes the runs.
 *
 * Its handlers do what the default ones do (`onexitdata` and its neighbours) and write down
 * the token's place. That costs nothing measurable; a second tokenising pass would.
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

  // Default handlers know the token they get; only some of ours need more than that.
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

/** Opens a text node or goes on with the last one, as the default `onenterdata` does. */
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

/** A token's point holds more than a tree's should. */
function pointOf({line, column, offset}: Point): Point {
  return {line, column, offset}
}
