/** Diagnostics as lines for people. */

import stringWidth from 'string-width'
import wrapAnsi from 'wrap-ansi'
import {count} from '../base/wording.ts'
import type {Diagnostic, Severity} from '../model/reading.ts'
import {lineEndings} from '../text/lines.ts'
import type {World} from './world.ts'

/** Each diagnostic with its line of Markdown and a caret under the words. */
export function report(
  diagnostics: readonly Diagnostic<string>[],
  source: string,
  path: string,
  {colors, columns}: World
): string {
  const lines = source.split(lineEndings)
  const blocks = diagnostics.map(({code, severity, message, place}) => {
    const paint = paints(colors)[severity]
    const at = place ? `${path}:${place.start.line}:${place.start.column}` : path
    const head = `${colors.bold(at)}  ${paint(severity)}  ${colors.dim(code)}`
    const body = wrap(message, columns - 2, '  ')
    return [head, body, ...(place ? excerpt(lines, place, columns, paint, colors.dim) : [])].join('\n')
  })
  return blocks.join('\n\n')
}

/** `1 error, 2 warnings, 5 hints`, without those that are zero. */
export function tally(diagnostics: readonly Diagnostic<string>[]): string {
  const of = (severity: Severity): number => diagnostics.filter(found => found.severity === severity).length
  const parts = (['error', 'warning', 'hint'] as const)
    .filter(severity => of(severity))
    .map(severity => count(of(severity), severity))
  return parts.join(', ') || 'nothing to report'
}

/** Wraps a text to lines of at most `columns`, each indented by `indent`. */
export function wrap(text: string, columns: number, indent = ''): string {
  return wrapAnsi(text, Math.max(20, columns - stringWidth(indent)), {trim: true})
    .split('\n')
    .map(line => indent + line)
    .join('\n')
}

/** The start of a text, at most `width` wide. */
export function clip(text: string, width: number): string {
  if (stringWidth(text) <= width) return text
  let clipped = ''
  for (const {segment} of graphemes.segment(text)) {
    if (stringWidth(clipped + segment) >= width) break
    clipped += segment
  }
  return `${clipped.trimEnd()}…`
}

const graphemes = new Intl.Segmenter('en', {granularity: 'grapheme'})

function paints({red, yellow, cyan}: World['colors']): Record<Severity, (text: string) => string> {
  return {error: red, warning: yellow, hint: cyan}
}

type Paint = (text: string) => string

/** The line of a place, cut to the width of the terminal, and carets under the place. */
function excerpt(
  lines: readonly string[],
  {start, end}: NonNullable<Diagnostic['place']>,
  columns: number,
  paint: Paint,
  dim: Paint
): string[] {
  const line = lines[start.line - 1] ?? ''
  const margin = `${String(start.line).padStart(5)} │ `
  const room = Math.max(20, columns - margin.length)
  const last = end.line === start.line ? end.column - 1 : line.length
  const first = start.column - 1
  // Of a long line, the place is shown with up to 20 characters before it.
  const from = last < room ? 0 : Math.max(0, Math.min(first - 20, line.length - room))
  const shown = line.slice(from, from + room).replaceAll('\t', ' ')
  const width = (a: number, b: number): number => stringWidth(line.slice(a, b).replaceAll('\t', ' '))
  const carets = Math.max(1, Math.min(width(first, Math.max(first + 1, last)), room - width(from, first)))
  return [dim(margin) + shown, dim(`${' '.repeat(5)} │ `) + ' '.repeat(width(from, first)) + paint('^'.repeat(carets))]
}
