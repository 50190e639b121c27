import {existsSync} from 'node:fs'
import {expect, test} from 'vitest'
// @ts-expect-error: a script without types
import {groups, main} from '../tools/run.mjs'

interface Group {
  folder: string
  usual: string[]
  scripts: Record<string, {files?: string[]}>
}

test.each(Object.entries(groups as Record<string, Group>))(
  'every script of %s is there',
  (_, {folder, usual, scripts}) => {
    for (const [name, {files = [`${name}.ts`]}] of Object.entries(scripts))
      for (const file of files) expect(existsSync(`${folder}/${file}`), file).toBe(true)
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(usual))
  }
)

test.each([
  [['eval', 'nothing'], 'There is no script `nothing`, expected one of:', 'npm run eval -- formats'],
  [['eval', 'constructor'], 'There is no script `constructor`, expected one of:', 'npm run eval -- formats'],
  [['train'], 'No script is named, expected one of:', 'npm run train -- lexicon'],
  [['toString'], 'There is no group of scripts `toString`, expected one of eval, train', '']
])('%j lists what there is', async (args, first, listed) => {
  const lines: string[] = []
  expect(await main(args, (line: string) => lines.push(line))).toBe(2)
  expect(lines[0]).toContain(first)
  expect(lines.join('\n')).toContain(listed)
})
