import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {toMarkdown} from '../src/convert/to-markdown.ts'
import {brat, type Format, type Labels, mapLabels, type Part, xaif} from '../src/formats/index.ts'
import {notKept} from '../src/formats/losses.ts'
import {parse} from '../src/index.ts'
import {type Document, emptyDocument, type ForeignAnnotation, fromJson, toJson} from '../src/model/index.ts'
import {findEscaped} from '../src/write/escape.ts'
import {source} from './support/arbitraries.ts'
import {bratLines, bratText} from './support/brat-lines.ts'
import {expectHonest} from './support/format-law.ts'

const formats = [brat, xaif] as unknown as Format<unknown>[]
const corpus = readFileSync(
  join(import.meta.dirname, '../corpus/how-america-should-deal-with-the-taliban/document.md'),
  'utf8'
)

/** Through JSON too, as a file would. */
const back = (format: Format<unknown>, document: Document) =>
  format.read(JSON.parse(JSON.stringify(format.write(document))))

/** Whether ids are unique. Formats promise to keep such documents only. */
function isSound({claims, evidence, relations, sources, entities}: Document): boolean {
  const ids = [...claims, ...evidence, ...relations, ...sources].flatMap(({id}) => id ?? [])
  return new Set(ids).size === ids.length && new Set(entities.map(({id}) => id)).size === entities.length
}

describe.each(formats)('$name', format => {
  test('loses nothing of a document of the corpus but what it names', () => {
    const document = parse(corpus).value
    const {diagnostics} = back(format, document)
    expect(diagnostics.filter(({severity}) => severity !== 'hint')).toEqual([])
    expectHonest(format as never, document)
    expect(format.losses(emptyDocument('a'))).toEqual([])
  })

  test('loses nothing of any document whose ids are unique but what it names', () => {
    fc.assert(
      fc.property(source, source => {
        const document = parse(source).value
        if (isSound(document)) expectHonest(format as never, document)
      }),
      {numRuns: 300}
    )
  })

  test('reads anything, and writes what it read', () => {
    fc.assert(
      fc.property(fc.anything({withBigInt: true, withNullPrototype: true, withMap: true, withDate: true}), data => {
        format.write(format.read(data).value)
      })
    )
  })

  test('law: an annotation of any scheme comes back, or is named as lost', () => {
    const word = fc.array(
      fc.constantFrom('T1', 'x', 'edge', 'node', 'L', 'I', ' ', '\t', '\n', '\r', ':', '{}', '"', '#1', '\u00a0', ''),
      {maxLength: 3}
    )
    const string = word.map(pieces => pieces.join(''))
    const id = fc.oneof(string, fc.constantFrom('T7', 'R7', 'E7', 'A7', 'N7', '#7'))
    const annotation = fc
      .record(
        {
          id,
          label: string,
          span: fc.record({start: fc.nat(3), end: fc.integer({min: 3, max: 6})}),
          args: fc.array(fc.record({role: string, of: string}, {requiredKeys: ['of']}), {maxLength: 2}),
          value: string
        },
        {requiredKeys: ['label']}
      )
      .map((fields): ForeignAnnotation => ({type: 'annotation', ...fields}))
    fc.assert(
      fc.property(annotation, annotation => {
        const document = {...emptyDocument('ab\ncd 😀'), annotations: [annotation]}
        const lost = format.losses(document)
        if (lost.length === 0) expect(back(format, document).value.annotations).toEqual([annotation])
        // What is written of the rest says nothing else.
        else expect(back(format, document).value.claims).toEqual([])
      }),
      {numRuns: 600}
    )
  })
})

/** Real shapes with one part in them replaced by something else. */
const mutated = (shape: unknown): fc.Arbitrary<unknown> => {
  const paths: (string | number)[][] = []
  const walk = (value: unknown, path: (string | number)[]): void => {
    paths.push(path)
    if (typeof value === 'object' && value !== null)
      for (const key of Object.keys(value)) walk(value[key as never], [...path, key])
  }
  walk(shape, [])
  const wrong = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      -5,
      1e12,
      Number.NaN,
      '',
      'made',
      '1',
      {},
      [],
      [null],
      {toString: 1},
      {a: {b: 1}},
      undefined,
      1n
    ),
    fc.anything()
  )
  return fc.tuple(fc.constantFrom(...paths), wrong).map(([path, value]) => {
    if (path.length === 0) return value
    const copy = structuredClone(shape) as Record<string | number, never>
    let parent = copy
    for (const key of path.slice(0, -1)) parent = parent[key]!
    parent[path.at(-1)!] = value as never
    return copy
  })
}

