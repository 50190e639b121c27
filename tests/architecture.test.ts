import {readdirSync, readFileSync} from 'node:fs'
import {join, relative, resolve} from 'node:path'
import ts from 'typescript'
import {expect, test} from 'vitest'

const root = resolve(import.meta.dirname, '../src')

/** DESIGN, floors: an import goes to a strictly lower floor or stays in its own folder. */
const floors: Record<string, number> = {
  text: 0,
  model: 1,
  quotes: 1,
  syntax: 2,
  parse: 3,
  entities: 3,
  standoff: 3,
  argument: 3,
  lint: 3,
  formats: 3,
  cite: 3,
  suggestions: 4,
  check: 4,
  convert: 4,
  'index.ts': 5,
  'remark.ts': 5,
  'guard.ts': 5,
  node: 6,
  cli: 7
}
const mayUseNode = new Set(['node', 'cli'])

const files = readdirSync(root, {recursive: true, encoding: 'utf8'}).filter(
  name => name.endsWith('.ts') && !name.endsWith('.d.ts')
)
const roomOf = (path: string): string => relative(root, path).split('/')[0]!

test.each(files)('%s imports downwards', name => {
  const path = join(root, name)
  const room = roomOf(path)
  expect(floors, `room ${room} has a floor`).toHaveProperty([room])
  for (const {fileName} of ts.preProcessFile(readFileSync(path, 'utf8'), true, true).importedFiles) {
    if (fileName.startsWith('node:')) expect(mayUseNode, `${name} imports ${fileName}`).toContain(room)
    if (!fileName.startsWith('.') || fileName.endsWith('.json')) continue
    const target = roomOf(resolve(path, '..', fileName))
    if (target !== room) expect(floors[target], `${name} imports ${fileName}`).toBeLessThan(floors[room]!)
  }
})
