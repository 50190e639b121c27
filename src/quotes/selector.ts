/** Selectors: the ones of the W3C Web Annotation Data Model, section 4.2, and of Hypothesis. */

/** Any selector. A list of selectors describes the same words in several ways. */
export type Selector =
  | TextQuoteSelector
  | TextPositionSelector
  | FragmentSelector
  | XPathSelector
  | CssSelector
  | RangeSelector
  | HypothesisRangeSelector
  | OtherSelector

/** The words themselves, and some of the text before and after them (4.2.4). */
export interface TextQuoteSelector extends Refinable {
  type: 'TextQuoteSelector'
  exact: string
  prefix?: string
  suffix?: string
}

/** The start and end of the words (4.2.5), in code points unless the option `unit` is `utf-16`. */
export interface TextPositionSelector extends Refinable {
  type: 'TextPositionSelector'
  start: number
  end: number
}

/**
 * A fragment of a URL (4.2.1): `char=10,20` or `line=2,4` for plain text (RFC 5147), a text directive (`:~:text=`, WICG
 * Scroll-to-text Fragment), or the id of an element of a page.
 */
export interface FragmentSelector extends Refinable {
  type: 'FragmentSelector'
  value: string
  conformsTo?: string
}

/** A node of a page (4.2.3). */
export interface XPathSelector extends Refinable {
  type: 'XPathSelector'
  value: string
}

/** Elements of a page (4.2.2). */
export interface CssSelector extends Refinable {
  type: 'CssSelector'
  value: string
}

/** From the start of one selector's place to the start of another's (4.2.8). */
export interface RangeSelector extends Refinable {
  type: 'RangeSelector'
  startSelector: Selector
  endSelector: Selector
}

/** The selector of Hypothesis: XPaths of two nodes, and UTF-16 offsets into the `textContent` of each. */
export interface HypothesisRangeSelector {
  type: 'RangeSelector'
  startContainer: string
  startOffset: number
  endContainer: string
  endOffset: number
}

/** Any other selector, for example into an image (`SvgSelector`) or into bytes (`DataPositionSelector`). */
export interface OtherSelector {
  type: string
}

/** The field that selectors share. */
export interface Refinable {
  /** A selector inside the words that this one selects (4.2.9). */
  refinedBy?: Selector
}
