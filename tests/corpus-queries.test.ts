import {type Schema, Validator} from '@cfworker/json-schema'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import corpusSchema from '../schemas/corpus.json' with {type: 'json'}
import {Corpus, diff, diffCorpora, SearchIndex, type StatementEntry} from '../src/corpus/index.ts'
import {findDeclared} from '../src/entities/index.ts'
import {rows} from '../src/formats/index.ts'
import {parse} from '../src/index.ts'
import {type Document, emptyDocument, toJson} from '../src/model/index.ts'
import {documents, markdown} from './support/small-corpus.ts'

const corpus = new Corpus(documents)
const named = (entries: Iterable<{address: string}>): string => [...entries].map(({address}) => address).join(' ')

describe('claims and evidence, by every field', () => {
  test.each<[string, Parameters<typeof corpus.claims>[0], string]>([
    ['a holder by id', {by: 'bob'}, 'plan#c3 vote#c1'],
    ['a holder by name', {by: 'Bob Bell'}, 'plan#c3 vote#c1'],
    ['a holder by address', {by: 'plan#council'}, 'memo#c2'],
    ['the author, by the name of an entity', {by: 'ann', kind: 'policy'}, 'plan#c1 reply#c1 memo#c1'],
    ['the author, whoever it is', {by: 'author', document: 'audit-2020'}, 'audit-2020#c1'],
    ['what it is about, said or named', {about: 'bob'}, 'letter#c1'],
    ['an entity under another id in another document', {about: 'northern'}, 'plan#c1 audit-2020#c1 memo#c1 history#c1'],
    ['an entity by its Wikidata item', {about: 'Q1', document: 'history'}, 'history#c1'],
    ['a kind', {kind: 'prediction'}, 'memo#c2'],
    ['one of several kinds', {kind: ['prediction', 'cause']}, 'memo#c2 essay#c1'],
    ['a source', {source: 'audit'}, 'plan#c2'],
    ['a status', {status: ['retracted', 'disputed']}, 'vote#c1 retraction#c1'],
    ['a certainty', {certainty: 'certain'}, 'reply#c2'],
    ['a section, whatever its case', {section: 'THE COSTS'}, 'plan#c3'],
    ['the date of a status', {date: {from: '2020-05'}}, 'retraction#c1'],
    ['when its document was issued', {issued: {from: '2021', to: '2021-03'}}, 'essay#c1 essay#c2 history#c1'],
    ['words, whatever their case', {text: 'NORTHERN LINE'}, 'plan#c1 audit-2020#c1 memo#c1 history#c1'],
    ['a pattern', {text: /\d,\d/}, 'reply#c2'],
    ['any test', {where: ({words}) => words.length < 15}, 'plan#c2'],
    [
      'several at once',
      {by: 'ann', about: 'line-n', kind: 'policy', document: ['plan', 'memo'], text: 'close'},
      'plan#c1 memo#c1'
    ],
    ['nobody of that name', {by: 'carol'}, ''],
    ['implicit ones', {implicit: true}, '']
  ])('%s', (_, filter, expected) => {
    expect(named(corpus.claims(filter))).toBe(expected)
  })

  test('evidence', () => {
    expect(named(corpus.evidence({kind: 'study'}))).toBe('poll#e1')
    expect(named(corpus.evidence({about: 'council'}))).toBe('vote#e1')
  })
})

