import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {aif, brat, type Format} from '../src/formats/index.ts'
import {parse} from '../src/index.ts'
import {type Document, emptyDocument} from '../src/model/index.ts'
import {findEscaped} from '../src/parse/escape.ts'
import {source} from './support/arbitraries.ts'

const formats = [brat, aif] as unknown as Format<unknown>[]
const corpus = readFileSync(
  join(import.meta.dirname, '../corpus/how-america-should-deal-with-the-taliban/document.md'),
  'utf8'
)

/** Through JSON too, as a file would. */
const back = (format: Format<unknown>, document: Document) =>
  format.read(JSON.parse(JSON.stringify(format.write(document))))

describe.each(formats)('$name', format => {
  test('keeps what it says, and names what it loses', () => {
    const document = parse(corpus).value
    const {value, diagnostics} = back(format, document)
    expect(diagnostics.filter(({severity}) => severity !== 'hint')).toEqual([])
    for (const part of format.keeps) expect(value[part], part).toEqual(document[part])
    const lost = (['meta', 'sources', 'entities', 'mentions', 'citations'] as const).filter(
      part => !format.keeps.includes(part) && Object.keys(document[part]).length
    )
    expect(format.losses(document).map(({pointer}) => pointer!.split('/')[1])).toEqual(expect.arrayContaining(lost))
    expect(format.losses(emptyDocument('a'))).toEqual([])
  })

  test('keeps what it says of any document whose ids are unique', () => {
    fc.assert(
      fc.property(source, source => {
        const document = parse(source).value
        const ids = [...document.claims, ...document.evidence, ...document.relations, ...document.sources].map(
          ({id}) => id
        )
        const own = new Set([...document.claims, ...document.evidence].map(({id}) => id))
        if (new Set(ids).size < ids.length || document.relations.some(({from}) => !own.has(from))) return
        const {value} = back(format, document)
        for (const part of format.keeps) expect(value[part], part).toEqual(JSON.parse(JSON.stringify(document))[part])
      }),
      {numRuns: 300}
    )
  })

  test('reads anything', () => {
    fc.assert(
      fc.property(
        fc.anything(),
        data => void format.read(format === (brat as unknown) ? {text: 'a', ann: String(data)} : data)
      )
    )
  })
})

describe('brat', () => {
  const text = '😀 Rates rose, said\nthe bank.'
  const ann = [
    'T1\tProtein 2 7\tRates',
    'T2\tComplex 2 7;14 18\tRates said',
    'T3\tClaim 2 12\tRates rose',
    'T4\tEvidence 14 27\tsaid the bank',
    'E1\tBinding:T1 Theme:T2 Theme2:E2',
    'E2\tBinding:T2',
    'R1\tPart-of Arg1:T1 Arg2:T2',
    'R2\tsupports Arg1:T4 Arg2:T3',
    'A1\tNegation E1',
    'A2\tConfidence E1 High',
    'M1\tSpeculation T1',
    'N1\tReference T1 Wikidata:Q1\tthe name',
    '#1\tAnnotatorNotes R1\tWhy \u201cnot\u201d?',
    '*\tEquiv T1 T2'
  ]
  const sorted = (lines: string): string[] =>
    lines
      .split('\n')
      .filter(line => line)
      .toSorted()

  test('every kind of line comes back as it was', () => {
    const {value, diagnostics} = brat.read({text, ann: ann.join('\n')})
    expect(diagnostics).toEqual([])
    expect(value.claims).toEqual([{type: 'claim', id: 'T3', span: {start: 3, end: 13}}])
    expect(value.relations).toEqual([{type: 'relation', id: 'R2', kind: 'supports', from: 'T4', to: 'T3'}])
    expect(sorted(brat.write(value).ann)).toEqual(ann.toSorted())
  })

  test.each([
    ['an extra tab, trailing blanks, no final newline', 'T1\tX 2 7\tRates\t\n\nR1\tis Arg1:T1 Arg2:T1\t', []],
    ['a quotation broken over lines', 'T1\tX 14 27\tsaid\nthe bank', []],
    ['other words', 'T1\tX 2 7\tBanks', ['other-words']],
    ['UTF-16 units', 'T1\tX 3 8\tRates', ['other-unit']],
    ['bytes', 'T1\tX 5 10\tRates', ['other-unit']],
    ['outside the text', 'T1\tX 2 99\tRates', ['brat-line']],
    ['no offsets', 'T1\tX\tRates', ['brat-line']],
    ['twice', 'T1\tX 2 7\tRates\nT1\tX 2 7\tRates', ['duplicate-id']],
    ['a note on nothing', 'T1\tX 2 7\tRates\n#1\tNote T9\ta', ['dangling-reference']],
    ['another format', 'QUOTE\tQ1\t1\t2\nATTRIB\tQ1\tx', ['not-brat']],
    ['nothing', '', []]
  ])('%s', (_, ann, codes) => {
    const {value, diagnostics} = brat.read({text, ann})
    expect(diagnostics.map(({code}) => code)).toEqual(codes)
    const [first] = value.annotations ?? []
    if (first && codes[0] !== 'other-words')
      expect(value.text.slice(first.span!.start, first.span!.end)).toMatch(/^Rates$|said\nthe bank/)
  })
})