describe('brat', () => {
  const text = bratText
  const sorted = (lines: string): string[] =>
    lines
      .split('\n')
      .filter(line => line)
      .toSorted()

  test('every kind of line comes back as it was', () => {
    const {value, diagnostics} = brat.read({text, ann: bratLines.join('\n')})
    expect(diagnostics).toEqual([])
    expect(value.claims).toEqual([{type: 'claim', id: 'T3', span: {start: 3, end: 13}}])
    expect(value.relations).toEqual([{type: 'relation', id: 'R2', kind: 'supports', from: 'T4', to: 'T3'}])
    expect(sorted(brat.write(value).ann)).toEqual(bratLines.toSorted())
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
    ['nothing', '', []],
    ['lines before the first that is one', 'Rates\nT1\tX 2 7\tRates', ['brat-line']],
    ['a byte order mark', '\ufeffT1\tX 2 7\tRates', []],
    ['a relation with blanks for tabs', 'T1\tX 2 7\tRates\n#1\tNote T1\ta\nR1 is Arg1:T1 Arg2:T1', ['brat-line']],
    [
      'a span with blanks for tabs, and what is below it',
      'T1\tX 2 7\tRates\nT2 X 2 7 Rates\nb',
      ['brat-line', 'brat-line']
    ],
    ['text behind a relation', 'T1\tX 2 7\tRates\nR1\tis Arg1:T1 Arg2:T1\tmore', ['brat-line']],
    ['text behind an event', 'T1\tX 2 7\tRates\nE1\tX:T1\tmore', ['brat-line']],
    ['text behind an attribute', 'T1\tX 2 7\tRates\nA1\tNot T1\tmore', ['brat-line']],
    ['text behind an equivalence', 'T1\tX 2 7\tRates\n*\tEquiv T1 T1\tmore', ['brat-line']],
    ['a note over two lines', 'T1\tX 2 7\tRates\n#1\tNote T1\ta\nT1 is well chosen', []]
  ])('%s', (_, ann, codes) => {
    const {value, diagnostics} = brat.read({text, ann})
    expect(diagnostics.map(({code}) => code)).toEqual(codes)
    const [first] = value.annotations ?? []
    if (first && codes[0] !== 'other-words')
      expect(value.text.slice(first.span!.start, first.span!.end)).toMatch(/^Rates$|said\nthe bank/)
  })
})

describe('types of statements in brat', () => {
  const text = 'The fleet will sail.'
  test.each([
    ['in lower case', 'T1\tclaim 0 9\tThe fleet\nT2\tevidence 10 14\twill\n'],
    ['each in its own way', 'T1\tclaim 0 9\tThe fleet\nT2\tCLAIM 10 14\twill\nT3\tClaim 15 19\tsail\n'],
    ['with notes', 'T1\tCLAIM 0 9\tThe fleet\n#1\tclaimdown T1\t{"id":"c1","kind":"fact"}\n']
  ])('%s come back as they were, through every other format', (_, ann) => {
    const {value, diagnostics} = brat.read({text, ann})
    expect(diagnostics).toEqual([])
    expect(value.claims[0]).toMatchObject({type: 'claim', span: {start: 0, end: 9}})
    expect(brat.losses(value)).toEqual([])
    expect(brat.write(value).ann).toBe(ann)
    expect(brat.write(xaif.read(xaif.write(value)).value).ann).toBe(ann)
    expect(brat.write(parse(toMarkdown(value).value).value).ann).toBe(ann)
  })

  test('a mention is one where its type is spelled as it is written', () => {
    const ann = 'T1\tPERSON 0 9\tThe fleet\n#1\tclaimdown T1\t{}\n'
    const {value} = brat.read({text, ann})
    expect(value.mentions).toEqual([])
    expect(brat.write(value).ann).toBe(ann)
  })
})

