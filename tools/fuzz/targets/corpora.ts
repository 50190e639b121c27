/** Targets for several documents: corpora, changes between two states, and agreement between annotators. */

import {cohenKappa, fleissKappa, krippendorffAlpha} from '../../../src/agreement/coefficients.ts'
import {compare, differences, matchStatements, merge} from '../../../src/agreement/index.ts'
import {type Unit, unitizingAlpha} from '../../../src/agreement/unitizing.ts'
import {Corpus, diff, diffCorpora} from '../../../src/corpus/index.ts'
import {fromJson} from '../../../src/model/from-json.ts'
import {quotationOf} from '../../../src/model/quotation.ts'
import {summary} from '../../../src/model/summary.ts'
import {parse} from '../../../src/parse/parse.ts'
import {strip} from '../../../src/write/strip.ts'
import {checkFindings, checkJson} from '../checks.ts'
import {markdown, word} from '../content.ts'
import {expect, expectSame, type Target} from '../target.ts'
import {documentJson} from '../values.ts'

interface Pair {
  first: string
  second: string
  json: unknown
  query: string
}

export const corpus: Target<Pair> = {
  name: 'corpus',
  draw: draw => ({first: markdown(draw), second: markdown(draw), json: documentJson(draw), query: word(draw)}),
  run({first, second, json, query}) {
    const documents = [parse(first).value, parse(second).value, fromJson(json).value]
    const all = new Corpus(documents)
    checkFindings(all.findings())
    for (const entry of [
      ...all.claims(),
      ...all.evidence(),
      ...all.sources(),
      ...all.relations(),
      ...all.mentions(),
      ...all.sections()
    ]) {
      checkJson(entry.toRow())
      expect(typeof String(entry) === 'string' && entry.address.includes('#'), 'an entry has an address')
    }
    for (const claim of all.claims()) {
      checkJson([
        all.grounds(claim).length,
        all.objections(claim).length,
        all.provenance(claim)?.holders,
        claim.holders
      ])
      expect(claim.words === quotationOf(claim.document, claim.item), 'an entry has the words of its claim')
    }
    for (const named of [query, 'c1', 'a#c1', '']) {
      all.claims({by: named, about: named, text: named, section: named, source: named}).toArray()
      checkJson([
        all.entity(named)?.id,
        all.claim(named)?.id,
        all.search(named).map(({score, highlights}) => [score, highlights])
      ])
    }
    for (const list of [all.contested(), all.unsupported(), all.singleSourced()])
      expect(
        list.count() <= documents.reduce((sum, {claims}) => sum + claims.length, 0),
        'an answer is a part of the claims'
      )
    checkJson([
      all.leanedOn().length,
      all.coOccurrences('document').length,
      all.timeline().length,
      all.holders().length
    ])
    const back = Corpus.fromJson(JSON.parse(JSON.stringify(all.toJson())))
    expect(back.value.documents.length === documents.length, 'a corpus comes back from JSON')
    expect(all.subset(() => true).documents.length === documents.length, 'a subset of all is all')
    expect(all.merge(all).documents.length >= documents.length, 'merging loses nothing')
    for (const document of documents) checkJson(summary(document))
  }
}

export const changes: Target<Pick<Pair, 'first' | 'second' | 'json'>> = {
  name: 'diff',
  draw: draw => ({first: markdown(draw), second: markdown(draw), json: documentJson(draw)}),
  run({first, second, json}) {
    const [a, b, c] = [parse(first).value, parse(second).value, fromJson(json).value]
    for (const document of [a, b, c]) {
      const ids = [...document.claims, ...document.evidence].map(({id}) => id)
      if (new Set(ids).size === ids.length)
        expectSame(diff(document, document).changes, [], 'nothing differs from itself')
    }
    const {changes} = diff(a, b)
    checkJson(changes)
    const added = changes.filter(({what}) => what === 'added').length
    const dropped = changes.filter(({what}) => what === 'dropped').length
    const size = (document: typeof a): number => document.claims.length + document.evidence.length
    expect(size(a) - dropped + added === size(b), 'what was added and dropped makes up for the difference')
    checkJson(diffCorpora([a, c], [b]))
  }
}

interface Ratings {
  source: string
  numbers: number[]
}

export const agreement: Target<Ratings> = {
  name: 'agreement',
  draw: draw => ({source: markdown(draw), numbers: Array.from({length: 30}, () => draw.below(10))}),
  run({source, numbers}) {
    const one = parse(source).value
    const bare = parse(strip(source).value).value
    const other = bare.text === one.text ? bare : one
    for (const documents of [
      [one, one],
      [one, other],
      [other, one, one]
    ]) {
      const result = compare(documents)
      checkJson([result, differences(documents), merge(documents)])
      for (const {spans} of result.pairs)
        for (const {f1Same = 1, f1Half = 1} of spans) expect(f1Same <= f1Half && f1Half <= 1, 'F1 is at most 1')
    }
    matchStatements([one.claims, other.claims])
    const labels = numbers.map(String)
    const pairs = labels.flatMap((label, index): [string, string][] => (index % 2 ? [[labels[index - 1]!, label]] : []))
    for (const value of [cohenKappa(pairs), fleissKappa(pairs), krippendorffAlpha(pairs)])
      expect(value === undefined || (Number.isFinite(value) && value <= 1 + 1e-9), 'a coefficient is at most 1')
    const units = (from: number): Unit[] => {
      let at = 0
      return numbers.slice(from, from + 10).flatMap(number => {
        const start = at + (number % 3)
        at = start + number
        return number === 0 ? [] : [{start, end: at, value: String(number % 2)}]
      })
    }
    const {nominal = 0, binary = 0, coding = 0} = unitizingAlpha(200, [units(0), units(10), units(20)])
    for (const value of [nominal, binary, coding])
      expect(Number.isFinite(value) && value <= 1 + 1e-9, 'alpha is at most 1')
  }
}
