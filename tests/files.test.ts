import {execFileSync, spawnSync} from 'node:child_process'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {build} from 'esbuild'
import fc from 'fast-check'
import {afterAll, describe, expect, test} from 'vitest'
import {disk} from '../src/node/disk.ts'
import {FileProblem} from '../src/node/file-system.ts'
import {findDocuments} from '../src/node/find-documents.ts'
import {writeJournals} from '../src/node/journal.ts'
import {versionOf} from '../src/node/text-of.ts'
import {memoryFiles} from './support/memory-files.ts'

const root = mkdtempSync(join(tmpdir(), 'claimdown-files-'))
afterAll(() => rmSync(root, {recursive: true}))

let folders = 0
/** A folder of its own, with files. */
function folderWith(files: Readonly<Record<string, string>> = {}): string {
  const folder = join(root, String(++folders))
  mkdirSync(folder)
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}

const isRoot = process.getuid?.() === 0
const files = disk(async function* () {
  yield new TextEncoder().encode('typed')
})

describe('writing keeps', () => {
  test('the mode', async () => {
    const path = join(folderWith({'a.md': 'old'}), 'a.md')
    chmodSync(path, 0o640)
    await files.write({path, content: 'new'})
    expect([statSync(path).mode & 0o777, readFileSync(path, 'utf8')]).toEqual([0o640, 'new'])
  })

  test.runIf(isRoot)('the owner', async () => {
    const path = join(folderWith({'a.md': 'old'}), 'a.md')
    chownSync(path, 1234, 4321)
    await files.write({path, content: 'new'})
    const {uid, gid} = statSync(path)
    expect([uid, gid]).toEqual([1234, 4321])
  })

  test.each(['real.md', 'gone.md'])('a symbolic link, and writes %s behind it', async name => {
    const folder = folderWith({'real.md': 'old'})
    mkdirSync(join(folder, 'links'))
    symlinkSync(`../${name}`, join(folder, 'links/link.md'))
    symlinkSync('links/link.md', join(folder, 'again.md'))
    await files.write({path: join(folder, 'again.md'), content: 'new'})
    expect(lstatSync(join(folder, 'again.md')).isSymbolicLink()).toBe(true)
    expect(lstatSync(join(folder, 'links/link.md')).isSymbolicLink()).toBe(true)
    expect(readFileSync(join(folder, name), 'utf8')).toBe('new')
  })

  test.each(['a longer content than it was', ''])('hard links: %j', async content => {
    const folder = folderWith({'a.md': 'old'})
    linkSync(join(folder, 'a.md'), join(folder, 'b.md'))
    await files.write({path: join(folder, 'b.md'), content})
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe(content)
    expect(readdirSync(folder)).toEqual(['a.md', 'b.md'])
  })

  test('a pipe, and gives it what is written', async () => {
    const folder = folderWith()
    const pipe = join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    const [, {text}] = await Promise.all([
      files.write({path: pipe, content: 'through'}),
      files.read(pipe, {typed: true})
    ])
    expect([text, lstatSync(pipe).isFIFO()]).toEqual(['through', true])
  })

  test.runIf(isRoot)('a device', async () => {
    const device = join(folderWith(), 'null')
    execFileSync('mknod', [device, 'c', '1', '3'])
    await files.write({path: device, content: 'gone'})
    expect(lstatSync(device).isCharacterDevice()).toBe(true)
  })
})