describe('a relation that joins no two spans', () => {
  const source =
    ':claim[A]{#a} :evidence[B]{#b} :claim[C]{#c supports=other#c3}\n\n::relation{#r from=b to=a kind=supports}\n\n::relation{#u from=c to=r kind=undercuts}\n'
  const document = parse(source).value

  test('is a note on what speaks, told and read back', () => {
    const written = brat.write(document)
    expect(written.ann).not.toMatch(/Arg1:(T\d+) Arg2:\1/)
    expect(brat.losses(document).map(({ids}) => ids)).toEqual([
      ['c', 'other#c3'],
      ['c', 'r']
    ])
    const {value, diagnostics} = brat.read(written)
    expect(diagnostics).toEqual([])
    expect(value.relations).toEqual(document.relations)
  })

  test.each(['{"kind":"guess","to":"r"}', '[]', '{}', 'x'])('the note %s is none, and kept', note => {
    const ann = `T1\tClaim 0 1\tA\n#1\tclaimdown-relation T1\t${note}\n`
    const {value, diagnostics} = brat.read({text: 'A', ann})
    expect(diagnostics.map(({code}) => code)).toEqual(['claimdown-note'])
    expect(value.relations).toEqual([])
    expect(brat.write(value).ann).toBe(ann)
  })
})

describe('a note of ours in brat', () => {
  const text = 'The fleet will sail.'
  const read = (note: string, ann = 'T1\tClaim 0 9\tThe fleet') =>
    brat.read({text, ann: `${ann}\n#1\tclaimdown T1\t${note}`})
  const plain = [{type: 'claim', id: 'T1', span: {start: 0, end: 9}}]

  test('adds what a line cannot say', () => {
    const {value, diagnostics} = read('{"id":"c1","kind":"fact"}')
    expect(diagnostics).toEqual([])
    expect(value.claims).toEqual([{...plain[0], id: 'c1', kind: 'fact'}])
  })

  test.each([
    ['no span', '{"span":null}'],
    ['another span', '{"span":{"start":-5,"end":2}}'],
    ['an id that is none', '{"id":{"a":1}}'],
    ['another type', '{"type":"evidence"}'],
    ['an unknown kind', '{"kind":"guess"}'],
    ['an unknown field', '{"colour":"red"}'],
    ['half a character', '{"sources":[{"\\ud800":1}]}'],
    ['a prototype', '{"__proto__":{"id":1},"by":"x"}'],
    ['depth', `{"by":${'['.repeat(5000)}${']'.repeat(5000)}}`]
  ])('with %s is kept as a note', (_, note) => {
    const {value, diagnostics} = read(note)
    expect(diagnostics.map(({code}) => code)).toEqual(['claimdown-note'])
    expect(value.claims).toEqual(plain)
    expect(value.annotations).toEqual([
      {type: 'annotation', id: '#1', label: 'claimdown', args: [{of: 'T1'}], value: note}
    ])
    expect(brat.read(brat.write(value)).value).toEqual(value)
  })

  test.each([
    ['a mention', 'T1\tPerson 0 9\tThe fleet', '{"via":7}'],
    ['a relation', 'T1\tClaim 0 9\tThe fleet\nR1\tsupports Arg1:T1 Arg2:T1', '{"to":7}']
  ])('on %s is held to the schema', (_, ann, note) => {
    const on = ann.includes('R1') ? 'R1' : 'T1'
    const {value, diagnostics} = brat.read({text, ann: `${ann}\n#1\tclaimdown ${on}\t${note}`})
    expect(diagnostics.map(({code}) => code)).toEqual(['claimdown-note'])
    expect(brat.read(brat.write(value)).value).toEqual(value)
  })

  test('a note that ends in a carriage return is named as lost', () => {
    const {value} = brat.read({text: '', ann: '#4\ta 2\t\r'})
    expect(brat.losses(value)).toMatchObject([{ids: ['#4']}])
    expect(brat.read(brat.write(value)).value.annotations).toEqual([
      {type: 'annotation', id: '#4', label: 'a', args: [{of: '2'}]}
    ])
  })

  test('no value can write a line', () => {
    const document = {
      ...emptyDocument(text),
      annotations: [{type: 'annotation' as const, id: 'R1', label: 'X\nT99\tClaim 0 9\tThe fleet', args: [{of: 'T1'}]}]
    }
    expect(brat.write(document).ann).toBe('')
    expect(brat.losses(document)).toMatchObject([{code: 'loss', pointer: '/annotations/0'}])
  })

  test('law: whatever a note says, the document can be written and annotated', () => {
    const note = mutated({id: 'c1', kind: 'fact', by: ['a'], sources: [{id: 's', locator: '1'}], certainty: 'probable'})
    fc.assert(
      fc.property(note, fc.constantFrom('Claim', 'Evidence', 'Person'), (content, label) => {
        let json: string | undefined
        try {
          json = JSON.stringify(content)
        } catch {
          return
        }
        const {value} = read(String(json), `T1\t${label} 0 9\tThe fleet`)
        expect(fromJson(toJson(value)).diagnostics).toEqual([])
        brat.write(value)
        xaif.write(value)
      }),
      {numRuns: 200}
    )
  })
})

