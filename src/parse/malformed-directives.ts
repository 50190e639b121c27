/** Directives that are misspelled or never close, found by what they leave in the text. */

import type {Text} from 'mdast'
import {findNearest} from '../base/nearest.ts'
import type {Report} from '../language/report.ts'
import {directiveNames} from '../language/vocabulary.ts'
import type {Edit} from '../model/reading.ts'

/**
 * `closed` is where the bracket of a directive without attributes stands that closed just before this text: it may have
 * closed too early.
 *
 * Looks through the Markdown of one text node for names that are nearly directives (`:clam[`), for
 * directives that never close (`:claim[…`), and for attribute lists that belong to no bracket (`]{#c1}`).
 */
export function findMalformed(source: string, {position}: Text, report: Report, closed?: number): void {
  const start = position!.start.offset!
  const written = source.slice(start, position!.end.offset!)
  if (!written.includes('[') && !written.includes('{')) return

  let explained = false
  for (const match of written.matchAll(/(?<![\\:\w])(:{1,3})([A-Za-z][\w-]*)(?=[[{])/g)) {
    const [mark, colons, name] = match as unknown as [string, string, string]
    const from = start + match.index
    if (directiveNames.has(name)) {
      explained = true
      report(
        'unclosed-directive',
        'error',
        `${mark} is no annotation here, expected ${expectation(colons)}`,
        from,
        from + mark.length,
        {actual: mark, ...escapeAt(start, findUnmatched(written, match.index + mark.length))}
      )
      continue
    }
    const near = findNearest(name, directiveNames)
    if (!near) continue
    explained = true
    const fix = [{start: from + colons.length, end: from + mark.length, content: near}]
    const message = `Unknown directive \`${name}\`, expected \`${near}\``
    report('near-miss', 'warning', message, from, from + mark.length, {actual: name, expected: [near], fix})
  }
  if (explained) return
  for (const {0: mark, index} of written.matchAll(/(?<!\\)\]\{(?=[#.]|[a-z-]+=)[^}\n]*\}?/g)) {
    if (isLabelOfAnother(written, index)) continue
    const from = start + index
    report(
      'bracket-residue',
      'error',
      'These attributes belong to no annotation, expected balanced brackets before them: a bracket that is text is written `\\[` or `\\]`',
      from,
      from + mark.length,
      {actual: mark, ...escapeAt(0, closed)}
    )
  }
}

function escapeAt(start: number, offset: number | undefined): {fix?: Edit[]} {
  return offset === undefined ? {} : {fix: [{start: start + offset, end: start + offset, content: '\\'}]}
}

/** How many letters to look through for a bracket that is to blame: every label that does not close asks. */
const farthest = 1000

/** The bracket inside a label that took the label's own closing bracket, which has attributes behind it. */
function findUnmatched(written: string, label: number): number | undefined {
  const open: number[] = []
  if (written[label] !== '[') return undefined
  for (const {0: mark, index} of written.slice(label, label + farthest).matchAll(/\\.|\[|\](\{[#a-z][^}\n]*\})?/gs)) {
    if (mark === '[') open.push(label + index)
    if (mark[0] !== ']') continue
    const opened = open.pop()
    if (opened !== undefined && mark.length > 1 && open.length > 0) return opened
    if (open.length === 0) return undefined
  }
  return undefined
}

/** Whether the bracket that closes here opened behind a name that is not ours: `:kbd[x]{.key}` is somebody else's. */
function isLabelOfAnother(written: string, close: number): boolean {
  let depth = 0
  for (let i = close; i >= 0; i--) {
    if (written[i - 1] === '\\') continue
    if (written[i] === ']') depth++
    else if (written[i] === '[' && --depth === 0) return /:[\w-]+$/.test(written.slice(0, i))
  }
  return false
}

function expectation(colons: string): string {
  if (colons === ':') return 'a `]` or `}` that closes it: a bracket that is text is written `\\[` or `\\]`'
  if (colons === '::') return 'nothing else on its line, and brackets that close'
  return 'nothing else on its line, and a line `:::` that closes it'
}