describe('other lists', () => {
  test.each<[string, Iterable<{address: string}>, string]>([
    ['sources by type', corpus.sources({type: 'report'}), 'plan#audit poll#audit'],
    [
      'sources by author and date',
      corpus.sources({author: 'audit office', date: {from: '2020', to: '2020'}, document: 'poll'}),
      'poll#audit'
    ],
    [
      'relations across documents',
      corpus.relations({across: true, kind: 'attacks'}),
      'reply#c1-attacks-plan#c1 retraction#c1-attacks-reply#c2'
    ],
    ['relations to a statement', corpus.relations({to: 'plan#c2'}), 'plan#c2-x'],
    ['sections', corpus.sections({title: 'the plan'}), 'plan#char=0,61'],
    [
      'mentions, found by the names that are declared',
      corpus.mentions({entity: 'bob', document: 'letter'}),
      'letter#char=0,8'
    ]
  ])('%s', (name, entries, expected) => {
    if (name === 'relations to a statement')
      expect([...entries].map(entry => (entry as {item?: {from: string}} & {address: string}).item?.from)).toEqual([
        'e1',
        'c3',
        'c1'
      ])
    else expect(named(entries)).toBe(expected)
  })

  test('entities are one across documents, with reasons', () => {
    const line = corpus.entity('northern')!
    expect([line.id, line.name, line.aliases]).toEqual(['line-n', 'Northern Line', ['The Northern Line']])
    expect(line.declarations.find(({document}) => document.meta.id === 'audit-2020')?.reason).toBe(
      'the same Wikidata item Q1'
    )
    expect(corpus.entity('Ames')).toBe(corpus.entity('ann'))
    expect(corpus.entities({type: 'person'}).map(({id}) => id)).toEqual(['ann', 'bob'])
    expect(corpus.entity('nobody')).toBeUndefined()
  })

  test('holders, the one who asserts most first', () => {
    expect(corpus.holders().map(({name, asserts}) => [name, asserts.length])).toEqual([
      ['Ann Ames', 17],
      ['Bob Bell', 2],
      ['Audit Office', 1],
      ['Town Council', 1]
    ])
  })
})

describe('look-ups', () => {
  test.each([
    ['a claim', corpus.claim('plan#c1')?.words, 'The Northern Line should close'],
    ['evidence is no claim', corpus.claim('plan#e1')?.words, undefined],
    ['a statement', corpus.statement('plan#e1')?.words, 'The audit counted a loss of 2 million'],
    ['a source', corpus.source('plan#audit')?.words, 'The audit'],
    ['a document', corpus.document('plan')?.meta.title, 'On plan'],
    ['a document that is not there', corpus.document('nowhere'), undefined],
    ['a claim that is not there', corpus.claim('plan#c99'), undefined],
    ['no address', corpus.claim('c1'), undefined]
  ])('%s', (_, found, expected) => {
    expect(found).toBe(expected)
  })

  test('an entry can be shown and turned into a row', () => {
    const claim = corpus.claim('plan#c3')!
    expect(String(claim)).toBe('plan#c3: the line is loved')
    expect(claim.holders).toEqual(['Bob Bell'])
    expect(claim.section?.title).toBe('The costs')
    expect(claim.toRow()).toMatchObject({
      document: 'plan',
      row: 'claim',
      id: 'c3',
      words: 'the line is loved',
      kind: 'value'
    })
    expect(corpus.claim('plan#c2')!.sources.map(({source, locator}) => [source.title, locator.locator])).toEqual([
      ['The audit', '4']
    ])
  })
})

describe('a selection', () => {
  const all = corpus.claims()
  test.each<[string, unknown, unknown]>([
    ['counts', all.count(), 16],
    ['pages', named(all.page(2, 3)), named(all.toArray().slice(3, 6))],
    ['sorts', all.sortBy(({words}) => words.length, 'descending').first()?.address, 'reply#c3'],
    ['takes', all.take(2).count(), 2],
    ['takes none', all.take(0).count(), 0],
    ['filters again', named(all.filter(({item}) => item.kind === 'cause')), 'essay#c1']
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected)
  })

  test.each([
    [0, 20],
    [1, 0],
    [1.5, 20]
  ])('page %s of size %s is a mistake of the caller', (page, size) => {
    expect(() => all.page(page, size)).toThrow(RangeError)
  })

  test('looks at no more than it needs', () => {
    let looked = 0
    const first = corpus.claims({where: () => ++looked > 0}).take(2)
    expect(looked).toBe(0)
    expect(first.toArray()).toHaveLength(2)
    expect(looked).toBe(2)
  })
})