describe('xAIF', () => {
  const node = (nodeID: string | number, type: string, text = '') => ({nodeID, text, type})
  const edge = (fromID: string | number, toID: string | number) => ({edgeID: 1, fromID, toID})
  const read = (nodes: object[], edges: object[], more: object = {}) =>
    xaif.read({
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
    const {AIF} = xaif.write(value)
    expect(AIF.nodes.map(({nodeID, type}) => `${nodeID} ${type}`).toSorted()).toEqual([
      '1 L',
      '2 YA',
      '3 I',
      '4 I',
      '5 RA'
    ])
    expect(AIF.edges.map(({fromID, toID}) => `${fromID} ${toID}`).toSorted()).toEqual(['1 2', '2 3', '3 5', '5 4'])
  })

  test('a statement with the id of another is told', () => {
    const document = parse(':claim[A]{#c1} :claim[B]{#c1} :evidence[C]{#c1} :claim[D]{#c2}').value
    const told = xaif.losses(document).map(({pointer, items}) => [pointer, items])
    expect(told).toEqual([
      ['/claims/1', [1]],
      ['/evidence/0', [0]]
    ])
    expect(back(xaif as never, document).value.claims.map(({id}) => id)).toEqual(['c1', 'c2'])
  })

  test('participants are no loss, and other entities are', () => {
    const {value} = read([node(1, 'L', 'a')], [], {
      participants: [{participantID: 7, firstname: 'Ann', surname: 'Lee'}],
      locutions: [{nodeID: 1, personID: 7}]
    })
    expect(xaif.losses(value)).toEqual([])
    expect(xaif.write(value).AIF.participants).toHaveLength(1)
    value.entities.push({id: 'x', type: 'place', name: 'X'})
    expect(xaif.losses(value).map(({message}) => message)).toEqual([
      '1 entity left out but for the names of holders (`x`): AIF has participants only'
    ])
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
    ['a node with an empty id', {nodes: [node('', 'I', 'a')], edges: []}, ['aif-node']],
    ['null lists', {AIF: {nodes: [], edges: null, locutions: null}, text: null}, []],
    ['text as an object', {AIF: {nodes: [], edges: []}, text: {txt: 'a<br>b'}}, []]
  ])('%s', (_, data, codes) => {
    expect(xaif.read(data).diagnostics.map(({code}) => code)).toEqual(codes)
  })
})