describe('writing refuses', () => {
  test('a read-only file, whoever asks', async () => {
    const path = join(folderWith({'a.md': 'old'}), 'a.md')
    chmodSync(path, 0o444)
    await expect(files.write({path, content: 'new'})).rejects.toThrow(
      new FileProblem(`Cannot write ${path}: it is read-only, expected a file that may be written`)
    )
    expect(readFileSync(path, 'utf8')).toBe('old')
  })

  test.each([
    ['a folder', (folder: string) => [{path: folder, content: ''}], /it is a folder/],
    ['standard input', () => [{path: '-', content: ''}], /cannot be written to/],
    ['a circle of links', (folder: string) => [{path: join(folder, 'circle'), content: ''}], /lead in a circle/],
    [
      'one file twice',
      (folder: string) => [
        {path: join(folder, 'a.md'), content: 'x'},
        {path: join(folder, 'same.md'), content: 'y'}
      ],
      /named twice/
    ]
  ] as const)('%s', async (_, filesOf, message) => {
    const folder = folderWith({'a.md': 'old'})
    symlinkSync('circle', join(folder, 'circle'))
    symlinkSync('a.md', join(folder, 'same.md'))
    await expect(files.write(...filesOf(folder))).rejects.toThrow(message)
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('old')
    expect(readdirSync(folder)).toEqual(['a.md', 'circle', 'same.md'])
  })

  test('a file that was changed, or removed, since it was read; and what goes with it', async () => {
    const folder = folderWith({'a.md': 'old', 'b.md': 'b'})
    const path = join(folder, 'a.md')
    const other = {path: join(folder, 'b.md'), content: 'new'}
    const {version} = await files.read(path)
    // As large, and perhaps within the same tick of the clock.
    writeFileSync(path, 'our')
    await expect(files.write(other, {path, content: 'new', unchangedSince: version})).rejects.toThrow(/changed by/)
    rmSync(path)
    await expect(files.write(other, {path, content: 'new', unchangedSince: version})).rejects.toThrow(/changed by/)
    expect([readdirSync(folder), readFileSync(join(folder, 'b.md'), 'utf8')]).toEqual([['b.md'], 'b'])
  })

  test('of twenty at once who read the same, all but one', async () => {
    const folder = folderWith({'a.md': ''})
    const path = join(folder, 'a.md')
    const {version} = await files.read(path)
    const tries = Array.from({length: 20}, (_, i) => files.write({path, content: String(i), unchangedSince: version}))
    const won = (await Promise.allSettled(tries)).flatMap(({status}, i) => (status === 'fulfilled' ? [String(i)] : []))
    expect(won).toEqual([readFileSync(path, 'utf8')])
    expect(readdirSync(folder)).toEqual(['a.md'])
  })
})

test('what can be written only in part is not written at all', async () => {
  const folder = folderWith({'a.md': 'a', 'b.md': 'b'})
  linkSync(join(folder, 'a.md'), join(folder, 'link.md'))
  mkdirSync(join(folder, 'folder'))
  const written = ['a.md', 'b.md', 'new.md', 'folder'].map(name => ({path: join(folder, name), content: 'new'}))
  await expect(files.write(...written)).rejects.toThrow(/it is a folder/)
  expect(['a.md', 'b.md'].map(name => readFileSync(join(folder, name), 'utf8'))).toEqual(['a', 'b'])
  expect(readdirSync(folder)).toEqual(['a.md', 'b.md', 'folder', 'link.md'])
})

test('journals are written together or not at all', async () => {
  const folder = folderWith()
  const planned = [folder, join(folder, 'nowhere')].map(at => ({path: join(at, 'a'), inPlace: true, content: ''}))
  await expect(writeJournals(planned)).rejects.toThrow(/ENOENT/)
  expect(readdirSync(folder)).toEqual([])
})

test('what a process has open is written into, and the link to it stays', async () => {
  const folder = folderWith()
  const opened = openSync(join(folder, 'out'), 'w')
  symlinkSync(`/proc/self/fd/${opened}`, join(folder, 'link'))
  await files.write({path: join(folder, 'link'), content: 'written'})
  closeSync(opened)
  expect(readFileSync(join(folder, 'out'), 'utf8')).toBe('written')
  expect(readdirSync(folder)).toEqual(['link', 'out'])
})