describe('what bears on what, across documents', () => {
  const spoken = (entries: readonly {entries: readonly StatementEntry[]}[]): string =>
    named(entries.flatMap(({entries}) => entries))

  test('grounds and objections', () => {
    expect(spoken(corpus.grounds('plan#c1'))).toBe('plan#c2 vote#e1')
    expect(spoken(corpus.objections('plan#c1'))).toBe('reply#c1')
    expect(spoken(corpus.objections(corpus.claim('plan#c2')!))).toBe('reply#c3')
  })

  test('provenance, down to the sources', () => {
    const {grounds} = corpus.provenance('memo#c1')!
    expect(grounds.map(({entry}) => entry.address)).toEqual(['memo#c2', 'plan#c1'])
    const [, plan] = grounds
    expect(
      plan!.grounds.map(({entry, sources}) => [entry.address, sources.map(({source}) => source.id).join()])
    ).toEqual([
      ['plan#c2', 'audit'],
      ['vote#e1', '']
    ])
    expect(plan!.grounds[0]!.grounds.map(({entry, holders}) => [entry.address, holders.join()])).toEqual([
      ['plan#e1', 'Ann Ames'],
      ['audit-2020#c1', 'Audit Office']
    ])
    const {missing} = new Corpus([documents[4]!]).provenance('memo#c1')!
    expect(missing).toEqual(['plan#c1'])
    expect(corpus.provenance('nowhere#c1')).toBeUndefined()
  })

  test.each([
    ['plan#e1', 'plan#c1', ['plan#c2 plan#c1']],
    ['history#c1', 'plan#c1', ['essay#c1 reply#c1 plan#c1']],
    ['plan#c1', 'history#c1', []],
    ['plan#c1', 'plan#c1', []]
  ])('paths from %s to %s', (from, to, expected) => {
    expect(corpus.paths(from, to).map(path => path.map(({to}) => to).join(' '))).toEqual(expected)
  })
})

describe('questions', () => {
  test.each<[string, unknown, unknown]>([
    ['contested: what was retracted contests nothing', named(corpus.contested()), 'plan#c1 plan#c2 vote#c1'],
    [
      'unsupported',
      named(corpus.unsupported({kind: 'fact'})),
      'reply#c2 reply#c3 audit-2020#c1 retraction#c1 essay#c2 history#c1 lost#c1'
    ],
    ['rests on one source', named(corpus.singleSourced()), 'plan#c1 plan#c2 reply#c1 memo#c1'],
    [
      'leaned on',
      corpus.leanedOn().map(({address, direct, through}) => [address, direct, through]),
      [
        ['plan#audit', 2, 4],
        ['poll#diary', 1, 2],
        ['plan#diary', 1, 1],
        ['poll#audit', 0, 0]
      ]
    ],
    [
      'resting on a source',
      [corpus.restingOn('plan#audit')].map(({direct, through}) => [direct.length, through.length]),
      [[2, 2]]
    ],
    [
      'named together',
      corpus.coOccurrences().map(({entities, number}) => [...entities.map(({id}) => id), number]),
      [['council', 'line-n', 1]]
    ],
    [
      'named with one, by name',
      corpus.namedWith('Town Council').map(({entity, number}) => [entity.id, number]),
      [['line-n', 1]]
    ],
    ['named with nobody that is known', corpus.namedWith('nobody'), []],
    [
      'in time',
      corpus
        .timeline()
        .slice(0, 3)
        .map(({date, what, words}) => [date, what, words]),
      [
        ['2020-01-10', 'document', 'On plan'],
        ['2020-02', 'document', 'On reply'],
        ['2020-03', 'source', 'The audit']
      ]
    ]
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected)
  })
})

