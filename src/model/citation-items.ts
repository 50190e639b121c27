/** Reads and writes sources with locators, in the grammar of Pandoc's citation items: `un-2021, para. 12; sigar-2021, p. 4`. */

import type {CitationItem, LocatorLabel} from './csl.ts'

/** Reads items separated by `;`. Text after an id that is not a locator becomes the suffix, so nothing is lost. */
export function readCitationItems(value: string): CitationItem[] {
  return value
    .split(';')
    .map(item => item.trim())
    .filter(item => item !== '')
    .map(readItem)
}

/** Writes items so that `readCitationItems` reads the same items back. */
export function writeCitationItems(items: readonly CitationItem[]): string {
  return items
    .map(({id, label, locator, prefix, suffix}) => {
      const place =
        locator === undefined ? '' : `, ${label === undefined ? '' : `${shortTerms.get(label) ?? label} `}${locator}`
      // After a comma, a number would be read as a part of the locator: `a, p. 4, 1`.
      const separator = locator !== undefined && /^\d/.test(suffix ?? '') ? ' ' : ', '
      return `${prefix ? `${prefix} @` : ''}${id}${place}${suffix === undefined ? '' : `${separator}${suffix}`}`
    })
    .join('; ')
}

function readItem(item: string): CitationItem {
  const [, prefix, id = '', rest = ''] = /^(?:(.*?)(?<!\s)\s+@)?@?([^,\s]*),?\s*(.*)$/su.exec(item)!
  const [, term, locator, suffix] =
    /^(?:(\p{L}+(?: +\p{L}+)*\.?|[§¶]{1,2})\s*)?(\d[\p{L}\d.:]*(?:[-–]\d[\p{L}\d.:]*)?(?:,\s*\d[\p{L}\d]*)*)(?:,?\s+(.*))?$/su.exec(
      rest
    ) ?? []
  const label = term === undefined ? undefined : locatorTerms.get(term.toLowerCase())
  const found: CitationItem = {id}
  if (prefix) found.prefix = prefix
  if (locator !== undefined && (term === undefined || label !== undefined)) {
    found.label = label ?? 'page'
    found.locator = locator
    if (suffix) found.suffix = suffix
  } else if (rest) found.suffix = rest
  return found
}

/** Locator terms and their short forms, from the CSL locale en-US. */
const locatorTerms: ReadonlyMap<string, LocatorLabel> = new Map<string, LocatorLabel>([
  ...terms('page', 'p.', 'pp.', 'page', 'pages', 'p', 'pp'),
  ...terms('paragraph', 'para.', 'paras.', 'paragraph', 'paragraphs', 'para', '¶', '¶¶'),
  ...terms('section', 'sec.', 'secs.', 'section', 'sections', '§', '§§'),
  ...terms('chapter', 'chap.', 'chaps.', 'chapter', 'chapters', 'ch.'),
  ...terms('article-locator', 'art.', 'arts.', 'article', 'articles'),
  ...terms('column', 'col.', 'cols.', 'column', 'columns'),
  ...terms('figure', 'fig.', 'figs.', 'figure', 'figures'),
  ...terms('folio', 'fol.', 'fols.', 'folio', 'folios'),
  ...terms('issue', 'no.', 'nos.', 'number', 'numbers'),
  ...terms('line', 'l.', 'll.', 'line', 'lines'),
  ...terms('note', 'n.', 'nn.', 'note', 'notes'),
  ...terms('part', 'pt.', 'pts.', 'part', 'parts'),
  ...terms('table', 'tbl.', 'tbls.', 'table', 'tables'),
  ...terms('timestamp', 'at', 'timestamp'),
  ...terms('verse', 'v.', 'vv.', 'verse', 'verses'),
  ...terms('volume', 'vol.', 'vols.', 'volume', 'volumes'),
  ...terms('book', 'bk.', 'bks.', 'book', 'books'),
  ...terms('appendix', 'app.', 'apps.', 'appendix', 'appendices')
])

const shortTerms: ReadonlyMap<LocatorLabel, string> = new Map(
  [...locatorTerms].reverse().map(([term, label]): [LocatorLabel, string] => [label, term])
)

function terms(label: LocatorLabel, ...spellings: string[]): [string, LocatorLabel][] {
  return spellings.map(spelling => [spelling, label])
}
