/** Reads Markdown of other dialects. */

import type {Diagnostic, Position} from '../../model/reading.ts'
import {type Parsed, type ParseOptions, read} from '../../parse/parse.ts'
import {lines} from '../../text/lines.ts'
import type {Dialect} from './dialect.ts'
import {turn} from './from-dialects.ts'
import {shifts} from './shifts.ts'

/**
 * Reads Markdown with annotations of these dialects besides ours. Each one is reported in `diagnostics`. All places are in `source` as it
 * was given. No diagnostic has a `fix`, because that would be for the converted Markdown.
 *
 * @throws TypeError when `source` is no string, RangeError when an engine or a dialect is not there.
 */
export function parseDialects(source: string, dialects: readonly Dialect[], options: ParseOptions = {}): Parsed {
  const turned = turn(source, dialects, options)
  const {value, diagnostics, map, place} = read(turned.markdown)
  if (turned.stages.length === 0) return {value, diagnostics: [...turned.diagnostics, ...diagnostics], map, place}
  const {toOriginal, toTurned} = shifts(turned.stages)
  const pointOf = lines(source)
  const back = ({start, end}: Position): Position => ({
    start: pointOf(toOriginal(start.offset)),
    end: pointOf(toOriginal(end.offset))
  })
  const moved = <Found extends Pick<Diagnostic, 'place' | 'fix'>>({fix: _, ...found}: Found): Found => ({
    ...(found as unknown as Found),
    ...(found.place && {place: back(found.place)})
  })
  return {
    value,
    diagnostics: [...turned.diagnostics, ...diagnostics.map(moved)],
    map: {
      text: map.text,
      findPlace: span => {
        const found = map.findPlace(span)
        return found && back(found)
      },
      toSpan: ({start, end}) =>
        map.toSpan({start: {offset: toTurned(start.offset)}, end: {offset: toTurned(end.offset)}}),
      toPosition: (from, to) => ({start: pointOf(from), end: pointOf(to)})
    },
    place: finding => moved(place(finding))
  }
}
