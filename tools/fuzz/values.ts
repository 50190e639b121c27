/** Draws JSON for the fuzzer: documents, stand-offs, suggestions and selectors, valid or with damaged fields. */

import {lazy} from '../../src/base/lazy.ts'
import {xaif} from '../../src/formats/xaif/xaif.ts'
import {type Document, emptyDocument} from '../../src/model/document.ts'
import {fromJson} from '../../src/model/from-json.ts'
import {toJson} from '../../src/model/to-json.ts'
import {parse} from '../../src/parse/parse.ts'
import {dehydrate} from '../../src/standoff/dehydrate.ts'
import {bratLines, bratText} from '../../tests/support/brat-lines.ts'
import {hostileStrings, hostileValues, nested} from '../../tests/support/hostile-values.ts'
import {text, word} from './content.ts'
import type {Draw} from './draw.ts'

/** Returns the value with one to three fields removed, replaced, doubled or added. */
export function wrecked(draw: Draw, value: unknown): unknown {
  const copy = structuredClone({value})
  for (let times = 1 + draw.below(3); times > 0; times--) {
    const places: [parent: Record<string | number, unknown>, key: string | number][] = []
    const walk = (parent: Record<string | number, unknown>, key: string | number): void => {
      places.push([parent, key])
      const child = parent[key]
      if (Array.isArray(child)) for (const index of child.keys()) walk(child as never, index)
      else if (typeof child === 'object' && child !== null)
        for (const name of Object.keys(child)) walk(child as never, name)
    }
    walk(copy, 'value')
    // The whole value is replaced only sometimes.
    const [parent, key] = places[places.length === 1 || draw.chance(0.02) ? 0 : 1 + draw.below(places.length - 1)]!
    const old = parent[key]
    draw.oneOf<unknown>(
      [5, () => put(parent, key, hostile(draw))],
      [2, () => put(parent, key, typeof old === 'number' ? old + draw.pick([-1, 1, 1000, 0.5]) : hostile(draw))],
      [2, () => put(parent, key, typeof old === 'string' ? old + draw.pick(hostileStrings) : hostile(draw))],
      [2, () => (Array.isArray(parent) ? parent.splice(Number(key), 1) : delete parent[key])],
      [
        1,
        () =>
          Array.isArray(parent) ? parent.push(structuredClone(old)) : put(parent, draw.pick(keys), structuredClone(old))
      ],
      [
        1,
        () => typeof old === 'object' && old !== null && !Array.isArray(old) && put(old, draw.pick(keys), hostile(draw))
      ]
    )
  }
  return copy.value
}

const keys = [
  'id',
  'span',
  'parts',
  'by',
  'type',
  'custom',
  '__proto__',
  'toString',
  'constructor',
  '',
  'x',
  'claimdown'
]

/** Sets an own field, even one with the name `__proto__`. */
function put(object: object, key: string | number, value: unknown): void {
  Object.defineProperty(object, key, {value, writable: true, enumerable: true, configurable: true})
}

function hostile(draw: Draw): unknown {
  return draw.oneOf<unknown>(
    [6, () => structuredClone(draw.pick(hostileValues))],
    [3, () => draw.pick(hostileStrings)],
    [1, () => draw.pick([undefined, Number.NaN, Number.POSITIVE_INFINITY, -0])],
    [1, () => nested(draw.pick([3, 150, 600]), draw.pick(['lists', 'objects']))]
  )
}

