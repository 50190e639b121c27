import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {parse} from '../src/index.ts'
import {toJson} from '../src/model/index.ts'

const folder = join(import.meta.dirname, 'conformance')
const cases = readdirSync(folder, {withFileTypes: true})
  .filter(entry => entry.isDirectory())
  .map(({name}) => name)
const read = (name: string): string => readFileSync(join(folder, name, 'input.md'), 'utf8')

describe.each(cases)('%s', name => {
  test.each(['remark', 'fast'] as const)('%s', async engine => {
    const {value, diagnostics} = parse(read(name), {engine})
    const told = diagnostics.map(({code, severity, actual, expected, ids, place}) => ({
      ...{code, severity, actual, expected, ids},
      ...{from: place!.start, to: place!.end}
    }))
    await expect(`${JSON.stringify(toJson(value), null, 2)}\n`).toMatchFileSnapshot(join(folder, name, 'document.json'))
    await expect(`${JSON.stringify(told, null, 2)}\n`).toMatchFileSnapshot(join(folder, name, 'diagnostics.json'))
  })
})

test('every example of the specification is a case', () => {
  const specification = readFileSync(join(import.meta.dirname, '../docs/language.md'), 'utf8')
  const examples = [...specification.matchAll(/^```markdown example\n(.*?)^```/gms)].map(([, source]) => source)
  const inputs = cases.map(read)
  expect(examples.filter(source => !inputs.includes(source!))).toEqual([])
})