describe('a process that is killed', () => {
  // What it leaves at every moment: neighbours, perhaps a journal, and some files renamed.
  const before = {'x.txt': 'old text', 'x.ann': 'old ann'}
  const after = {'x.txt': 'new text', 'x.ann': 'new ann'}
  const neighbour = (name: string): string => `.${name}.claimdown-new`
  const age = (folder: string): void => {
    for (const name of readdirSync(folder)) utimesSync(join(folder, name), new Date(0), new Date(0))
  }
  const journal = JSON.stringify({
    files: Object.entries(after).map(([name, content]) => ({
      name,
      inPlace: false,
      before: versionOf(before[name as keyof typeof before]),
      after: versionOf(content)
    }))
  })
  const prepared = {[neighbour('x.txt')]: after['x.txt'], [neighbour('x.ann')]: after['x.ann']}
  const begun = {[neighbour('x.ann')]: after['x.ann']}

  test.each([
    ['before its journal', {...before, ...prepared}, before],
    ['within its journal', {...before, ...prepared, '.1.claimdown-journal': journal.slice(0, -5)}, before],
    ['after its journal', {...before, ...prepared, '.1.claimdown-journal': journal}, after],
    ['between two renames', {...before, 'x.txt': 'new text', ...begun, '.1.claimdown-journal': journal}, after]
  ])('%s leaves a pair that belongs together', async (_, left, expected) => {
    const folder = folderWith(left)
    age(folder)
    const ann = (await files.read(join(folder, 'x.ann'))).text
    const text = (await files.read(join(folder, 'x.txt'))).text
    expect({'x.txt': text, 'x.ann': ann}).toEqual(expected)
    await files.write(...Object.keys(after).map(name => ({path: join(folder, name), content: 'next'})))
    expect(readdirSync(folder)).toEqual(['x.ann', 'x.txt'])
  })

  test('and somebody who edits then: nothing of theirs is overwritten', async () => {
    const folder = folderWith({...before, ...prepared, '.1.claimdown-journal': journal, 'x.ann': 'edited'})
    age(folder)
    await expect(files.read(join(folder, 'x.ann'))).rejects.toThrow(/was interrupted and it has changed since/)
    expect(readFileSync(join(folder, 'x.ann'), 'utf8')).toBe('edited')
  })

  test('really, before each thing that it does to the folder', async () => {
    const writer = join(root, 'writer.mjs')
    await build({
      stdin: {
        contents: `import fs from 'node:fs'
import {syncBuiltinESMExports} from 'node:module'
import {disk} from './src/node/disk.ts'
const [folder, last] = process.argv.slice(2)
let calls = 0
for (const name of ['open', 'rename', 'rm']) {
  const work = fs.promises[name]
  fs.promises[name] = async (...args) => {
    if (++calls === Number(last)) process.kill(process.pid, 'SIGKILL')
    return work(...args)
  }
}
syncBuiltinESMExports()
await disk().write({path: folder + '/x.txt', content: 'new'}, {path: folder + '/x.ann', content: 'new'})`,
        resolveDir: join(import.meta.dirname, '..'),
        loader: 'ts'
      },
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile: writer
    })
    const outcomes: string[] = []
    for (let last = 1, isKilled = true; isKilled; last++) {
      const folder = folderWith({'x.txt': 'old', 'x.ann': 'old'})
      isKilled = spawnSync('node', [writer, folder, String(last)], {stdio: 'inherit'}).signal === 'SIGKILL'
      age(folder)
      const ann = (await files.read(join(folder, 'x.ann'))).text
      const text = (await files.read(join(folder, 'x.txt'))).text
      expect(text).toBe(ann)
      outcomes.push(text)
    }
    // Old up to a moment, new from there on.
    expect(outcomes.join(' ')).toMatch(/^(?:old ){3,}(?:new ?){4,}$/)
  })
})

