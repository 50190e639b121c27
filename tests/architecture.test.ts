import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join, relative, resolve} from 'node:path'
import ts from 'typescript'
import {describe, expect, test} from 'vitest'
import {findCycles} from '../src/base/cycles.ts'

const root = resolve(import.meta.dirname, '../src')

/** The rooms by floor, from the lowest, as in docs/architecture.md. An import goes to a lower floor or stays in its room. */
const floors: readonly (readonly string[])[] = [
  ['base'],
  ['text'],
  ['model', 'html'],
  ['syntax', 'quotes', 'cite', 'entities', 'argument', 'agreement', 'formats'],
  ['language', 'lint', 'standoff', 'corpus'],
  ['front-matter'],
  ['parse'],
  ['write', 'check'],
  ['convert', 'suggestions'],
  ['index.ts', 'remark.ts', 'guard.ts'],
  ['node'],
  ['cli']
]
const floorOf = new Map(floors.flatMap((rooms, floor) => rooms.map(room => [room, floor] as const)))
const mayUseNode = new Set(['node', 'cli'])

const files = readdirSync(root, {recursive: true, encoding: 'utf8'}).filter(
  name => name.endsWith('.ts') && !name.endsWith('.d.ts')
)
const roomOf = (name: string): string => name.split('/')[0]!

/** What a file imports: other files of the tree by their path in it, everything else as it is written. */
const imports = new Map(
  files.map(name => {
    const {importedFiles} = ts.preProcessFile(readFileSync(join(root, name), 'utf8'), true, true)
    const targets = importedFiles.map(({fileName}) =>
      fileName.startsWith('.') ? relative(root, resolve(root, name, '..', fileName)) : fileName
    )
    return [name, targets] as const
  })
)

describe('the house', () => {
  test('has a floor for every room', () => {
    expect([...new Set(files.map(roomOf))].filter(room => !floorOf.has(room))).toEqual([])
    expect([...floorOf.keys()].filter(room => !files.some(name => roomOf(name) === room))).toEqual([])
  })

  test('is the one that docs/architecture.md describes', () => {
    const page = readFileSync(join(root, '../docs/architecture.md'), 'utf8')
    expect([...floorOf.keys()].filter(room => !page.includes(`### ${room}`))).toEqual([])
    // The picture draws the same floors, the highest first.
    const [, picture] = /^```floors\n(.*?)^```/ms.exec(page)!
    const drawn = picture!
      .trim()
      .split('\n')
      .map(line => line.replace(/\s{2,}.*$/, '').split(' '))
    expect(drawn.toReversed()).toEqual(floors)
  })

  test('has every file that docs/architecture.md names', () => {
    const page = readFileSync(join(root, '../docs/architecture.md'), 'utf8')
    const named = [...page.matchAll(/`([\w./-]+\.(?:ts|mjs|json|md))`/g)].map(([, name]) => name!)
    const homes = ['..', '.', ...floors.flat()].map(home => join(root, home))
    expect(named.length).toBeGreaterThan(30)
    expect(named.filter(name => !homes.some(home => existsSync(join(home, name))))).toEqual([])
  })

  test('has no circle of imports between files', () => {
    expect(findCycles(files, name => imports.get(name) ?? [])).toEqual([])
  })

  test.each(files)('%s imports downwards', name => {
    const room = roomOf(name)
    for (const target of imports.get(name)!) {
      if (target.startsWith('node:')) expect(mayUseNode, `${name} imports ${target}`).toContain(room)
      if (!imports.has(target) || roomOf(target) === room) continue
      expect(floorOf.get(roomOf(target)), `${name} imports ${target}`).toBeLessThan(floorOf.get(room)!)
    }
  })
})