const sources = [
  '---\nid: d\ntitle: T\nauthor: [{family: Doe, given: Jane}]\nissued: 2021-05\nrestates: s\nsources:\n  - {id: s, type: report, title: R, author: [{literal: The Bank}], issued: 2021, volume: 3, DOI: 10.1/x, extra: 1}\n  - {id: t, type: book, title: S, issued: {literal: early 2019}}\nentities:\n  - {id: fed, type: organization, name: The Fed, aliases: [Fed]}\n  - {id: ann, type: person, name: Ann Lee, wikidata: Q1}\nmore: [1, {a: b}]\n---\n# A *heading*\n\nThe 😀 Fed says :claim[rates will rise]{#c1 kind=prediction by=fed source="s, p. 12; t" certainty=possible status=superseded superseded-by=c2 date=2021-09 about="fed ann" at=s1 cue=says addressees=ann because=so}, for :evidence[prices grew by 4 percent]{#e1 kind=statistic by="ann>fed" supports=c1 source=s}.\n\n## Two\n\n:claim{#c2 attacks=c1}It *is*\n\nso:end{#c2} :claim[or]{#c3} not :claim[so]{part=c3}.\n\n::claim[hidden]{#c4 supports="c1 c2"}\n\n::relation{#r1 from="c3 e1" to=c1 kind=attacks confidence=0.5 by=ann date=2020}\n\n:entity[Fed]{ref=fed} :cite[there]{source="s, p. 4" claim="other#c1"} :claim[no]{#c5 undercuts=r1}\n\n::annotation{#T9 label=Protein}\n',
  ':claim[a]{#c1} :claim[b]{#c2 attacks=c1} :claim[c]{#c3 attacks=c2 supports=c1}',
  'Rates rose. Rates rose again, “she said”.\n\n- :claim[one]{#a}\n- :evidence[two *three*]{#b supports=a}\n\n| a | :claim[b]{#c} |\n|---|---|\n| `x` | ![y](z) |\n'
]

const documents = lazy((): unknown[] => [
  ...sources.map(source => JSON.parse(JSON.stringify(toJson(parse(source).value)))),
  JSON.parse(JSON.stringify(toJson(foreign())))
])

/** A document with annotations of another scheme and mentions of all types. */
function foreign(): Document {
  const text = 'Ann 😀 saw the Fed on 3 May 2021.\n\nIt cost $5.'
  return {
    ...emptyDocument(text),
    sections: [{type: 'section', title: 'Ann', depth: 1, span: {start: 0, end: text.length}}],
    claims: [
      {
        type: 'claim',
        id: 'c1',
        span: {start: 0, end: 18},
        parts: [
          {start: 0, end: 3},
          {start: 7, end: 18}
        ]
      }
    ],
    mentions: [
      {
        span: {start: 0, end: 3},
        type: 'person',
        via: 'authored',
        score: 0.5,
        candidates: [{entity: 'a', score: 0.4, reasons: ['x']}]
      },
      {span: {start: 22, end: 32}, type: 'date', via: 'numbers', value: {type: 'date', edtf: '2021-05-03'}},
      {span: {start: 43, end: 45}, type: 'money', via: 'numbers', value: {type: 'money', amount: 5, currency: 'USD'}}
    ],
    annotations: [
      {type: 'annotation', id: 'T1', label: 'Protein', span: {start: 0, end: 3}},
      {type: 'annotation', id: 'R1', label: 'Part-of', args: [{role: 'Arg1', of: 'T1'}, {of: 'c1'}], value: 'so'}
    ]
  }
}

/** JSON that is roughly a document, for `fromJson`. */
export function documentJson(draw: Draw): unknown {
  const base = draw.oneOf<unknown>(
    [6, () => draw.pick(documents())],
    [
      1,
      () => ({
        ...emptyDocument(text(draw)),
        claims: spanned(draw, 'claim', 'c'),
        evidence: spanned(draw, 'evidence', 'e')
      })
    ]
  )
  return draw.chance(0.85) ? wrecked(draw, base) : structuredClone(base)
}

function spanned(draw: Draw, type: string, id: string): object[] {
  return draw.list(6, () => {
    const start = draw.below(200)
    return {type, id: `${id}${draw.below(6)}`, span: {start, end: start + draw.below(60)}}
  })
}

