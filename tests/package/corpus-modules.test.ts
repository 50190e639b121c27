/** The documents that the package ships, as modules and as files. */

import {execFileSync} from 'node:child_process'
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import ts from 'typescript'
import {afterAll, describe, expect, test} from 'vitest'
import {findDeclared} from '../../src/entities/index.ts'
import {parse} from '../../src/index.ts'
// @ts-expect-error: a script without types
import {corpusModules, writeCorpusModules} from '../../tools/corpus-modules.mjs'
import {compile, compilerOptions, install, resolutions, root} from './consumer.ts'

const id = 'how-america-should-deal-with-the-taliban'
const {project, uninstall} = install()
afterAll(uninstall)

/** What a program in the project prints, as JSON. */
function run(code: string): unknown {
  return JSON.parse(execFileSync('node', ['--input-type=module', '-e', code], {cwd: project, encoding: 'utf8'}))
}

test('a module is its Markdown, parsed, with the mentions of declared entities', () => {
  const {value} = parse(readFileSync(join(root, 'corpus', id, 'document.md'), 'utf8'))
  const imported = run(`import document from 'claimdown/corpus/${id}'; console.log(JSON.stringify(document))`)
  expect(imported).toEqual({...value, mentions: findDeclared(value.text, value.entities)})
  expect(value.mentions).toEqual([])
  expect((imported as typeof value).mentions.length).toBeGreaterThan(100)
})

test('modules are data: they import nothing', () => {
  const modules = [...corpusModules()].filter(([name]) => name.endsWith('.js'))
  expect(modules.length).toBeGreaterThan(0)
  for (const [name, code] of modules) {
    const {importedFiles} = ts.preProcessFile(code, true, true)
    expect(importedFiles, name).toEqual([])
    const {statements} = ts.createSourceFile(name, code, ts.ScriptTarget.ES2022)
    expect(statements.map(({kind}) => kind)).toEqual([ts.SyntaxKind.ExportAssignment])
  }
})

describe('the build', () => {
  const folders = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'modules-')))
  afterAll(() => {
    for (const folder of folders) rmSync(folder, {recursive: true})
  })

  test('gives the same bytes each time', () => {
    for (const folder of folders) writeCorpusModules(folder)
    for (const name of corpusModules().keys()) {
      const [first, second] = folders.map(folder => readFileSync(join(folder, name)))
      expect(first).toEqual(second)
      expect(first).toEqual(readFileSync(join(root, 'dist/corpus', name)))
    }
  })

  test('keeps every character of a text', async () => {
    const corpus = mkdtempSync(join(tmpdir(), 'corpus-'))
    mkdirSync(join(corpus, '1984'))
    const text = `It's a \\\\ “😀” \u2028 \u2029 \${x} \`y\` */ end`
    writeFileSync(join(corpus, '1984/document.md'), `---\nid: '1984'\ntitle: "*/ 1984"\n---\n${text}\n`)
    writeCorpusModules(corpus, corpus)
    const {default: document} = await import(join(corpus, '1984.js'))
    expect(document).toEqual(parse(readFileSync(join(corpus, '1984/document.md'), 'utf8')).value)
    expect(document.text).toContain("It's a \\")
    const declared = readFileSync(join(corpus, '1984.d.ts'), 'utf8')
    expect(declared).toContain('interface _1984Document')
    const {diagnostics} = ts.transpileModule(declared, {reportDiagnostics: true})
    expect(diagnostics).toEqual([])
    rmSync(corpus, {recursive: true})
  })

  test('refuses a document whose id is not that of its folder', () => {
    const corpus = mkdtempSync(join(tmpdir(), 'corpus-'))
    mkdirSync(join(corpus, 'one'))
    writeFileSync(join(corpus, 'one/document.md'), '---\nid: two\n---\n')
    expect(() => corpusModules(corpus)).toThrow('corpus/one has the id `two`, expected that of its folder')
    rmSync(corpus, {recursive: true})
  })
})

describe('the files of the corpus keep their paths', () => {
  test.each([`${id}/document.md`, `${id}/standoff.json`, 'GUIDE.md'])('%s', path => {
    const found = run(`console.log(JSON.stringify(import.meta.resolve('claimdown/corpus/${path}')))`)
    expect(existsSync(fileURLToPath(found as string))).toBe(true)
    expect(readFileSync(fileURLToPath(found as string))).toEqual(readFileSync(join(root, 'corpus', path)))
  })
})

describe.each(resolutions)('types (%s)', resolution => {
  const options = compilerOptions(resolution)
  const head = `import {Corpus, type AddressIn} from 'claimdown/corpus'
import taliban from 'claimdown/corpus/${id}'
import type {Document} from 'claimdown/model'
export const corpus = new Corpus([taliban])
`

  test('ids are literal types, and any other string may stand for one', () => {
    const code = `${head}
type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
type ClaimAddress = AddressIn<typeof taliban, 'claims'>
export const known: ClaimAddress = '${id}#c10'
// @ts-expect-error There is no such claim.
export const unknown: ClaimAddress = '${id}#c1000'
export const isUnion: Equal<string extends ClaimAddress ? true : false, false> = true
export const offered: '${id}#c10' extends Parameters<typeof corpus.claim>[0] ? true : never = true
export const found = corpus.claim('${id}#c10')?.item.kind
export const misspelled = corpus.claim('${id}#c1000')
export const entity = corpus.entity('taliban')
export const plain: Document = taliban
export const ids: readonly \`c\${number}\`[] = taliban.claims.map(({id}) => id)
export const none: Equal<AddressIn<Document, 'claims'>, never> = true
`
    expect(compile(join(project, `ids-${resolution}.ts`), code, options).problems).toEqual([])
  })

  test('an editor completes the ids', () => {
    const file = join(project, `completed-${resolution}.ts`)
    const code = `${head}corpus.claim('')\ncorpus.source('')\ncorpus.document('')\n`
    writeFileSync(file, code)
    const service = ts.createLanguageService({
      getCompilationSettings: () => options,
      getScriptFileNames: () => [file],
      getScriptVersion: () => '1',
      getScriptSnapshot: path => {
        const text = ts.sys.readFile(path)
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
      },
      getCurrentDirectory: () => project,
      getDefaultLibFileName: ts.getDefaultLibFilePath,
      fileExists: ts.sys.fileExists,
      readFile: ts.sys.readFile,
      readDirectory: ts.sys.readDirectory,
      directoryExists: ts.sys.directoryExists,
      getDirectories: ts.sys.getDirectories,
      realpath: ts.sys.realpath
    } as ts.LanguageServiceHost)
    const offered = (call: string): string[] =>
      service.getCompletionsAtPosition(file, code.indexOf(call) + call.length, {})?.entries.map(({name}) => name) ?? []
    expect(offered("corpus.claim('")).toContain(`${id}#c10`)
    expect(offered("corpus.claim('")).not.toContain(`${id}#e1`)
    expect(offered("corpus.source('")).toContain(`${id}#curtis-2021`)
    expect(offered("corpus.document('")).toEqual([id])
  })
})