describe('what a file of AIF says of itself', () => {
  const own = (claimdown: unknown) => ({
    nodes: [{nodeID: 'c1', type: 'I', text: 'It rose.', claimdown}],
    edges: [],
    text: 'It rose.'
  })
  test.each([
    ['nothing', {}],
    ['no span', {type: 'claim', id: 'c1', span: null}],
    ['a span outside', {type: 'claim', id: 'c1', span: {start: 0, end: 99}}],
    ['a negative span', {type: 'claim', id: 'c1', span: {start: -5, end: 2}}],
    ['an id that is none', {type: 'claim', id: {a: 1}, span: {start: 0, end: 2}}],
    ['half a character', {type: 'claim', id: 'c1', span: {start: 0, end: 2}, sources: [{'\ud800': 1}]}],
    ['a list', []]
  ])('%s is kept as a field of others', (_, claimdown) => {
    const {value, diagnostics} = xaif.read(own(claimdown))
    expect(diagnostics.map(({code}) => code)).toEqual(['claimdown-field'])
    expect(value.claims).toEqual([{type: 'claim', id: 'c1', span: {start: 8, end: 8}, words: 'It rose.'}])
    expect(xaif.write(value).AIF.nodes).toEqual(own(claimdown).nodes)
  })

  test('JSON that is deeper than JSON can be written is told', () => {
    let deep: unknown = 1
    for (let depth = 0; depth < 20_000; depth++) deep = [deep]
    const {value, diagnostics} = xaif.read({nodes: [{nodeID: 1, type: 'X', deep}], edges: []})
    expect(diagnostics.map(({code}) => code)).toEqual(['aif-value'])
    expect(xaif.write(value).AIF.nodes).toEqual([{nodeID: '1', type: 'X'}])
  })

  test.each([
    ['a node without a type', [{nodeID: '1', text: 'a'}], []],
    [
      'nodes of types that are names of ours',
      [
        {nodeID: '1', type: 'edge'},
        {nodeID: '2', type: 'locution'},
        {nodeID: '3', type: 'node'}
      ],
      []
    ],
    [
      'an inference to an inference',
      [
        {nodeID: '1', type: 'I', text: 'a'},
        {nodeID: '2', type: 'RA'},
        {nodeID: '3', type: 'RA'},
        {nodeID: '4', type: 'I', text: 'b'}
      ],
      ['1 2', '2 3', '3 4']
    ]
  ])('%s comes back', (_, nodes, edges) => {
    const data = {nodes, edges: edges.map(edge => ({fromID: edge.split(' ')[0], toID: edge.split(' ')[1]}))}
    const {AIF} = xaif.write(xaif.read(data).value)
    expect(
      AIF.nodes.map(({nodeID, type}) => ({nodeID, type})).toSorted((a, b) => Number(a.nodeID) - Number(b.nodeID))
    ).toEqual(nodes.map(({nodeID, ...rest}) => ({nodeID, type: (rest as {type?: string}).type})))
    expect(AIF.edges.map(({fromID, toID}) => `${fromID} ${toID}`).toSorted()).toEqual(edges)
  })

  test('the anchor of a locution that says no claim comes back', () => {
    const data = {
      AIF: {nodes: [{nodeID: '1', type: 'L', text: 'a'}], edges: []},
      text: '<span id="node1" class="highlighted">a</span> b'
    }
    expect(xaif.write(xaif.read(data).value).text).toBe(data.text)
  })

  test('lists of the graph that are none of ours come back', () => {
    const AIF = {nodes: [], edges: [], schemefulfillments: [{nodeID: '1', schemeID: '75'}]}
    expect(xaif.write(xaif.read({AIF}).value).AIF).toMatchObject(AIF)
  })

  test('annotations of brat come back', () => {
    const ann = 'T1\tPremise 0 3\tThe\nR1\tPart-of Arg1:T1 Arg2:T1\nA1\tSure T1 5\n#1\tNote T1\tYes\n'
    const {value} = brat.read({text: 'The fleet', ann})
    expect(xaif.losses(value)).toEqual([])
    expect(xaif.read(xaif.write(value)).value).toEqual(value)
  })

  test('what is added to a document that was read comes back', () => {
    const nodes = [
      {nodeID: '1', type: 'I', text: 'a'},
      {nodeID: '2', type: 'I', text: 'b'},
      {nodeID: '3', type: 'RA', text: ''}
    ]
    const edges = [
      {fromID: '1', toID: '3'},
      {fromID: '3', toID: '2'}
    ]
    const {value} = xaif.read({AIF: {nodes, edges, lists: [1]}, text: ''})
    value.claims[0]!.kind = 'fact'
    value.relations[0]!.confidence = 0.5
    const {claims, relations, annotations} = xaif.read(xaif.write(value)).value
    expect({claims, relations, annotations}).toEqual({
      claims: value.claims,
      relations: value.relations,
      annotations: value.annotations
    })
  })

  test('law: whatever stands in a file, it is read, and the document can be written', () => {
    const whole = xaif.write(parse(':claim[a]{#a by=h}; :evidence[b]{#b supports=a}; ::relation{#r from=b to=a}').value)
    const foreign = {
      AIF: {
        nodes: [
          ...[
            {nodeID: 1, type: 'L', text: 'a'},
            {nodeID: 2, type: 'YA', text: ''},
            {nodeID: 3, type: 'I', text: 'a', time: 1}
          ],
          ...[
            {nodeID: 4, type: 'RA', text: ''},
            {nodeID: 5, type: 'I', text: 'b'},
            {nodeID: 6, type: 'TA', text: ''}
          ]
        ],
        edges: [
          [1, 2],
          [2, 3],
          [3, 4],
          [4, 5],
          [6, 1]
        ].map(([fromID, toID]) => ({edgeID: 1, fromID, toID})),
        locutions: [{nodeID: 1, personID: 1}],
        participants: [{participantID: 1, firstname: 'A', surname: 'B'}],
        schemefulfillments: null
      },
      text: {txt: '<span id="node1">a</span> b'},
      dialog: true
    }
    fc.assert(
      fc.property(fc.oneof(mutated(whole), mutated(foreign)), data => {
        const {value} = xaif.read(data)
        expect(fromJson(toJson(value)).diagnostics).toEqual([])
        const again = xaif.read(xaif.write(value)).value
        for (const part of Object.keys(xaif.keeps) as Part[])
          if (part !== 'annotations') expect(again[part], part).toEqual(value[part])
        brat.write(value)
      }),
      {numRuns: 300}
    )
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

  test.each([
    ['a byte order mark', '\ufeffa b'],
    ['a carriage return', 'a\rb'],
    ['lines that end in two characters', 'a\r\nb\r\n\r\nc'],
    ['blank lines at the start', '\n \na'],
    ['a tab alone', '\t']
  ])('%s', (_, text) => {
    expect(parse(findEscaped(text)!).value.text).toBe(text)
  })

  test('law: every text without U+0000 is spelled', () => {
    const piece = fc.constantFrom(
      'a',
      ' ',
      '\t',
      '\n',
      '\r',
      '\ufeff',
      '\u00ad',
      '\u2028',
      '*',
      '- ',
      '# ',
      '&amp;',
      ':a[b]',
      '😀'
    )
    fc.assert(
      fc.property(fc.array(piece, {maxLength: 12}), pieces => {
        const text = pieces.join('')
        expect(parse(findEscaped(text)!).value.text.replace(/\n+$/, '')).toBe(text.replace(/\n+$/, ''))
      })
    )
  })

  test('U+0000 and half a character are replaced, and no span moves', () => {
    const {value: document} = brat.read({text: 'a\0b \ud800 fleet', ann: 'T1\tClaim 6 11\tfleet'})
    const {value, diagnostics} = toMarkdown(document)
    expect(value).toBe('a\ufffdb \ufffd :claim[fleet]{#T1}')
    expect(diagnostics).toMatchObject([{code: 'unspellable-text', severity: 'warning', span: {start: 1, end: 2}}])
    expect(findEscaped('a\0b')).toBeUndefined()
  })
})

describe('labels of other schemes', () => {
  const text = 'Fares rose. Riders left. The bank said so.'
  const ann = [
    'T1\tMajorClaim 12 23\tRiders left',
    'T2\tPremise 0 10\tFares rose',
    'T3\tOpinion 25 41\tThe bank said so',
    'T4\tORG 25 33\tThe bank',
    'T5\tProtein 0 5\tFares',
    'R1\tSupport Arg1:T2 Arg2:T1',
    'R2\tSupported-By Arg1:T1 Arg2:T3',
    ''
  ].join('\n')
  const labels: Labels = {
    spans: {MajorClaim: 'claim', Premise: 'evidence', Opinion: 'evidence:testimony', ORG: 'mention:organization'},
    relations: {Support: 'supports', 'Supported-By': '^supports'}
  }

  test('become statements, relations and mentions, and what has no meaning is counted once', () => {
    const {value, diagnostics} = brat.read({text, ann}, {labels})
    expect(value.claims).toEqual([{type: 'claim', id: 'T1', span: {start: 12, end: 23}}])
    expect(value.evidence.map(({id, kind}) => [id, kind])).toEqual([
      ['T2', undefined],
      ['T3', 'testimony']
    ])
    expect(value.relations.map(({id, kind, from, to}) => [id, kind, from, to])).toEqual([
      ['R1', 'supports', 'T2', 'T1'],
      ['R2', 'supports', 'T3', 'T1']
    ])
    expect(value.mentions).toEqual([{span: {start: 25, end: 33}, type: 'organization', via: 'authored'}])
    expect(diagnostics.map(({code, message}) => [code, message])).toEqual([
      ['unmapped-label', '1 annotation without a meaning in the labels, kept as annotations: Protein (1)']
    ])
  })

  test('are written again, and without them the document has our types', () => {
    const {value} = brat.read({text, ann}, {labels})
    const again = brat.write(value, {labels}).ann
    for (const line of ann
      .trim()
      .split('\n')
      .filter(line => !line.startsWith('T4')))
      expect(again).toContain(line)
    expect(again).toContain('ORG 25 33')
    expect(brat.write(value).ann).toContain('T1\tClaim 12 23')
  })

  test('law: reading again with the same labels gives the same document', () => {
    const {value} = brat.read({text, ann}, {labels})
    expectHonest(brat as never, value, {labels})
    const {value: plain} = brat.read({text, ann})
    expectHonest(brat as never, plain)
    expect(mapLabels(plain, labels).value.relations).toEqual(value.relations)
  })

  const two = 'T1\tClaim 0 10\tFares rose\nT2\tSupport 12 23\tRiders left\n'
  test.each<[string, string, Labels]>([
    ['one label for a span and a relation', `${two}R1\tSupport Arg1:T1 Arg2:T2\n`, both('evidence', '^supports')],
    ['the same in the direction of ours', `${two}R1\tSupport Arg1:T2 Arg2:T1\n`, both('evidence', 'supports')],
    ['two labels with one meaning', two, {spans: {Ground: 'evidence', Support: 'evidence'}}],
    ['our type in capitals beside a label for it', 'T1\tCLAIM 0 10\tFares rose\n', {spans: {Major: 'claim'}}],
    ['our type beside a label for it', two, {spans: {Major: 'claim', Support: 'evidence'}}],
    ['our relation beside a label for it', relation('supports Arg1:T2 Arg2:T1'), {relations: {Sup: 'supports'}}],
    ['a kind in the label', two, {spans: {Support: 'evidence:study'}}],
    ['a name that objects have', two.replace('Support', 'constructor'), {spans: {constructor: 'evidence'}} as never],
    ['arguments in the other order', relation('Sup Arg2:T1 Arg1:T2'), {relations: {Sup: 'supports'}}],
    ['an event of two', `${two}E1\tSup:T2 Theme:T1\n`, {relations: {Sup: 'supports'}}]
  ])('%s', (_, ann, labels) => {
    const {value} = brat.read({text, ann}, {labels})
    expectHonest(brat as never, value, {labels})
    expect(brat.losses(value, {labels})).toEqual(brat.losses(emptyDocument(text)))
    const again = brat.write(value, {labels}).ann.split('\n')
    const lines = ann.split('\n').filter(line => !line.includes('Arg2:T1 Arg1:T2'))
    expect(again).toEqual(expect.arrayContaining(lines))
    for (const each of [{}, {labels: {spans: {Other: 'claim'}, relations: {Rel: '^supports'}}}] as const)
      expectHonest(brat as never, value, each)
  })

  test.each<[string, Labels]>([
    ['a label with a blank', {spans: {'Major Claim': 'claim'}, relations: {'is backed by': '^supports'}}],
    ['an empty label', {spans: {'': 'claim'}, relations: {' ': 'supports'}}],
    ['a label with a tab', {spans: {'a\tb': 'evidence'}, relations: {'a\nb': 'supports'}}]
  ])('%s is told, and ours is written', (_, labels) => {
    const {value} = parse(':claim[A]{#c1}, for :evidence[B]{#e1 supports=c1}.')
    expectHonest(brat as never, value, {labels})
    const told = brat.losses(value, {labels}).filter(({message}) => message.includes('is not written'))
    expect(told.map(({severity}) => severity)).toEqual(['hint', 'hint'])
    expect(brat.write(value, {labels}).ann).toContain('T1\tClaim 0 1')
  })

  test('a type of ours with another meaning is told for what needs it', () => {
    const {value} = parse(':claim[A]{#c1}, for :evidence[B]{#e1 supports=c1}.')
    const told = brat.losses(value, {labels: both('evidence', 'attacks', 'Claim', 'supports')})
    expect(told.map(({pointer, ids}) => [pointer, ids])).toEqual([
      ['/claims/0', ['c1']],
      ['/relations/0', ['e1', 'c1']]
    ])
  })

  test('what is written without its label is named', () => {
    const {value} = brat.read({text, ann}, {labels})
    const told = brat.losses(value).filter(({part}) => part === 'annotations')
    expect(told.map(({message, ids}) => [message, ids])).toEqual([
      ['1 item written without the label `Supported-By` (`R2`)', ['R2']]
    ])
    expect(brat.write(value).ann).not.toContain('*')
  })

  test.each<[string, unknown, typeof TypeError | typeof RangeError]>([
    ['no object', 3, TypeError],
    ['null', null, TypeError],
    ['spans that are none', {spans: ['claim']}, TypeError],
    ['a meaning that does not exist', {spans: {X: 'foo'}}, RangeError],
    ['a kind that does not exist', {spans: {X: 'claim:nonsense'}}, RangeError],
    ['no kind', {spans: {X: 'claim:'}}, RangeError],
    ['a mention without a type', {spans: {X: 'mention'}}, RangeError],
    ['a number', {spans: {X: 3}}, RangeError],
    ['a relation that does not exist', {relations: {X: 'helps'}}, RangeError],
    ['a direction alone', {relations: {X: '^'}}, RangeError]
  ])('%s throws', (_, labels, error) => {
    const document = emptyDocument(text)
    for (const call of [
      () => brat.read({text, ann}, {labels} as never),
      () => brat.write(document, {labels} as never),
      () => brat.losses(document, {labels} as never),
      () => mapLabels(document, labels as never)
    ])
      expect(call).toThrow(error)
  })

  test('what cannot be mapped is not counted', () => {
    const more = 'T1\tX 0 5\tFares\nA1\tNot T1\n#1\tAnnotatorNotes T1\ta\nN1\tReference T1 W:Q1\tn\n'
    const {diagnostics} = brat.read({text, ann: more}, {labels: {spans: {X: 'claim'}}})
    expect(diagnostics).toEqual([])
  })

  test('an annotation does not take the id of a source', () => {
    const document = parse('---\nsources: [{id: T1, type: book, title: B}]\n---\nFares').value
    const span = {start: 0, end: 5}
    const annotations = [{type: 'annotation' as const, id: 'T1', label: 'X', span}]
    const {value} = mapLabels({...document, annotations}, {spans: {X: 'evidence'}})
    expect([value.evidence, value.annotations]).toEqual([[], annotations])
  })

  function both(span: string, kind: string, spanLabel = 'Support', relationLabel = 'Support'): Labels {
    return {spans: {[spanLabel]: span}, relations: {[relationLabel]: kind}} as Labels
  }

  function relation(line: string): string {
    return `T1\tClaim 0 10\tFares rose\nT2\tEvidence 12 23\tRiders left\nR1\t${line}\n`
  }
})

describe('files of formats', () => {
  test('the first line of `.a2` is one of its own', () => {
    const {value, diagnostics} = brat.codec.decode([
      {path: 'f/p.a1', content: '\ufeffT1\tClaim 0 3\tabc'},
      {path: 'f/p.a2', content: '\ufeffR1\tsupports Arg1:T1 Arg2:T1\n'},
      {path: 'f/p.txt', content: 'abc'}
    ])
    expect(diagnostics).toEqual([])
    expect(value).toEqual([
      {name: 'f/p', data: {text: 'abc', ann: 'T1\tClaim 0 3\tabc\nR1\tsupports Arg1:T1 Arg2:T1\n'}}
    ])
  })

  test('a text that is not there, and JSON that is none, are told with their paths', () => {
    const missing = brat.codec.decode([{path: 'f/p.ann', content: ''}])
    expect(missing.diagnostics.map(({code, message}) => [code, message])).toEqual([
      ['missing-text', 'The text of f/p is not there: brat keeps it in f/p.txt']
    ])
    const files = ['{', '{}', '['].map((content, index) => ({path: `${index}.json`, content}))
    const broken = xaif.codec.decode(files)
    expect(broken.value).toEqual([{name: '1', data: {}}])
    expect(broken.diagnostics.map(({message}) => message.split(':')[0])).toEqual([
      '0.json is not JSON',
      '2.json is not JSON'
    ])
  })
})

describe('a report of losses', () => {
  const document = parse(
    '---\nid: d\ntitle: D\nentities: [{id: e, type: place, name: Kabul, aliases: [Cabul]}]\n---\n:claim[A]{#c1 kind=fact certainty=possible} :claim[B]{#c2 certainty=certain}'
  ).value

  test('names fields, with the items that have them', () => {
    const told = notKept(
      document,
      {text: 'whole', meta: ['id'], claims: ['id', 'span', 'kind'], entities: ['id', 'name', 'aliases']},
      {'claims.certainty': 'it has no hedges', mentions: 'it has no names'}
    )
    expect(told.map(({pointer, items, fields, message}) => [pointer, items, fields, message])).toEqual([
      ['/meta', undefined, ['title'], '`title` of the front matter left out'],
      ['/claims', [0, 1], ['certainty'], '`certainty` of 2 claims left out (`c1`, `c2`): it has no hedges'],
      ['/entities/0/type', [0], ['type'], '`type` of 1 entity left out (`e`)']
    ])
  })

  test('names the ids also where they are parts of its words, the first twelve, and all as data', () => {
    const [one] = notKept(document, {text: 'whole', meta: 'whole', claims: 'whole'})
    expect(one).toMatchObject({message: '1 entity left out (`e`)', ids: ['e']})
    const entities = Array.from({length: 20}, (_, index) => ({id: `n${index}`, type: 'place' as const, name: 'N'}))
    const [many] = notKept({...emptyDocument('a'), entities}, {text: 'whole'})
    expect(many!.message).toMatch(/`n11` and 8 more\)$/)
    expect(many!.ids).toHaveLength(20)
  })
})