/** The document that `fromJson` reads from it, as a user may have it. */
export function documentOf(json: unknown): Document {
  return fromJson(json).value
}

const standoffs = lazy((): unknown[] =>
  documents().map(json => JSON.parse(JSON.stringify(dehydrate(documentOf(json)))))
)

/** A stand-off, and its own text or another one. */
export function standoffJson(draw: Draw): {standoff: unknown; text: string} {
  const at = draw.below(documents().length)
  const own = (documents()[at] as Document).text
  const standoff = draw.chance(0.85) ? wrecked(draw, standoffs()[at]) : structuredClone(standoffs()[at])
  const other = draw.oneOf<string>(
    [4, () => own],
    [2, () => own.slice(0, draw.below(own.length)) + draw.pick(hostileStrings) + own.slice(draw.below(own.length))],
    [1, () => text(draw)]
  )
  return {standoff, text: other}
}

const xaifs = lazy((): unknown[] => [
  ...documents().map(json => JSON.parse(JSON.stringify(xaif.write(documentOf(json))))),
  {
    AIF: {
      nodes: [
        {nodeID: 1, text: 'rates rise', type: 'I', timestamp: '2020'},
        {nodeID: 2, text: 'Ann: rates rise', type: 'L'},
        {nodeID: 3, text: 'Asserting', type: 'YA', scheme: 'Asserting'},
        {nodeID: 4, text: 'prices grew', type: 'I'},
        {nodeID: 5, text: 'Default Inference', type: 'RA', scheme: 'Default Inference'},
        {nodeID: 6, text: 'Default Conflict', type: 'CA'},
        {nodeID: 7, text: 'so', type: 'MA'}
      ],
      edges: [
        {edgeID: 1, fromID: 2, toID: 3},
        {edgeID: 2, fromID: 3, toID: 1},
        {edgeID: 3, fromID: 4, toID: 5},
        {edgeID: 4, fromID: 5, toID: 1},
        {edgeID: 5, fromID: 4, toID: 6},
        {edgeID: 6, fromID: 6, toID: 5},
        {edgeID: 7, fromID: 1, toID: 7},
        {edgeID: 8, fromID: 7, toID: 4}
      ],
      locutions: [{nodeID: 2, personID: 1, timestamp: 'x'}],
      participants: [{participantID: 1, firstname: 'Ann', surname: 'Lee'}],
      schemefulfillments: [],
      descriptorfulfillments: []
    },
    text: 'Ann said <span class="highlighted" id="node2">rates rise</span>.<br>'
  },
  {nodes: [{nodeID: '1', text: 'a', type: 'I'}], edges: [], locutions: []}
])

/** Content of an xAIF file. */
export function xaifJson(draw: Draw): unknown {
  const base = draw.pick(xaifs())
  return draw.chance(0.85) ? wrecked(draw, base) : structuredClone(base)
}

const annLines = [
  ...bratLines,
  '#2\tclaimdown T3\t{"id":"c9","kind":"fact"}',
  '#3\tclaimdown T3\t{"span":{"start":-5,"end":2}}',
  '#4\tclaimdown R2\t{"linked":["T3"]}',
  'T5\tClaim 0 0\t',
  'T6\tClaim 5 2\tx',
  'T7\tClaim 0 99999999999\tx',
  'T8\tClaim 2 7 9\tx',
  '',
  '\uFEFF'
]

