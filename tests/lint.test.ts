import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {diagnose, fixAll} from '../src/cli/commands/check.ts'
import {lint, rules} from '../src/index.ts'
import {emptyDocument} from '../src/model/document.ts'

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

test('every rule is shown by a document', () => {
  const shown = readdirSync(folder)
    .map(name => readFileSync(join(folder, name), 'utf8'))
    .join()
  for (const {code} of rules) expect(shown).toContain(`expect: ${code}`)
})

test('rules say why', () => {
  for (const {why, code} of rules) {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)+$/)
    expect(why).toMatch(/^[A-Z].*\.$/)
  }
})

test('a long circle is found without recursion', () => {
  const document = emptyDocument()
  for (let i = 0; i < 50_000; i++)
    document.relations.push({type: 'relation', kind: 'supports', from: `c${i}`, to: `c${(i + 1) % 50_000}`})
  expect(lint(document).filter(({code}) => code === 'circular-support')).toHaveLength(1)
})