describe('search', () => {
  test.each([
    ['stems', 'closing', ['plan#c1', 'memo#c1', 'vote#e1']],
    ['the name of a holder', 'council cheaper', ['memo#c2']],
    ['every word by default', 'northern cheaper', []],
    ['no word', '?!', []]
  ])('%s', (_, query, expected) => {
    expect(corpus.search(query).map(({entry}) => entry.address)).toEqual(expected)
  })

  test('highlights are the words that fit', () => {
    const [{entry, highlights}] = corpus.search('the audit count', {limit: 1}) as [(typeof hits)[0]]
    expect(highlights.map(({start, end}) => entry.words.slice(start, end))).toEqual(['the', 'audit', 'counted', 'the'])
  })
  const hits = corpus.search('audit')

  test('any word, and beginnings of the last', () => {
    expect(corpus.search('northern cheaper', {match: 'any'}).length).toBeGreaterThan(3)
    expect(corpus.search('archi', {prefix: true}).map(({entry}) => entry.address)).toEqual(['lost#c1'])
  })

  test('a saved index finds the same, and one of other documents is refused', () => {
    const saved = JSON.parse(JSON.stringify(corpus.searchIndex().save()))
    const again = new Corpus(documents)
    again.searchIndex(saved)
    expect(again.search('closing').map(({entry}) => entry.address)).toEqual(
      corpus.search('closing').map(({entry}) => entry.address)
    )
    expect(() => SearchIndex.load([], saved)).toThrow(RangeError)
  })
})

describe('findings across documents', () => {
  const told = (list: readonly Document[]): string[] =>
    new Corpus(list).findings().map(({code, message}) => `${code}: ${message}`)

  test('references that lead nowhere', () => {
    expect(told(documents)).toEqual([
      'dangling-address: `nowhere#c1` leads nowhere, expected a document of this corpus: there is no document `nowhere`',
      'dangling-address: `plan#c99` leads nowhere, expected a claim, evidence or relation of that document: the document `plan` has no `c99`'
    ])
  })

  test.each([
    ['no document at all', [], []],
    [
      'a document without an id',
      ['x'],
      [
        'unnamed-document: The document “untitled” has no id, expected `id:` in its front matter so that its claims have addresses'
      ]
    ],
    [
      'two with one id',
      ['---\nid: a\n---\nx', '---\nid: a\n---\ny'],
      ['repeated-document: The id `a` of the document `a` is taken by `a`, expected one of its own']
    ],
    [
      'an entity with two types',
      [
        '---\nid: a\nentities: [{id: x, type: person, name: X, wikidata: Q5}]\n---\n',
        '---\nid: b\nentities: [{id: x, type: work, name: X, wikidata: Q5}]\n---\n'
      ],
      ['disagreeing-entity: The entity `x` is the work “X” in `b` and the person “X” in `a`: Q5 has two types']
    ],
    [
      'an address in a document whose id has a `#`',
      ['---\nid: "a#b"\n---\n:claim[a]{#c1}', '---\nid: d\n---\n:claim[b]{#c1 supports="a#b#c1"}'],
      []
    ],
    [
      'an address that is nearly right',
      ['---\nid: rates\n---\n:claim[a]{#c1}', '---\nid: b\n---\n:claim[b]{#c1 supports=rate#c1}'],
      ['dangling-address: `rate#c1` leads nowhere, expected `rates#c1`: there is no document `rate`']
    ]
  ])('%s', (_, sources, expected) => {
    expect(told(sources.map(source => parse(source).value))).toEqual(expected)
  })
})

