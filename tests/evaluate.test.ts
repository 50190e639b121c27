import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {branchesOf} from '../src/argument/tree.ts'
import {type Evaluation, evaluate, parse, type Standing} from '../src/index.ts'
import {attributions, summary} from '../src/model/index.ts'

const argument = (source: string) => evaluate(parse(source).value)

const standing = ({statements}: Pick<Evaluation, 'statements'>, id: string): Standing =>
  statements.find(one => one.id === id)!

/** Each claim `id`, or `id kind=target`. */
const spelled = (lines: string): string =>
  lines
    .split(', ')
    .map(line => `:claim[x]{#${line}}`)
    .join(' ')

describe('labels', () => {
  test.each([
    ['nothing against it', 'a', 'a in'],
    ['an attack', 'a, b attacks=a', 'a out, b in'],
    ['a defence', 'a, b attacks=a, c attacks=b', 'a in, b out, c in'],
    ['two attack each other', 'a attacks=b, b attacks=a', 'a undecided, b undecided'],
    ['a circle of three', 'a attacks=b, b attacks=c, c attacks=a', 'a undecided, b undecided, c undecided'],
    ['a circle that is broken from outside', 'a attacks=b, b attacks=a, c attacks=b', 'a in, b out, c in'],
    ['grounds that fall', 'a, e supports=a, x attacks=e', 'a out, e out, x in'],
    ['one of two grounds falls', 'a, e supports=a, f supports=a, x attacks=e', 'a in, e out, f in, x in'],
    ['grounds that are retracted', 'a, e supports=a status=retracted', 'a out, e out'],
    ['an attack by what was superseded', 'a, b attacks=a status=superseded', 'a in, b out'],
    ['a circle of support', 'a supports=b, b supports=a', 'a undecided, b undecided'],
    ['the support of a relation is undercut', 'a, e supports=a, u undercuts=e', 'a out, e in, u in'],
    ['an attack is undercut', 'a, b attacks=a, u undercuts=b', 'a in, b in, u in'],
    ['what another document holds decides nothing', 'a attacks="d#x"', 'a in'],
    [
      'to restate, qualify or specify decides nothing',
      'a, b restates=a, c qualifies=a, d specifies=a',
      'a in, b in, c in, d in'
    ]
  ])('%s', (_, lines, expected) => {
    const {statements} = argument(spelled(lines))
    expect(statements.map(({id, label}) => `${id} ${label}`).join(', ')).toBe(expected)
  })

  test.each([
    ['a', 'Nothing attacks it.'],
    ['a, e supports=a', 'Nothing attacks it, and its ground `e` is in.'],
    ['a, b attacks=a', 'Its attacker `b` is in, and nothing attacks it.'],
    ['a, b attacks=a, c attacks=a', 'Its attackers `b`, `c` are in, and nothing attacks them.'],
    ['a, b attacks=a, c attacks=b, d attacks=c', 'Its attacker `b` is in, and what attacks it is out or undercut.'],
    ['a, b attacks=a, c attacks=b', 'Its attacker `b` is out.'],
    ['a, b attacks=a, u undercuts=b', 'Its attacker `b` is undercut.'],
    ['a, b attacks=a, c attacks=b, d attacks=a, u undercuts=d', 'Its attackers `b`, `d` are out or undercut.'],
    ['a status=retracted', 'It is retracted.'],
    ['a, e supports=a, x attacks=e', 'None of its grounds is in: `e` is out.'],
    ['a attacks=b, b attacks=a', 'It is undecided whether `b` is in or undercut.'],
    ['a supports=b, b supports=a', 'None of its grounds is in: `b` is undecided.']
  ])('%s: the reason', (lines, reason) => {
    expect(standing(argument(spelled(lines)), 'a').reason).toBe(reason)
  })

  test('of statements with one id, the first one counts', () => {
    const {value} = parse(spelled('a, a status=retracted, b supports=a'))
    expect(standing(evaluate(value), 'a').label).toBe('in')
    expect(branchesOf(value).map(({id, words}) => `${id} ${words}`)).toEqual(['a x', 'b x'])
  })

  test('linked premises stand together or not at all', () => {
    const linked = `${spelled('a, e, f, x attacks=f')}\n\n::relation{#r from="e f" to=a kind=supports}\n`
    expect(standing(argument(linked), 'a')).toMatchObject({label: 'out', because: ['e', 'f'], supporters: ['e', 'f']})
    const both = `${linked}\n::relation{from=e to=a kind=supports}\n`
    expect(standing(argument(both), 'a').label).toBe('in')
  })

  test('relations that undercut each other leave it open', () => {
    const source = `${spelled('a, b, c, d')}

::relation{#r1 from=b to=a kind=attacks}

::relation{#r2 from=c to=r3 kind=undercuts}

::relation{#r3 from=d to=r2 kind=undercuts}

::relation{#r4 from=c to=r1 kind=undercuts}`
    expect(standing(argument(source), 'a').label).toBe('in')
    expect(standing(argument(source.replace('#r4 from=c to=r1', '#r4 from=c to=r9')), 'a')).toMatchObject({
      label: 'out',
      because: ['b']
    })
  })

  test('circles are named', () => {
    expect(argument(spelled('a attacks=b, b supports=c, c attacks=a')).cycles).toEqual([['a', 'b', 'c']])
  })

  test('long chains take no recursion', () => {
    const claims = Array.from({length: 20_000}, (_, i) => ({
      type: 'claim' as const,
      id: `c${i}`,
      span: {start: 0, end: 0}
    }))
    const relations = claims
      .slice(1)
      .map(({id}, i) => ({type: 'relation' as const, kind: 'attacks' as const, from: id, to: `c${i}`}))
    const {statements} = evaluate({claims, evidence: [], relations})
    expect(['c19999', 'c19998', 'c19997'].map(id => standing({statements}, id).label)).toEqual(['in', 'out', 'in'])
  })

  /** Dung 1995, definition 20: the grounded extension is the least fixed point of "what it defends". */
  test('attacks alone give the grounded extension', () => {
    const ids = ['a', 'b', 'c', 'd', 'e']
    const pair = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids))
    fc.assert(
      fc.property(fc.array(pair, {maxLength: 12}), pairs => {
        const attackers = (id: string): string[] => pairs.filter(([, to]) => to === id).map(([from]) => from)
        let extension: string[] = []
        for (let i = 0; i <= ids.length; i++) {
          const attacked = (id: string): boolean => attackers(id).some(from => extension.includes(from))
          extension = ids.filter(id => attackers(id).every(attacked))
        }
        const claims = ids.map(id => ({type: 'claim' as const, id, span: {start: 0, end: 0}}))
        const relations = pairs.map(([from, to]) => ({type: 'relation' as const, kind: 'attacks' as const, from, to}))
        const {statements} = evaluate({claims, evidence: [], relations})
        expect(ids.filter(id => standing({statements}, id).label === 'in')).toEqual(extension)
      })
    )
  })
})

