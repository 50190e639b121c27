/** What the package makes of a document, the same wherever it runs: everything that is published and needs no network. */

import {lint, parse, strip, toFootnotes} from 'claimdown'
import {cite} from 'claimdown/cite'
import {recognise} from 'claimdown/entities'
import {rows} from 'claimdown/formats'
import {fromJson, toJson} from 'claimdown/model'
import {anchor, dehydrate, htmlText, hydrate, verify} from 'claimdown/standoff'
import {applySuggestions} from 'claimdown/suggestions'

/** @param {string} source */
export async function report(source) {
  const {value, diagnostics, place} = parse(source)
  const quote = value.text.slice(200, 260)
  return JSON.stringify({
    document: value,
    diagnostics,
    findings: lint(value).map(place),
    fast: parse(source, {engine: 'fast'}).value,
    names: recognise(value.text, {entities: value.entities}),
    verified: [verify(quote, value.text), verify(`${quote.slice(0, 40)} nine`, value.text)],
    anchored: anchor(value.text, {type: 'TextQuoteSelector', exact: quote.replace('a', 'o')}),
    references: parse('AT&amp;T said &notin; &CounterClockwiseContourIntegral; so.').value.text,
    page: htmlText('<p>AT&amp;T <b>said</b> &notin; so.</p>').text,
    checked: fromJson(toJson(value)),
    stripped: strip(source).value,
    footnotes: toFootnotes(source),
    rows: [...rows(value)],
    hydrated: hydrate(dehydrate(value, {salt: 'a'}), value.text),
    accepted: applySuggestions(source, {claims: [{id: 'new', quote, kind: 'fact'}]}),
    cited: await cite(value, value.claims[0].id, {style: 'bibtex'})
  })
}
