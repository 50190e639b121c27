import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {diagnose} from '../src/check/diagnose.ts'
import {fixAll} from '../src/check/fix.ts'
import {type CustomRule, lint, parse, type RuleCode, rules, type Setting} from '../src/index.ts'
import {emptyDocument} from '../src/model/document.ts'
import {rulesPage} from '../tools/docs/rules.ts'

const folder = join(import.meta.dirname, 'lint')

/** Documents in which each line gives its expected codes: `<!-- expect: code -->`, in YAML `# expect: code`. */
describe.each(readdirSync(folder))('%s', name => {
  const source = readFileSync(join(folder, name), 'utf8')
  const expected = source.split('\n').flatMap((line, index) => {
    const [, codes] = /(?:<!--|#) expect: ([\w, -]+?)(?: -->)?$/.exec(line) ?? []
    return (codes?.split(', ') ?? []).map(code => `${index + 1} ${code}`)
  })

  test('says of each line what is wrong with it', () => {
    const found = diagnose(source).map(({code, place}) => `${place!.start.line} ${code}`)
    expect(found.toSorted()).toEqual(expected.toSorted())
  })

  test('has nothing fixable left after its fixes', () => {
    const fixed = fixAll(source)
    expect(fixed.count).toBeGreaterThan(name === 'language.md' ? 2 : -1)
    expect(diagnose(fixed.source).filter(({fix}) => fix)).toEqual([])
    expect(diagnose(fixed.source).filter(({severity}) => severity === 'error').length).toBeLessThanOrEqual(
      diagnose(source).filter(({severity}) => severity === 'error').length
    )
  })
})

describe.each(rules)('$code', ({code, wrong, right, why, texts = {}}) => {
  const finds = (source: string): boolean => lint(parse(source).value, {texts}).some(finding => finding.code === code)

  test('finds what its examples show, and nothing once they are put right', () => {
    expect(wrong.length * right.length).toBeGreaterThan(0)
    expect(wrong.filter(source => !finds(source))).toEqual([])
    expect(right.filter(finds)).toEqual([])
  })

  test('says why', () => {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)+$/)
    expect(why).toMatch(/^[A-Z].*\.$/)
  })
})

test('the page of the rules is as they are', () => {
  expect(readFileSync(join(import.meta.dirname, '../docs/rules.md'), 'utf8')).toBe(rulesPage())
})

test('settings change how serious a rule is, or leave it out', () => {
  const {value} = parse(':claim[a]{#c1}')
  const severities = (setting: Setting): string[] =>
    lint(value, {rules: {'unsupported-claim': setting}}).map(({severity}) => severity)
  expect([severities('error'), severities('hint'), severities('off')]).toEqual([['error'], ['hint'], []])
  expect(() => lint(value, {rules: {'no-rule': 'off'} as never})).toThrow(RangeError)
  expect(() => lint(value, {rules: {'unsupported-claim': 'loud' as never}})).toThrow(RangeError)
})

test('a long circle is found without recursion', () => {
  const document = emptyDocument()
  for (let i = 0; i < 50_000; i++)
    document.relations.push({type: 'relation', kind: 'supports', from: `c${i}`, to: `c${(i + 1) % 50_000}`})
  expect(lint(document).filter(({code}) => code === 'circular-support')).toHaveLength(1)
})

test('circles that share their nodes, and ids that are nearly known, take time in proportion', () => {
  const document = emptyDocument()
  const relate = (from: string, to: string): number =>
    document.relations.push({type: 'relation', kind: 'supports', from, to})
  for (let i = 0; i < 8000; i++) {
    relate(`claim-${i}`, 'claim-0')
    relate(`claim-${i}`, `claim-${i + 1}`)
    relate('claim-8000', 'claim-0')
    document.claims.push({type: 'claim', id: `known-${i}`, span: {start: 0, end: 0}})
  }
  const start = performance.now()
  expect(lint(document).filter(({code}) => code === 'circular-support').length).toBeGreaterThan(0)
  expect(performance.now() - start).toBeLessThan(20_000)
})

describe('rules of one’s own', () => {
  const noHedging: CustomRule<'no-hedging'> = {
    code: 'no-hedging',
    severity: 'hint',
    *check({claims}) {
      for (const [index, {certainty}] of claims.entries())
        if (certainty === 'unlikely') yield {pointer: `/claims/${index}`, message: 'No'}
    }
  }
  const {value} = parse(':claim[a]{#c1 certainty=unlikely} :claim[b]{#c2}')

  test('find, under their own code and setting', () => {
    const found = lint(value, {customRules: [noHedging], rules: {'no-hedging': 'error', 'unsupported-claim': 'off'}})
    const code: 'no-hedging' | RuleCode = found[0]!.code
    expect(code).toBe('no-hedging')
    expect(found).toEqual([{code: 'no-hedging', severity: 'error', pointer: '/claims/0', message: 'No'}])
  })

  test('have a code of their own', () => {
    const {severity, check} = noHedging
    expect(() => lint(value, {customRules: [{code: 'self-relation', severity, check}]})).toThrow(RangeError)
  })
})

test.each([
  ['2021-9-5', '2021-09-05'],
  ['2021/09/05', '2021-09-05'],
  ['2021.9', '2021-09']
])('a rule carries its own fix: %s', (date, expected) => {
  const source = `:claim[a]{#c1 status=disputed date="${date}"}\n\n::relation{from=c1 to=c1 kind=supports date="${date}"}`
  expect(fixAll(source)).toEqual({source: source.replaceAll(`"${date}"`, expected), count: 2, untried: 0})
})
