import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {type Example, explanations} from '../src/check/explanations.ts'
import {brat, xaif} from '../src/formats/index.ts'
import {format, parse, parseDialects} from '../src/index.ts'
import {fromJson} from '../src/model/index.ts'
import {diagnosticsPage} from '../tools/docs/diagnostics.ts'

/** The codes that an example gives. */
function codesOf(example: Exclude<Example, {when: string}>): string[] {
  const {input} = example
  const {diagnostics} =
    example.of === 'parse'
      ? parse(input)
      : example.of === 'format'
        ? format(input)
        : example.of === 'parseDialects'
          ? parseDialects(input, [example.dialect])
          : example.of === 'brat'
            ? brat.read({text: example.text, ann: input})
            : example.of === 'xaif'
              ? xaif.read(JSON.parse(input))
              : fromJson(JSON.parse(input))
  return diagnostics.map(({code}) => code)
}

describe.each(Object.entries(explanations))('%s', (code, {means, remedy, example}) => {
  test('is explained in sentences', () => {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
    for (const sentence of [means, remedy]) expect(sentence).toMatch(/^[A-Z`].*[.)]$/)
  })

  if ('when' in example) test('says when', () => expect(example.when).toMatch(/^[A-Z`].*\.$/))
  else test('is what its example gives', () => expect(codesOf(example)).toContain(code))
})

test('the page of the diagnostics is as they are', () => {
  expect(readFileSync(join(import.meta.dirname, '../docs/diagnostics.md'), 'utf8')).toBe(diagnosticsPage())
})
