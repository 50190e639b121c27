/** Texts that show their own spans: `⟦c1:Rates rose⟧` is the span `c1` over "Rates rose". */

import type {Span} from '../../src/text/span.ts'

export function marked(drawn: string): {text: string; spans: Record<string, Span>} {
  const spans: Record<string, Span> = {}
  const open: {name: string; start: number}[] = []
  let text = ''
  for (const piece of drawn.split(/(⟦\w+:|⟧)/)) {
    if (piece.startsWith('⟦')) open.push({name: piece.slice(1, -1), start: text.length})
    else if (piece === '⟧') {
      const {name, start} = open.pop()!
      spans[name] = {start, end: text.length}
    } else text += piece
  }
  return {text, spans}
}
