/** The text of an xAIF file: HTML with an anchor around the words of each node. */

import {Parser} from 'htmlparser2'
import {isRecord} from '../../base/guards.ts'
import {escapeHtml} from '../../html/escape-html.ts'
import {inOrder, type Span} from '../../text/span.ts'

/** Returns the text without its HTML, and the span of each `<span id="node…">`. The input is a string, `{txt}` or missing. */
export function readText(value: unknown): {text: string; anchors: Map<string, Span>} {
  const html = isRecord(value) ? value.txt : value
  const anchors = new Map<string, Span>()
  if (typeof html !== 'string') return {text: '', anchors}
  let text = ''
  const open: (string | undefined)[] = []
  const starts = new Map<string, number>()
  const parser = new Parser(
    {
      ontext: part => {
        text += part
      },
      onopentag: (name, {id}) => {
        if (name === 'br' || ((name === 'div' || name === 'p') && text !== '' && !text.endsWith('\n'))) text += '\n'
        if (name === 'br') return
        const node = name === 'span' && id?.startsWith('node') ? id.slice(4) : undefined
        open.push(node)
        if (node !== undefined && !starts.has(node)) starts.set(node, text.length)
      },
      onclosetag: name => {
        if (name === 'br') return
        const node = open.pop()
        if (node !== undefined) anchors.set(node, {start: starts.get(node)!, end: text.length})
      }
    },
    {decodeEntities: true}
  )
  parser.end(html)
  return {text, anchors}
}

export interface Anchor {
  id: string
  span: Span
}

/** Returns the anchors in reading order, each id once. Anchors that cross another are left out, because tags must nest. */
export function nested(anchors: readonly Anchor[]): Anchor[] {
  const placed: Anchor[] = []
  const seen = new Set<string>()
  const open: Span[] = []
  for (const anchor of anchors.toSorted((a, b) => inOrder(a.span, b.span))) {
    const {id, span} = anchor
    while (open.length && open.at(-1)!.end <= span.start) open.pop()
    if (seen.has(id) || (open.length && span.end > open.at(-1)!.end)) continue
    seen.add(id)
    open.push(span)
    placed.push(anchor)
  }
  return placed
}

/** Writes a text as HTML. The anchors must come from `nested`. */
export function writeText(text: string, anchors: readonly Anchor[]): string {
  const pieces: string[] = []
  let done = 0
  const open: Span[] = []
  const writeTo = (offset: number): void => {
    pieces.push(escapeHtml(text.slice(done, offset)).replaceAll('\n', '<br>'))
    done = offset
  }
  const closeUntil = (offset: number): void => {
    for (let top = open.at(-1); top && top.end <= offset; top = open.at(-1)) {
      writeTo(top.end)
      pieces.push('</span>')
      open.pop()
    }
  }
  for (const {id, span} of anchors) {
    closeUntil(span.start)
    writeTo(span.start)
    pieces.push(`<span id="node${escapeHtml(id)}" class="highlighted">`)
    open.push(span)
  }
  closeUntil(Number.POSITIVE_INFINITY)
  writeTo(text.length)
  return pieces.join('')
}
