/** Folders of Markdown as corpora. */

import {chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import {Corpus} from '../src/corpus/index.ts'
import {parse} from '../src/index.ts'
import {openCorpus} from '../src/node/index.ts'
import {documents, markdown} from './support/small-corpus.ts'

const root = mkdtempSync(join(tmpdir(), 'open-corpus-'))
afterAll(() => rmSync(root, {recursive: true}))

/** A folder with these files, by path. */
function folderOf(name: string, files: Record<string, string | Uint8Array>): string {
  const folder = join(root, name)
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), {recursive: true})
    writeFileSync(join(folder, path), content)
  }
  mkdirSync(folder, {recursive: true})
  return folder
}

const whole = folderOf(
  'whole',
  Object.fromEntries(Object.entries(markdown).map(([name, source]) => [`${name}/document.md`, source]))
)

test('all documents, in the order of their paths, as parse reads them', async () => {
  const {value, diagnostics, pathOf} = await openCorpus(whole)
  const names = Object.keys(markdown).toSorted()
  expect(value.documents).toEqual(names.map(name => parse(markdown[name]!).value))
  expect(value.documents.map(pathOf)).toEqual(names.map(name => join(whole, name, 'document.md')))
  expect(pathOf(documents[0]!)).toBeUndefined()
  expect(diagnostics).toEqual([])
  expect(value.claim('memo#c1')?.words).toBe('The Northern Line should close')
})

test('the files that the command reads, and no others', async () => {
  const folder = folderOf('rule', {
    'a.md': 'A',
    'b.MARKDOWN': 'B',
    'c.txt': 'C',
    '.git/d.md': 'D',
    'node_modules/e.md': 'E',
    'sub/.hidden.md': 'F'
  })
  const {value} = await openCorpus(folder)
  expect(value.documents.map(({text}) => text)).toEqual(['A', 'B', 'F'])
})

test('what parse notices has its file and its place', async () => {
  const folder = folderOf('noticed', {'one.md': 'Fine.', 'two.md': 'x\n:claim[Late]{#c1 kind=fcat}'})
  const {diagnostics} = await openCorpus(folder)
  expect(diagnostics).toEqual(
    parse('x\n:claim[Late]{#c1 kind=fcat}').diagnostics.map(found => ({...found, path: join(folder, 'two.md')}))
  )
  expect(diagnostics.map(({code, place}) => [code, place?.start.line])).toEqual([['unknown-value', 2]])
})

test('a broken file is a diagnostic, and the rest is read', async () => {
  const folder = folderOf('broken', {
    'a.md': 'A',
    'b.md': new Uint8Array([0x48, 0xff]),
    'c.md': new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d]),
    'd.md': 'D'
  })
  const {value, diagnostics} = await openCorpus(folder)
  expect(value.documents.map(({text}) => text)).toEqual(['A', 'D'])
  expect(diagnostics).toEqual([
    {
      code: 'unreadable',
      severity: 'error',
      message: expect.stringContaining('b.md is not UTF-8'),
      path: join(folder, 'b.md')
    },
    {
      code: 'unreadable',
      severity: 'error',
      message: expect.stringContaining('c.md is a PDF'),
      path: join(folder, 'c.md')
    }
  ])
})

test('findings of the corpus have their file and their place', async () => {
  const {value, place} = await openCorpus(whole)
  const placed = value.findings().map(finding => ({...place(finding), source: finding.document}))
  expect(placed.map(({code, path, place}) => `${code} ${path.slice(whole.length + 1)}:${place?.start.line}`)).toEqual([
    'dangling-address lost/document.md:13',
    'dangling-address lost/document.md:13'
  ])
  const lines = markdown.lost!.split('\n')
  expect(lines[12]).toContain('nowhere#c1')
  expect(placed[0]).not.toHaveProperty('document')
  expect(() => place({...value.findings()[0]!, document: documents[0]!})).toThrow(RangeError)
})

test('ids are found in the front matter', async () => {
  const folder = folderOf('ids', {
    'a.md': '---\ntitle: A\nid: same\n---\n',
    'b.md': '---\nid: same\n---\n',
    'c.md': 'C'
  })
  const {value, place} = await openCorpus(folder)
  expect(
    value
      .findings()
      .map(place)
      .map(({code, path, place}) => [code, path.slice(-4), place?.start.line])
  ).toEqual([
    ['unnamed-document', 'c.md', undefined],
    ['repeated-document', 'b.md', 2]
  ])
})

test('a folder without Markdown is an empty corpus', async () => {
  for (const files of [{}, {'a.txt': 'A'}] as Record<string, string>[]) {
    const {value, diagnostics} = await openCorpus(folderOf(`empty-${Object.keys(files).length}`, files))
    expect([value.documents, diagnostics]).toEqual([[], []])
    expect(value).toBeInstanceOf(Corpus)
  }
})

test.each([
  ['a folder that is not there', () => join(root, 'nowhere'), 'ENOENT'],
  ['a file', () => join(whole, 'plan/document.md'), 'ENOTDIR']
])('%s throws the error of the system', async (_, path, code) => {
  await expect(openCorpus(path())).rejects.toMatchObject({code})
})

test.skipIf(process.getuid?.() === 0)('so does a folder inside that cannot be listed', async () => {
  const folder = folderOf('closed', {'a.md': 'A', 'inner/b.md': 'B'})
  chmodSync(join(folder, 'inner'), 0)
  await expect(openCorpus(folder)).rejects.toMatchObject({code: 'EACCES'})
  chmodSync(join(folder, 'inner'), 0o755)
})
