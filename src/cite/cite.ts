/** Writes a claim of a document as a citation. */

import {findNearest} from '../base/nearest.ts'
import {oneOf} from '../base/wording.ts'
import {escapeHtml} from '../html/escape-html.ts'
import type {CslDate, Source} from '../model/csl.ts'
import type {Claim, Document, Evidence, Statement} from '../model/document.ts'
import {holderChain, holderNames} from '../model/names.ts'
import {quotationOf} from '../model/quotation.ts'
import {toBibtex} from './bibtex.ts'
import {withPlainDates} from './dates.ts'
import {withMarkedNames, withoutMarks} from './inherited-names.ts'
import {loadStyles} from './load-styles.ts'

/** Options of `cite`. */
export interface CiteOptions {
  /** Default: `apa`. */
  style?: Style
  /** A BCP 47 tag that the CSL processor supports: `en-US` (the default), `de-DE`, `es-ES`, `fr-FR`, `nl-NL`. */
  locale?: string
  /** The output of the three styles for readers. Default: `text`. */
  format?: 'text' | 'html'
}

/** A style or format that `cite` writes. */
export type Style = (typeof styles)[number]
/** The styles that `cite` writes: three for readers, which need the optional peer dependency, then two formats for programs. */
export const styles = ['apa', 'chicago', 'mla', 'bibtex', 'csl-json'] as const

/**
 * Cites a claim or a piece of evidence in APA 7, Chicago 17 (author-date), MLA 9, BibTeX or CSL-JSON. The citation gives the work that
 * contains the claim, then the claim's permanent id (`document-id#claim-id`), its locator, and who asserts it where that is not the author.
 *
 * A status other than asserted (retracted, superseded, disputed) is given after the id in every style.
 *
 * The work is the document itself, or the one that it restates. A date that cannot be printed is left out, so every document can be
 * cited. The first three styles need the optional peer dependency
 * `@citation-js/plugin-csl`, whose processor (citeproc-js) is under the CPAL or the AGPL.
 *
 * @throws RangeError when the document has no such claim, or there is no such style.
 * @throws Error with its `cause` when a style needs the peer dependency and it is not installed.
 */
export async function cite(
  document: Document,
  claimId: string,
  {style = 'apa', locale = 'en-US', format = 'text'}: CiteOptions = {}
): Promise<string> {
  if (!styles.includes(style)) throw new RangeError(`Unknown style \`${style}\`, expected ${oneOf(styles)}`)
  const statements = [...document.claims, ...document.evidence]
  const statement = statements.find(({id}) => id === claimId)
  if (!statement) {
    const near = findNearest(
      claimId,
      statements.map(({id}) => id)
    )
    throw new RangeError(`The document has no claim \`${claimId}\`${near ? `, expected one such as \`${near}\`` : ''}`)
  }

  const {item, note} = citedItem(document, statement)
  if (style === 'csl-json') return JSON.stringify([item], null, 2)
  const {custom: _, ...work} = withPlainDates(item)
  if (style === 'bibtex') return toBibtex({...work, ...withoutDay(work.issued)}, item.id.replace(/[^\w-]+/g, '-'))
  const {Cite} = await import('@citation-js/core')
  await loadStyles(style)
  // The processor does not escape ids, so it gets a safe one.
  const printed = new Cite({...withMarkedNames(work), id: 'cited'})
  const entry = withoutMarks(printed.format('bibliography', {template: style, lang: locale, format}).trim())
  if (format === 'text') return `${entry} [${note}].`
  return entry
    .replace('data-csl-entry-id="cited"', () => `data-csl-entry-id="${escapeHtml(item.id)}"`)
    .replace(/<\/div>\s*<\/div>$/, end => ` [${escapeHtml(note)}].${end}`)
}

/** Returns the cited work as CSL-JSON, and a note about the claim. The work has the claim as data under `custom`, and the note after its own `note`. */
function citedItem(document: Document, statement: Claim | Evidence): {item: Source; note: string} {
  const {meta, sources} = document
  const restated = sources.find(({id}) => id === meta.restates)
  const permanentId = `${meta.id ?? 'document'}#${statement.id}`
  const holder = holderChain(holderNames(document), statement).join(', citing ')
  const noun = statement.type === 'claim' ? 'Claim' : 'Evidence'
  const status = statusOf(statement)
  const note = [
    `${noun} ${permanentId}${status && ` (${status})`}`,
    statement.at,
    holder && `asserted by ${holder}`,
    restated && meta.URL && `in ${meta.URL}`
  ]
    .filter(part => part)
    .join(', ')
  const {custom, ...work} = restated ?? ownItem(document)
  const claim = {
    id: permanentId,
    words: quotationOf(document, statement),
    ...(statement.at && {locator: statement.at}),
    ...(statement.by && {by: statement.by}),
    ...(statement.joint && {joint: statement.joint}),
    ...(status && {status: statement.status}),
    ...(status && statement.date && {date: statement.date}),
    ...(status && statement.supersededBy && {supersededBy: statement.supersededBy})
  }
  const item = {...work, id: permanentId, note: work.note ? `${work.note} ${note}` : note, custom: {...custom, claim}}
  return {item, note}
}

/** The status in words: `retracted 2022-05`, `superseded by c3`; empty where the statement is asserted. */
function statusOf({status = 'asserted', date, supersededBy}: Statement): string {
  if (status === 'asserted') return ''
  return [status, date, supersededBy && `by ${supersededBy}`].filter(part => part).join(' ')
}

/** The document itself as a cited work. */
function ownItem({meta}: Document): Source {
  const {id = 'document', title, author, issued, publisher, URL, language} = meta
  const container = meta['container-title']
  return {
    id,
    type: container ? 'article-magazine' : 'webpage',
    ...(title && {title}),
    ...(author && {author}),
    ...(issued && {issued}),
    ...(container && {'container-title': container}),
    ...(publisher && {publisher}),
    ...(URL && {URL}),
    ...(language && {language})
  }
}

/** Removes the day of a date, which BibTeX's field `month` cannot hold. */
function withoutDay(issued: CslDate | undefined): {issued?: CslDate} {
  const parts = issued?.['date-parts']
  return parts ? {issued: {...issued, 'date-parts': parts.map(part => part.slice(0, 2))}} : {}
}