describe('strengths', () => {
  const strength = (lines: string, id = 'a'): number | undefined =>
    standing(evaluate(parse(spelled(lines)).value), id).strength

  test('DF-QuAD, by hand', () => {
    expect(strength('a')).toBe(0.5)
    expect(strength('a, b supports=a')).toBe(0.75)
    expect(strength('a, b attacks=a')).toBe(0.25)
    expect(strength('a, b supports=a, c attacks=a')).toBe(0.5)
    expect(strength('a, b supports=a, c supports=a')).toBeCloseTo(0.875)
  })

  test('confidence and undercuts weaken a relation', () => {
    const of = (more: string): number =>
      standing(evaluate(parse(`${spelled('a, b, u')}\n\n${more}`).value), 'a').strength!
    expect(of('::relation{from=b to=a kind=supports confidence=0.5}')).toBe(0.625)
    const undercut = '::relation{#r from=b to=a kind=supports}\n\n::relation{from=u to=r kind=undercuts}'
    expect(of(undercut)).toBe(0.625)
    expect(of('::relation{from="b u" to=a kind=supports}')).toBe(0.75)
  })

  test('values that do not settle are left out', () => {
    expect(standing(evaluate(parse(spelled('a attacks=a')).value, {base: () => 1}), 'a').strength).toBeUndefined()
  })
})

test('who asserts what', () => {
  const {value} = parse(`---
author: [{given: Ann, family: Lee}]
entities: [{id: bob, type: person, name: Bob}, {id: eve, type: person, name: Eve}]
---
:claim[a]{#c1} :claim[b]{#c2 by="bob>eve" cue=told addressee=bob} :claim[c]{#c3 by=bob}`)
  expect(attributions(value)).toEqual([
    {name: 'Ann Lee', asserts: [{id: 'c1'}]},
    {holder: 'eve', name: 'Eve', asserts: [{id: 'c2', reportedBy: ['bob'], cue: 'told', addressees: ['bob']}]},
    {holder: 'bob', name: 'Bob', asserts: [{id: 'c3'}]}
  ])
})

test('a document in numbers, the most frequent first', () => {
  const {value} = parse(`---
author: [{given: Ann, family: Lee}]
entities: [{id: bob, type: person, name: Bob}]
sources: [{id: b, type: book}]
---
:claim[:entity[Robert]{ref=bob} left]{#c1 by="x>bob"} :claim[b]{#c2 kind=fact} :claim[c]{#c3 kind=fact} :evidence[d]{#e1 supports="c1 c2"}`)
  const counts = summary(value)
  expect(counts).toEqual({
    claims: {fact: 2, other: 1},
    evidence: {other: 1},
    holders: {'Ann Lee': 2, Bob: 1},
    relations: {supports: 2},
    sources: {book: 1},
    entities: 1,
    mentions: 1,
    named: {Bob: 1}
  })
  expect(Object.keys(counts.claims)).toEqual(['fact', 'other'])
})
