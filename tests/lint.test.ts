import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {diagnose} from '../src/check/diagnose.ts'
import {fixAll} from '../src/check/fix.ts'
import {lint, parse, rules, type Setting} from '../src/index.ts'
import {emptyDocument} from '../src/model/document.ts'
import {rulesPage} from '../tools/rules.ts'

const folder = join(import.meta.dirname, 'lint')

/** Documents that say on each line what is wrong with it: `<!-- expect: code -->`, in YAML `# expect: code`. */
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
  expect(() => lint(value, {rules: {'no-rule': 'off'}})).toThrow(RangeError)
  expect(() => lint(value, {rules: {'unsupported-claim': 'loud' as never}})).toThrow(RangeError)
})

test('a long circle is found without recursion', () => {
  const document = emptyDocument()
  for (let i = 0; i < 50_000; i++)
    document.relations.push({type: 'relation', kind: 'supports', from: `c${i}`, to: `c${(i + 1) % 50_000}`})
  expect(lint(document).filter(({code}) => code === 'circular-support')).toHaveLength(1)
})