describe('xAIF', () => {
  const node = (nodeID: string | number, type: string, text = '') => ({nodeID, text, type})
  const edge = (fromID: string | number, toID: string | number) => ({edgeID: 1, fromID, toID})
  const read = (nodes: object[], edges: object[], more: object = {}) =>
    aif.read({
      AIF: {nodes, edges, locutions: null, participants: [], ...more},
      text: '<div>A &amp; <span id="node1" class="highlighted">B&nbsp;C</span></div>'
    })

  test('an argument with its talk', () => {
    const {value} = read(
      [
        node(1, 'L', 'Ann : B C'),
        node(2, 'YA', 'Asserting'),
        node(3, 'I', 'B C'),
        node('4', 'I', 'D'),
        node(5, 'RA', 'Default Inference')
      ],
      [edge(1, 2), edge(2, 3), edge(3, 5), edge('5', '4')],
      {participants: [{participantID: 7, firstname: 'Ann', surname: 'Lee'}], locutions: [{nodeID: 1, personID: 7}]}
    )
    expect(value.claims).toEqual([
      {type: 'claim', id: '3', span: {start: 4, end: 7}, by: ['p7']},
      {type: 'claim', id: '4', span: {start: 7, end: 7}, words: 'D'}
    ])
    expect(value.relations).toEqual([{type: 'relation', id: '5', kind: 'supports', from: '3', to: '4'}])
    expect(value.entities).toEqual([{id: 'p7', type: 'person', name: 'Ann Lee'}])
    const {AIF} = aif.write(value)
    expect(AIF.nodes.map(({nodeID, type}) => `${nodeID} ${type}`).toSorted()).toEqual([
      '1 L',
      '2 YA',
      '3 I',
      '4 I',
      '5 RA'
    ])
    expect(AIF.edges.map(({fromID, toID}) => `${fromID} ${toID}`).toSorted()).toEqual(['1 2', '2 3', '3 5', '5 4'])
  })

  test('linked premises are one relation, several nodes are several', () => {
    const premises = [node(1, 'I', 'a'), node(2, 'I', 'b'), node(3, 'I', 'c')]
    expect(read([...premises, node(4, 'RA')], [edge(1, 4), edge(2, 4), edge(4, 3)]).value.relations).toEqual([
      {type: 'relation', id: '4', kind: 'supports', from: '1', linked: ['2'], to: '3'}
    ])
    const several = read([...premises, node(4, 'RA'), node(5, 'RA')], [edge(1, 4), edge(4, 3), edge(2, 5), edge(5, 3)])
    expect(several.value.relations.map(({from}) => from)).toEqual(['1', '2'])
  })

  test('a conflict with an inference attacks the relation', () => {
    const nodes = [node(1, 'I', 'a'), node(2, 'I', 'b'), node(3, 'I', 'c'), node(4, 'RA'), node(5, 'CA')]
    const {value} = read(nodes, [edge(1, 4), edge(4, 2), edge(3, 5), edge(5, 4)])
    expect(value.relations[1]).toEqual({type: 'relation', id: '5', kind: 'attacks', from: '3', to: '4'})
  })

  test.each([
    ['no graph', {}, ['not-aif']],
    ['an edge to nothing', {nodes: [node(1, 'I')], edges: [edge(1, 9)]}, ['dangling-reference', 'edge-ids']],
    ['a node twice', {nodes: [node(1, 'I'), node('1', 'I')], edges: []}, ['duplicate-id']],
    ['a node without an id', {nodes: [{type: 'I'}], edges: []}, ['aif-node']],
    ['null lists', {AIF: {nodes: [], edges: null, locutions: null}, text: null}, []],
    ['text as an object', {AIF: {nodes: [], edges: []}, text: {txt: 'a<br>b'}}, []]
  ])('%s', (_, data, codes) => {
    expect(aif.read(data).diagnostics.map(({code}) => code)).toEqual(codes)
  })
})

describe('plain text as Markdown', () => {
  test.each([
    'a',
    'a *b* [c] <d> & `e`\n1. f\n# g',
    'a\n\nb\n\n\n\nc',
    '  a\n\tb  \nc\n',
    '10:30 :claim[x]{#c1}\n---\n| a |',
    '😀 é'
  ])('%j', text => {
    expect(parse(findEscaped(text)!).value.text).toBe(text.replace(/\n+$/, ''))
    expect(parse(findEscaped(text)!).value.claims).toEqual([])
  })

  test('what cannot be spelled is left', () => {
    expect(findEscaped('a\rb')).toBeUndefined()
  })
})