describe('what changed', () => {
  const changes = (before: string, after: string): string[] =>
    diff(parse(before).value, parse(after).value).changes.map(({what, before, after, from, to, field}) =>
      [what, `${before ?? '-'}/${after ?? '-'}`, ...(field ? [field] : []), from ?? '-', to ?? '-'].join(' ')
    )
  test.each([
    ['nothing', ':claim[Rates rose]{#c1}', ':claim[Rates rose]{#c1}', []],
    ['added', 'x', ':claim[Rates rose]{#c1}', ['added -/c1 - Rates rose']],
    ['dropped', ':claim[Rates rose]{#c1}', 'x', ['dropped c1/- Rates rose -']],
    [
      'reworded',
      ':claim[Rates rose in May]{#c1}',
      ':claim[Rates rose in June]{#c1}',
      ['reworded c1/c1 Rates rose in May Rates rose in June']
    ],
    ['renamed', ':claim[Rates rose]{#c1}', ':claim[Rates rose]{#c7}', ['renamed c1/c7 c1 c7']],
    [
      'renamed and reworded',
      ':claim[The rates rose in May]{#c1}',
      ':claim[The rates rose in June]{#c7}',
      ['reworded c1/c7 The rates rose in May The rates rose in June', 'renamed c1/c7 c1 c7']
    ],
    [
      'retracted',
      ':claim[Rates rose]{#c1}',
      ':claim[Rates rose]{#c1 status=retracted}',
      ['status c1/c1 asserted retracted']
    ],
    [
      'another kind and holder',
      ':claim[a]{#c1 kind=fact}',
      ':claim[a]{#c1 kind=value by=x}',
      ['labelled c1/c1 kind fact value', 'labelled c1/c1 by - x']
    ],
    [
      'other grounds',
      ':claim[aaaa]{#c1} :claim[bbbb]{#c2 supports=c1}',
      ':claim[aaaa]{#c1} :claim[bbbb]{#c2 attacks=c1}',
      ['regrounded c1/c1 c2 supports c2 attacks']
    ],
    [
      'a ground that has another id only',
      ':claim[aaaa]{#c1} :claim[bbbb]{#c2 supports=c1}',
      ':claim[aaaa]{#c1} :claim[bbbb]{#c3 supports=c1}',
      ['renamed c2/c3 c2 c3']
    ],
    [
      'moved to another section',
      '# A\n\n:claim[aaaa]{#c1}\n\n# B',
      '# A\n\n# B\n\n:claim[aaaa]{#c1}',
      ['moved c1/c1 A B']
    ],
    [
      'another order',
      ':claim[aaaa]{#c1} :claim[bbbb]{#c2} :claim[cccc]{#c3}',
      ':claim[cccc]{#c3} :claim[aaaa]{#c1} :claim[bbbb]{#c2}',
      ['moved c3/c3 - -']
    ],
    [
      'ids that changed places',
      ':claim[Rates rose]{#c1} :claim[Trams stopped]{#c2}',
      ':claim[Trams stopped]{#c1} :claim[Rates rose]{#c2}',
      ['renamed c2/c1 c2 c1', 'moved c2/c1 - -', 'renamed c1/c2 c1 c2']
    ]
  ])('%s', (_, before, after, expected) => {
    expect(changes(before, after)).toEqual(expected)
  })

  test('corpora', () => {
    const later = documents
      .slice(1)
      .map(document =>
        document.meta.id === 'essay' ? parse(markdown.essay!.replace('Nobody', 'Somebody')).value : document
      )
    expect(diffCorpora(documents, later)).toMatchObject({
      added: [],
      dropped: ['plan'],
      changed: [{id: 'essay', changes: [{what: 'reworded'}]}]
    })
  })
})

describe('bad input', () => {
  test.each<[string, unknown, number, string[]]>([
    ['no JSON of ours', 7, 0, ['']],
    ['an object of another type', {type: 'document'}, 0, ['']],
    ['one document that is wrong', {type: 'corpus', documents: [{}, 5]}, 1, ['/documents/1']],
    ['one document without a corpus', documents.map(toJson)[0], 1, []],
    ['an unknown field', {type: 'corpus', version: 1, 'a/b': 0, documents: []}, 0, ['/version', '/a~1b']],
    ['another type', {type: 'library', documents: [toJson(documents[0]!)]}, 1, ['/type']],
    ['no type', {documents: []}, 0, ['/type']],
    ['nothing in the list', [null, undefined, []], 0, ['/0', '/1', '/2']],
    ['a list of nothing', {type: 'corpus', documents: null}, 0, ['']]
  ])('%s', (_, value, number, pointers) => {
    const {value: read, diagnostics} = Corpus.fromJson(value)
    expect(read.documents).toHaveLength(number)
    for (const pointer of pointers)
      expect(diagnostics.map(({pointer}) => pointer)).toContainEqual(expect.stringContaining(pointer))
  })
})