describe('reading', () => {
  test('a pipe that nobody writes into is told after a while, wherever it is named', async () => {
    const impatient = disk(undefined, {patience: 50})
    const folder = folderWith()
    const pipe = join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    await expect(impatient.read(pipe, {typed: true})).rejects.toThrow(
      new FileProblem(`${pipe} is a pipe that no process wrote into for 0.05 seconds, expected text from it`)
    )
    // And it can be used again.
    const [{text}] = await Promise.all([files.read(pipe, {typed: true}), files.write({path: pipe, content: 'through'})])
    expect(text).toBe('through')
  })

  test('standard input once', async () => {
    const once = disk(async function* () {
      yield new TextEncoder().encode('typed')
    })
    await once.read('-', {typed: true})
    await expect(once.read('-', {typed: true})).rejects.toThrow('Standard input can be read once, expected one `-`')
  })

  test('a folder lists links to files, and does not follow links to folders', async () => {
    const folder = folderWith({'a.md': 'a'})
    const other = folderWith({'b.md': 'b'})
    symlinkSync(join(other, 'b.md'), join(folder, 'link.md'))
    symlinkSync(join(folder, 'nowhere.md'), join(folder, 'broken.md'))
    symlinkSync(other, join(folder, 'folder.md'))
    symlinkSync('/dev/zero', join(folder, 'zero.md'))
    expect((await files.list(folder, {deep: true})).toSorted()).toEqual(['a.md', 'broken.md', 'link.md'])
  })

  test.each([
    ['a pipe', (folder: string) => execFileSync('mkfifo', [join(folder, 'x')]), /is a pipe or a device/],
    ['a device', (folder: string) => symlinkSync('/dev/zero', join(folder, 'x')), /is a pipe or a device/],
    ['a folder', (folder: string) => mkdirSync(join(folder, 'x')), /it is a folder/],
    ['nothing', () => undefined, /there is no such file/],
    ['bytes', (folder: string) => writeFileSync(join(folder, 'x'), new Uint8Array([1, 0])), /is a binary file/]
  ])('%s is refused at once', async (_, make, message) => {
    const folder = folderWith()
    make(folder)
    await expect(files.read(join(folder, 'x'))).rejects.toThrow(message)
  })

  test('a device without an end is refused too where somebody typed it', async () => {
    await expect(files.read('/dev/zero', {typed: true})).rejects.toThrow(/is a binary file/)
  })

  test('what is typed may be a pipe, or standard input', async () => {
    expect((await files.read('-', {typed: true})).text).toBe('typed')
    await expect(files.read(join(folderWith(), '-'))).rejects.toThrow(FileProblem)
  })

  test('more than the limit', async () => {
    const endless = disk(async function* () {
      for (;;) yield new Uint8Array(1 << 20).fill(97)
    })
    await expect(endless.read('-', {typed: true})).rejects.toThrow('Standard input has more than 64 MiB')
  })
})

test('a name as long as names may be', async () => {
  const path = join(folderWith(), `${'n'.repeat(252)}.md`)
  await files.write({path, content: 'x'})
  expect(existsSync(path)).toBe(true)
})

test('the files in memory behave as the files on a disk', async () => {
  const name = fc.constantFrom(
    'a.md',
    'b.md',
    'in/document.md',
    'in/other.md',
    'in/deep/document.md',
    'in/.x/a.md',
    'notes.txt'
  )
  const step = fc.oneof(
    fc.record({write: fc.uniqueArray(name, {minLength: 1, maxLength: 3}), content: fc.string(), isFresh: fc.boolean()}),
    fc.record({read: name}),
    fc.record({list: fc.constantFrom('.', 'in', 'in/deep'), deep: fc.boolean()}),
    fc.record({find: fc.uniqueArray(fc.oneof(name, fc.constantFrom('.', 'in')), {maxLength: 3})})
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, {maxLength: 8}), async steps => {
      const folder = folderWith({'seed.txt': ''})
      const memory = memoryFiles({[join(folder, 'seed.txt')]: ''})
      for (const one of steps) {
        const outcomes = await Promise.all(
          [files, memory].map(async system => {
            const at = (path: string): string => join(folder, path)
            try {
              if ('read' in one) return await system.read(at(one.read))
              if ('list' in one) return (await system.list(at(one.list), {deep: one.deep})).toSorted()
              if ('find' in one) {
                const {files: found, problems} = await findDocuments(system, one.find.map(at))
                return [found, problems.map(({problem}) => problem.message)]
              }
              const unchangedSince = versionOf(one.isFresh ? '' : 'other')
              return await system.write(
                ...one.write.map(path => ({path: at(path), content: one.content, unchangedSince}))
              )
            } catch (problem) {
              return (problem as Error).message
            }
          })
        )
        expect(outcomes[1]).toEqual(outcomes[0])
      }
    }),
    {numRuns: 50}
  )
})
