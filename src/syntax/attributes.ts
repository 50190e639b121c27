/** Records how directives are written: every attribute with its place, including repeated ones and names such as `__proto__`. */

import type {CompileContext, Extension, Token} from 'mdast-util-from-markdown'

/** One attribute as the author wrote it. Offsets are UTF-16 offsets into the Markdown. */
export interface Attribute {
  /** The name as written; `id` for `#…`, `class` for `.…`. */
  name: string
  value: string
  from: number
  to: number
}

/** Where the parts of one directive are written, as UTF-16 offsets. */
export interface Marks {
  attributes: Attribute[]
  /** From its colons to the end of its attribute list or label. */
  opening: [from: number, to: number]
  /** Between its brackets. */
  label?: [from: number, to: number]
  /** The closing colons of a container, if it closes. */
  closing?: [from: number, to: number]
  /** Between its braces. */
  list?: [from: number, to: number]
}

/**
 * An extension of mdast-util-from-markdown that comes after the extension of mdast-util-directive.
 *
 * mdast-util-directive keeps only the last of repeated attributes and loses one called `__proto__`.
 * This extension reads the list before that happens.
 *
 * @internal
 */
export function attributeTracker(shift: number): {marks: Map<object, Marks>; extension: Extension} {
  const marks = new Map<object, Marks>()
  let pending: Attribute[] = []

  const placeOf = ({start, end}: Token): [number, number] => [start.offset + shift, end.offset + shift]

  /** The marks of the current directive. */
  function marksOf(context: CompileContext, token: Token): Marks {
    const node = context.stack.findLast(({type}) => type.endsWith('Directive'))!
    let found = marks.get(node)
    if (!found) {
      found = {attributes: [], opening: placeOf(token)}
      marks.set(node, found)
    }
    found.opening[1] = Math.max(found.opening[1], token.end.offset + shift)
    return found
  }

  function sequence(this: CompileContext, token: Token): void {
    const node = this.stack.findLast(({type}) => type.endsWith('Directive'))!
    if (marks.has(node)) marks.get(node)!.closing = placeOf(token)
    else marksOf(this, token)
  }

  function attribute(this: CompileContext, token: Token): void {
    const [name, value] = this.data.directiveAttributes!.at(-1)!
    const [from, to] = placeOf(token)
    pending.push({name, value, from, to})
  }

  const extension: Extension = {enter: {}, exit: {}}
  for (const form of ['Text', 'Leaf', 'Container']) {
    const base = `directive${form}`
    Object.assign(extension.exit!, {
      [`${base}${form === 'Text' ? 'Marker' : 'Sequence'}`]: sequence,
      [`${base}Attribute`]: attribute,
      [`${base}LabelString`](this: CompileContext, token: Token) {
        marksOf(this, token).label = placeOf(token)
      },
      [`${base}Attributes`](this: CompileContext, token: Token) {
        const found = marksOf(this, token)
        found.attributes = pending
        found.list = [token.start.offset + shift + 1, token.end.offset + shift - 1]
        pending = []
        exitAttributes.call(this)
      },
      [`${base}Label`](this: CompileContext, token: Token) {
        const found = marksOf(this, token)
        found.label ??= [token.start.offset + shift + 1, token.end.offset + shift - 1]
        if (form === 'Container') this.exit(token)
      }
    })
  }
  return {marks, extension}
}

/** Does what mdast-util-directive does at the end of a list, with an object that has no prototype. */
function exitAttributes(this: CompileContext): void {
  const table: Record<string, string> = Object.create(null)
  for (const [name, value] of this.data.directiveAttributes ?? []) table[name] = value
  this.data.directiveAttributes = undefined
  this.resume()
  const node = this.stack.at(-1) as unknown as {attributes: Record<string, string>}
  node.attributes = {...table}
}
