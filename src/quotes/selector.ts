/** Ways to say which words of a text are meant: the selectors of the W3C Web Annotation Data Model, section 4.2, and of Hypothesis. */

/** Any way to point at words; a list of them says the same thing several times. */
export type Selector =
  | TextQuoteSelector
  | TextPositionSelector
  | FragmentSelector
  | XPathSelector
  | CssSelector
  | RangeSelector
  | HypothesisRangeSelector
  | OtherSelector

/** The words themselves, and some of what stands around them (4.2.4). */
export interface TextQuoteSelector extends Refinable {
  type: 'TextQuoteSelector'
  exact: string
  prefix?: string
  suffix?: string
}

/** Where the words start and end (4.2.5): code points, unless the caller says that they are UTF-16. */
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

/** From where one selector begins to where another one begins (4.2.8). */
export interface RangeSelector extends Refinable {
  type: 'RangeSelector'
  startSelector: Selector
  endSelector: Selector
}

/** Hypothesis' own: XPaths of two nodes, and UTF-16 offsets into the `textContent` of each. */
export interface HypothesisRangeSelector {
  type: 'RangeSelector'
  startContainer: string
  startOffset: number
  endContainer: string
  endOffset: number
}

/** One that points into something else than text: an image (`SvgSelector`), bytes (`DataPositionSelector`), whatever comes. */
export interface OtherSelector {
  type: string
}

/** What every kind of selector may hold. */
export interface Refinable {
  /** Another selector, into what this one selects (4.2.9). */
  refinedBy?: Selector
}