/** A text for brat, and annotation lines for it. */
export function bratFiles(draw: Draw): {text: string; ann: string} {
  const lines = draw.list(14, () => draw.pick(annLines))
  for (let times = draw.below(4); times > 0; times--) {
    const at = draw.below(lines.length || 1)
    const parts = (lines[at] ?? 'T1').split(/(?<=[\t :;,{}"])/)
    parts.splice(
      draw.below(parts.length + 1),
      draw.below(2),
      draw.pick([...hostileStrings, '\t', ' ', '\n', ':', ';', '0', 'T1', 'R1', '{', '}', '"a":1'])
    )
    lines[at] = parts.join('')
  }
  return {text: draw.chance(0.7) ? bratText : text(draw), ann: lines.join(draw.pick(['\n', '\n', '\r\n']))}
}

/** Suggestions for a document. Some of them quote it. */
export function suggestionsJson(draw: Draw, source: string): unknown {
  const {text} = parse(source).value
  const some = (most: number): string => {
    const from = draw.below(text.length + 1)
    return text.slice(from, from + draw.below(most))
  }
  const quote = (): string =>
    draw.oneOf<string>(
      [5, () => some(60)],
      [1, () => `${some(20)} … ${some(20)}`],
      [1, () => `[${some(5)}] ${some(20)}`],
      [1, () => word(draw)]
    )
  const statement = (id: string, kind: string) => (): object => ({
    id: draw.chance(0.8) ? `${id}${draw.below(4)}` : word(draw),
    quote: quote(),
    prefix: draw.chance(0.3) ? some(12) : null,
    suffix: draw.chance(0.3) ? some(12) : null,
    by: draw.chance(0.2) ? word(draw) : null,
    source: draw.chance(0.2) ? `s, p. ${word(draw)}` : null,
    kind: draw.chance(0.5) ? kind : null
  })
  const base = {
    claims: draw.list(4, statement('c', 'fact')),
    evidence: draw.list(3, statement('e', 'study')),
    relations: draw.list(3, () => ({
      from: draw.pick(['e0', 'c0', 'c1', 'x']),
      kind: draw.pick(['supports', 'attacks']),
      to: draw.pick(['c0', 'c1', 'c2', 'c9'])
    }))
  }
  return draw.chance(0.35) ? wrecked(draw, base) : base
}

const selectors: readonly unknown[] = [
  {type: 'TextQuoteSelector', exact: 'the bank', prefix: 'said ', suffix: '.'},
  {type: 'TextPositionSelector', start: 3, end: 9},
  {type: 'FragmentSelector', value: 'char=2,9', conformsTo: 'http://tools.ietf.org/rfc/rfc5147'},
  {type: 'FragmentSelector', value: 'line=0,1;length=9'},
  {type: 'FragmentSelector', value: ':~:text=said-,the%20bank,so,-and'},
  {type: 'FragmentSelector', value: 'a'},
  {type: 'XPathSelector', value: '/html/body/p[1]'},
  {type: 'XPathSelector', value: '//*[@id="a"]/span[2]'},
  {type: 'CssSelector', value: 'body > p:nth-child(2) .x, #a:has(span)'},
  {
    type: 'RangeSelector',
    startSelector: {type: 'TextQuoteSelector', exact: 'The'},
    endSelector: {type: 'XPathSelector', value: '//p[1]'}
  },
  {type: 'RangeSelector', startContainer: '/p[1]', startOffset: 0, endContainer: '/p[1]', endOffset: 5},
  {type: 'CssSelector', value: 'p', refinedBy: {type: 'TextPositionSelector', start: 0, end: 2}},
  [
    {type: 'TextQuoteSelector', exact: 'so'},
    {type: 'TextPositionSelector', start: 1, end: 3}
  ],
  {type: 'SvgSelector', value: '<svg/>'},
  'the bank said'
]

/** Any selector. */
export function selectorJson(draw: Draw, text: string): unknown {
  const from = draw.below(text.length + 1)
  const quote = {
    type: 'TextQuoteSelector',
    exact: text.slice(from, from + 1 + draw.below(80)),
    prefix: text.slice(Math.max(0, from - draw.below(20)), from)
  }
  const base = draw.oneOf<unknown>(
    [1, () => quote],
    [1, () => draw.pick(selectors)],
    [1, () => ({...quote, exact: `${quote.exact}${word(draw)}`})]
  )
  return draw.chance(0.6) ? wrecked(draw, base) : structuredClone(base)
}
