/** What the README promises: its code compiles, runs and prints what it says. */

import {execFileSync, spawnSync} from 'node:child_process'
import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import ts from 'typescript'
import {afterAll, describe, expect, test} from 'vitest'
import {compile, compilerOptions, install, resolutions, root} from './consumer.ts'

const readme = readFileSync(join(root, 'README.md'), 'utf8')

/** The fenced blocks of some languages on a page, in their order. */
const blocksOf = (page: string, ...languages: string[]): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`(?:${languages.join('|')})\\n(.*?)^\`\`\``, 'gms'))].map(([, code]) => code!)
const blocks = (...languages: string[]): string[] => blocksOf(readme, ...languages)

// The README says which peer it needs, and docs/pipelines.md imports what its pipelines are made of.
const {project, uninstall} = install([
  '@citation-js/plugin-csl',
  'mdast-util-directive',
  'mdast-util-from-markdown',
  'rehype-stringify',
  'remark-rehype',
  'vfile'
])
afterAll(uninstall)

describe.each(blocks('ts', 'js').map((code, index): [number, string] => [index + 1, code]))(
  'example %i',
  (index, code) => {
    test.each(resolutions)('compiles (%s)', resolution => {
      const options = {...compilerOptions(resolution), lib: ['lib.es2022.d.ts', 'lib.dom.d.ts']}
      expect(compile(join(project, `example-${index}-${resolution}.ts`), code, options).problems).toEqual([])
    })

    test('prints what its comments say', () => {
      const path = join(project, `example-${index}.js`)
      const target = ts.ScriptTarget.ES2022
      writeFileSync(
        path,
        ts.transpileModule(code, {compilerOptions: {module: ts.ModuleKind.ESNext, target}}).outputText
      )
      const printed = execFileSync('node', [path], {encoding: 'utf8', cwd: project}).trim().split('\n')
      // An output stands behind its `console.log`, or, for a loop, on lines of its own right after it.
      const promised = code.split('\n').flatMap((line, at, lines) => {
        const [, behind] = /console\.log\(.*\) \/\/ (.*)$/.exec(line) ?? []
        if (behind !== undefined) return [behind]
        const isOutput = line.startsWith('// ') && /^\/\/ |console\.log/.test(lines[at - 1] ?? '')
        return isOutput ? [line.slice(3)] : []
      })
      expect(printed).toEqual(promised)
    })
  }
)

const docs = readdirSync(join(root, 'docs')).flatMap(name =>
  blocksOf(readFileSync(join(root, 'docs', name), 'utf8'), 'ts').map(
    (code, index) => [`${name} ${index + 1}`, code] as const
  )
)

test.each(docs)('docs/%s compiles and runs', (name, code) => {
  const path = join(project, `${name.replace(/\W+/g, '-')}.ts`)
  const options = {...compilerOptions('bundler'), lib: ['lib.es2022.d.ts', 'lib.dom.d.ts']}
  expect(compile(path, code, options).problems).toEqual([])
  const target = ts.ScriptTarget.ES2022
  const script = path.replace(/ts$/, 'mjs')
  writeFileSync(script, ts.transpileModule(code, {compilerOptions: {module: ts.ModuleKind.ESNext, target}}).outputText)
  execFileSync('node', [script], {encoding: 'utf8', cwd: project})
})

test.each(
  blocks('sh')
    .flatMap(block => block.split('\n'))
    .filter(line => line.startsWith('npx claimdown '))
)('%s', line => {
  const args = line
    .replace(/ {2,}#.*$/, '')
    .split(' ')
    .slice(2)
  const {status, stderr} = spawnSync('node', ['dist/cli/bin.js', ...args], {cwd: root, encoding: 'utf8'})
  // What was written, and which files were left out, is no complaint.
  expect([status, stderr.replace(/^(?:out.*|.* left out: .*)\n/gm, '')]).toEqual([0, ''])
})

test('counts the corpus as it is', () => {
  const [json] = JSON.parse(
    execFileSync('node', ['dist/cli/bin.js', 'export', 'corpus', '--to', 'json'], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 26
    })
  )
  expect(readme).toContain(
    `${json.claims.length} claims, ${json.evidence.length} pieces of evidence, ${json.relations.length} relations, ${json.sources.length} sources`
  )
})
