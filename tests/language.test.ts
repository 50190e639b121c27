import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {attributesOf, registered} from '../src/language/vocabulary.ts'
import {examples} from '../tools/docs/examples.ts'

const page = readFileSync('docs/language.md', 'utf8')

test('the examples of the specification are what a reader finds', () => {
  const {is, should} = examples()
  expect(is).toBe(should)
  expect(is.match(/^```markdown example$/gm)!.length).toBeGreaterThan(8)
})

test('the specification names every directive, attribute and value', () => {
  const names = [...Object.values(registered).flatMap(set => [...set])]
  for (const attributes of attributesOf.values()) {
    for (const [name, values] of attributes) names.push(name === 'id' ? '#id' : name, ...(values ?? []))
  }
  for (const name of new Set(names)) expect(page, name).toMatch(new RegExp(`[\`{ ]${name.replace('-', '\\-')}\\b`))
})
