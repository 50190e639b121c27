/** Selectors that give a position and no words: offsets, nodes of a page. */

import {lazy} from '../base/lazy.ts'
import type {HtmlText} from '../html/html-text.ts'
import {type CodePoints, codePoints} from '../text/code-points.ts'
import type {Span} from '../text/span.ts'
import {type Anchored, type Orphan, orphan, placed} from './anchored.ts'
import type {HypothesisRangeSelector, TextPositionSelector} from './selector.ts'

/** Options of `anchor`. */
export interface AnchorOptions {
  /** The unit of position selectors. Default: code points, as in Web Annotation. Hypothesis counts UTF-16 code units. */
  unit?: 'code-point' | 'utf-16'
}

/** Resolves positions in one text. */
export interface Places {
  /** The page that the text comes from; `undefined` for plain text. */
  page: HtmlText | undefined
  /** Code points of the string that positions count in: for a page, the DOM's `textContent` of its body. */
  points(): CodePoints
  findPosition(selector: TextPositionSelector, options: AnchorOptions): Anchored | Orphan
  /** The place that `find` returns for the page; `unsupported` for plain text. */
  findInPage(find: (page: HtmlText) => Span | undefined): Anchored | Orphan
  findRange(selector: HypothesisRangeSelector): Anchored | Orphan
}

export function placesIn(text: string, page?: HtmlText): Places {
  const counted = page ? page.content : text
  const points = lazy(() => codePoints(counted))
  return {
    page,
    points,
    findPosition({start, end}, {unit = 'code-point'}) {
      if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end < start) return orphan('outside')
      const length = unit === 'utf-16' ? counted.length : points().toCodePoint(counted.length)
      if (end > length) return orphan('outside')
      const span = unit === 'utf-16' ? {start, end} : points().spanToUtf16({start, end})
      return placed(page ? page.toSpan(span) : span)
    },
    findInPage(find) {
      if (!page) return orphan('unsupported')
      const span = find(page)
      return span ? placed(page.toSpan(span)) : orphan('absent')
    },
    findRange({startContainer, startOffset, endContainer, endOffset}) {
      const isRead =
        typeof startContainer === 'string' &&
        typeof endContainer === 'string' &&
        [startOffset, endOffset].every(offset => Number.isInteger(offset) && offset >= 0)
      if (!page || !isRead) return orphan('unsupported')
      const [first, last] = [page.findByXPath(startContainer), page.findByXPath(endContainer)]
      if (!first || !last) return orphan('absent')
      const span = {start: first.start + startOffset, end: last.start + endOffset}
      return span.start > first.end || span.end > last.end || span.end < span.start
        ? orphan('outside')
        : placed(page.toSpan(span))
    }
  }
}