test('its JSON is what schemas/corpus.json describes', () => {
  const validator = new Validator(corpusSchema as unknown as Schema, '7')
  expect(validator.validate(JSON.parse(JSON.stringify(corpus.toJson()))).errors).toEqual([])
  expect(validator.validate({type: 'corpus', documents: [{}]}).valid).toBe(false)
})

test('an id with a `#` has addresses, too, and of two documents with one id each gives what the other has not', () => {
  const [sharp, one, other] = ['a', 'a', 'b'].map(
    (word, index): Document => ({
      ...parse(`:claim[${word}]{#${word}${index}}`).value,
      meta: {id: index ? 'x' : 'x#y'},
      sources: [{id: 's', type: 'report', title: `Report ${index}`}]
    })
  ) as [Document, Document, Document]
  const some = new Corpus([sharp, one, other])
  expect(['x#y#a0', 'x#a1', 'x#b2', 'x#y', 'x'].map(address => some.statement(address)?.document)).toEqual([
    sharp,
    one,
    other,
    undefined,
    undefined
  ])
  expect(['x#y#s', 'x#s'].map(address => some.source(address)?.words)).toEqual(['Report 0', 'Report 1'])
  expect([some.document('x#y'), some.document('x'), some.document('')]).toEqual([sharp, one, undefined])
})

test('a name that thousands of documents declare is joined in linear time', () => {
  const declaring = (id: number): Document => ({
    ...emptyDocument(),
    meta: {id: `d${id}`},
    entities: [{type: 'person', id: 'ann', name: 'Ann Ames'}] as Document['entities']
  })
  const many = new Corpus(Array.from({length: 20_000}, (_, id) => declaring(id)))
  const since = process.cpuUsage()
  expect(many.entities().map(({declarations}) => declarations.length)).toEqual([20_000])
  expect(process.cpuUsage(since).user / 1e6).toBeLessThan(2)
})

test('several keys give each item once, in the order of the corpus, however many they are', () => {
  const ids = documents.map(({meta}) => meta.id!)
  const every = named(corpus.claims())
  for (const number of [2, 8, 9, ids.length]) {
    const some = ids.slice(0, number)
    const expected = [...corpus.claims()].filter(({document}) => some.includes(document.meta.id!))
    expect(named(corpus.claims({document: some.toReversed()}))).toBe(named(expected))
    expect(named(corpus.claims({document: some, kind: ['fact', 'value', 'policy', 'cause', 'prediction']}))).toBe(
      named(expected)
    )
  }
  expect(named(corpus.claims({document: ids}))).toBe(every)
})

test('a year before the first one is written as ISO 8601 has it', () => {
  const {value} = Corpus.fromJson([{meta: {id: 'a', title: 'T', issued: {'date-parts': [[-50, 3]]}}}])
  expect(value.timeline().map(({date}) => date)).toEqual(['-0050-03'])
})

test('the row of an entry is the row that `claimdown/formats` gives', () => {
  const own = documents.map(document => ({...document, mentions: findDeclared(document.text, document.entities)}))
  const some = new Corpus(own)
  const entries = [some.claims(), some.evidence(), some.mentions(), some.sections(), some.sources(), some.relations()]
  const sorted = (list: Iterable<object>): string[] => [...list].map(row => JSON.stringify(row)).toSorted()
  expect(sorted(entries.flatMap(list => [...list].map(entry => entry.toRow())))).toEqual(
    sorted(own.flatMap(document => [...rows(document)]).filter(({row}) => row !== 'entity' && row !== 'citation'))
  )
})

test('an unknown field called `parts` is no part', () => {
  const {value} = Corpus.fromJson([
    {
      meta: {id: 'a'},
      text: 'a',
      sections: [{type: 'section', title: 'a', depth: 1, span: {start: 0, end: 1}, parts: 'x'}]
    }
  ])
  expect(value.sections().first()?.toRow()).toMatchObject({parts: 'x', title: 'a'})
})

test('an unknown field of a relation is no span', () => {
  const {value} = Corpus.fromJson([
    {meta: {id: 'a'}, relations: [{type: 'relation', kind: 'attacks', from: 'c1', to: 'c2', parts: 'a', span: {}}]}
  ])
  expect(value.relations().first()?.toRow()).toMatchObject({row: 'relation', parts: 'a', span: {}})
})

describe('laws', () => {
  const some = fc.subarray([...documents])
  test('JSON and back is the same corpus', () => {
    fc.assert(
      fc.property(some, list => {
        const {value, diagnostics} = Corpus.fromJson(JSON.parse(JSON.stringify(new Corpus(list).toJson())))
        expect(diagnostics).toEqual([])
        expect(value.documents).toEqual(list)
      })
    )
  })

  test('merge is associative, and a subset of a merge is what was merged', () => {
    fc.assert(
      fc.property(some, some, some, (a, b, c) => {
        const [x, y, z] = [new Corpus(a), new Corpus(b), new Corpus(c)]
        expect(x.merge(y).merge(z).documents).toEqual(x.merge(y.merge(z)).documents)
        expect(x.merge(y).subset(a.map(({meta}) => meta.id!)).documents).toEqual(a)
      })
    )
  })

  test.each(['statement', 'section', 'document'] as const)('what is named with one in a %s is in the pairs', within => {
    const meeting = `---\nid: meeting\nentities: [{id: ann, type: person, name: Ann Ames}, {id: bob, type: person, name: Bob Bell}]\n---\n# A\n\nAnn Ames met Bob Bell.\n`
    const met = new Corpus([...documents, parse(meeting).value])
    const pairs = met.coOccurrences(within)
    for (const entity of met.entities()) {
      const ofOne = pairs.flatMap(({entities: [a, b], number}) =>
        a === entity ? [[b.id, number]] : b === entity ? [[a.id, number]] : []
      )
      const direct = met.namedWith(entity, within).map(({entity: {id}, number}) => [id, number])
      expect(direct.toSorted()).toEqual(ofOne.toSorted())
      const numbers = direct.map(([, number]) => number as number)
      expect(numbers).toEqual(numbers.toSorted((a, b) => b - a))
    }
    expect(pairs.length).toBeGreaterThan(0)
  })

  test('nothing has changed between a document and itself', () => {
    for (const document of documents) expect(diff(document, document).changes).toEqual([])
    expect(diffCorpora(documents, documents)).toEqual({added: [], dropped: [], changed: []})
  })

  test('a filter gives what a walk gives', () => {
    const field = fc.record(
      {
        kind: fc.constantFrom('fact', 'value', 'policy'),
        document: fc.constantFrom(...documents.map(({meta}) => meta.id!)),
        status: fc.constantFrom('asserted', 'retracted'),
        certainty: fc.constantFrom('certain', 'possible')
      },
      {requiredKeys: []}
    ) as fc.Arbitrary<Parameters<typeof corpus.claims>[0]>
    fc.assert(
      fc.property(field, filter => {
        const walked = [...corpus.claims()].filter(
          ({item, document}) =>
            (!filter?.kind || item.kind === filter.kind) &&
            (!filter?.document || document.meta.id === filter.document) &&
            (!filter?.status || (item.status ?? 'asserted') === filter.status) &&
            (!filter?.certainty || item.certainty === filter.certainty)
        )
        expect(named(corpus.claims(filter))).toBe(named(walked))
        expect(corpus.claims(filter).count()).toBe(walked.length)
      })
    )
  })
})
