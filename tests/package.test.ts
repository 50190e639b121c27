import {execFileSync, spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {build} from 'esbuild'
import ts from 'typescript'
import {afterAll, describe, expect, test} from 'vitest'

const root = resolve(import.meta.dirname, '..')
const {exports, version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const entries = Object.keys(exports).filter(path => exports[path].default)

// A project of somebody's, with claimdown installed.
const project = mkdtempSync(join(tmpdir(), 'consumer-'))
mkdirSync(join(project, 'node_modules/@types'), {recursive: true})
symlinkSync(root, join(project, 'node_modules/claimdown'))
symlinkSync(join(root, 'node_modules/@types/node'), join(project, 'node_modules/@types/node'))
writeFileSync(join(project, 'package.json'), '{"type": "module"}')
afterAll(() => rmSync(project, {recursive: true}))

test.each(entries)('%s runs in a browser', async path => {
  const {warnings, outputFiles} = await build({
    entryPoints: [join(root, exports[path].default)],
    bundle: true,
    platform: 'browser',
    format: 'esm',
    write: false,
    external: ['@citation-js/plugin-csl'],
    logLevel: 'silent'
  })
  // tsup's chunks import each other for order; esbuild says that it drops the ones without effects.
  expect(warnings.filter(({id}) => id !== 'ignored-bare-import')).toEqual([])
  expect(outputFiles[0]!.text).not.toMatch(/from ?["']node:/)
})

// Each alone: another entry in the same program would lend its names.
test.each([
  [
    'claimdown',
    `import {annotate, lint, parse} from 'claimdown'
export const read = parse('')
export const claims = read.value.claims.map(claim => ({claim}))
export const {sources, relations, mentions, meta} = read.value
export const findings = lint(read.value).map(read.place)
export const place = read.map.findPlace({start: 0, end: 0})
export const annotated = annotate('', read.value)`
  ],
  [
    'claimdown/model',
    `import {check} from 'claimdown/model'
export const checked = check({})
export const claims = checked.value.claims.map(claim => ({claim}))`
  ],
  [
    'claimdown/entities',
    `import {recognise} from 'claimdown/entities'
export const mentions = recognise('')
export const types = mentions.map(({type, span}) => ({type, span}))`
  ],
  [
    'claimdown/standoff',
    `import {anchor, dehydrate, htmlText, hydrate, verify} from 'claimdown/standoff'
type Text = Parameters<typeof dehydrate>[0]
export const standoff = dehydrate({} as Text)
export const hydrated = hydrate(standoff, '')
export const claims = hydrated.value.claims
export const anchored = anchor(htmlText(''), [{type: 'TextPositionSelector', start: 0, end: 0}])
export const verified = verify('', '')`
  ],
  [
    'claimdown/suggestions',
    `import {accept} from 'claimdown/suggestions'
export const accepted = accept('', {})
export const {diagnostics, refused} = accepted
export const spans = accepted.accepted.claims.map(({span}) => span)`
  ],
  [
    'claimdown/cite',
    `import {cite, styles} from 'claimdown/cite'
export const document = {} as Parameters<typeof cite>[0]
export const sources = document.sources
export const all = styles.map(style => cite(document, 'c1', {style}))`
  ],
  [
    'claimdown/formats',
    `import {rows} from 'claimdown/formats'
export const document = {} as Parameters<typeof rows>[0]
export const claims = document.claims.map(claim => ({claim}))
export const table = [...rows(document)]`
  ]
])('what a user infers from %s can be named in declarations', (entry, code) => {
  expect(entries).toContain(entry.replace('claimdown', '.'))
  const source = join(project, `${entry.replace('/', '-')}.ts`)
  writeFileSync(source, code)
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    strict: true,
    declaration: true,
    emitDeclarationOnly: true,
    preserveSymlinks: true,
    types: ['node'],
    outDir: join(project, 'out')
  }
  const program = ts.createProgram([source], options)
  const problems = [...ts.getPreEmitDiagnostics(program), ...program.emit().diagnostics]
  expect(problems.map(({messageText}) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([])
})

test('the public names', async () => {
  const names: Record<string, string[]> = {}
  for (const path of entries) names[path] = Object.keys(await import(join(root, exports[path].default))).toSorted()
  expect(names).toMatchInlineSnapshot(`
    {
      ".": [
        "annotate",
        "applyEdits",
        "compatibleEdits",
        "dialects",
        "evaluate",
        "format",
        "fromDialects",
        "frontMatter",
        "lint",
        "parse",
        "rules",
        "strip",
        "toFootnotes",
        "words",
      ],
      "./cite": [
        "cite",
        "references",
        "styles",
      ],
      "./entities": [
        "declared",
        "knowledge",
        "link",
        "namedThings",
        "numbers",
        "recognise",
        "recogniseSlowly",
        "standardRecognisers",
        "tokenClassifier",
        "trained",
        "wink",
      ],
      "./entities/compromise": [
        "compromise",
        "compromiseView",
      ],
      "./formats": [
        "aif",
        "brat",
        "rows",
      ],
      "./guard": [
        "guardedDirectives",
      ],
      "./model": [
        "attributions",
        "authorName",
        "certainties",
        "check",
        "claimKinds",
        "emptyDocument",
        "entityTypes",
        "evidenceKinds",
        "fullName",
        "holderName",
        "mapSpans",
        "relationKinds",
        "statuses",
        "toJson",
      ],
      "./remark": [
        "claimdownSyntax",
        "default",
      ],
      "./standoff": [
        "anchor",
        "anchorer",
        "dehydrate",
        "htmlText",
        "hydrate",
        "isStandoff",
        "isTextOf",
        "normalisations",
        "rebase",
        "verifier",
        "verify",
      ],
      "./suggestions": [
        "accept",
      ],
    }
  `)
})

test('publint and attw have nothing to say', () => {
  for (const [command, ...args] of [
    ['publint', '--strict'],
    ['attw', '--pack', '.', '--profile', 'esm-only', '--format', 'ascii']
  ] as const) {
    const {status, stdout} = spawnSync('npx', ['--no-install', command!, ...args], {cwd: root, encoding: 'utf8'})
    expect([status, status ? stdout : '']).toEqual([0, ''])
  }
}, 120_000)

describe('README', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const blocks = (language: string): string[] =>
    [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, code]) => code!)

  // An example prints what its comments say it prints.
  test.each(blocks('ts').map((code, index): [number, string] => [index + 1, code]))('example %i', (index, code) => {
    const path = join(project, `example-${index}.mjs`)
    writeFileSync(path, code)
    const printed = execFileSync('node', ['--preserve-symlinks', path], {encoding: 'utf8', cwd: project})
      .trim()
      .split('\n')
    // An output stands behind its `console.log`, or, for a loop, on lines of its own right after it.
    const promised = code.split('\n').flatMap((line, at, lines) => {
      const [, behind] = /console\.log\(.*\) \/\/ (.*)$/.exec(line) ?? []
      if (behind !== undefined) return [behind]
      const isOutput = line.startsWith('// ') && /^\/\/ |console\.log/.test(lines[at - 1] ?? '')
      return isOutput ? [line.slice(3)] : []
    })
    expect(printed).toEqual(promised)
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
    expect([status, stderr.replace(/^out.*\n/, '')]).toEqual([0, ''])
  })

  test('counts the corpus as it is', () => {
    const json = JSON.parse(
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
})

test('the command knows its version', () => {
  expect(execFileSync('node', [join(root, 'dist/cli/bin.js'), '--version'], {encoding: 'utf8'})).toBe(`${version}\n`)
})

test('colour only where it is wanted', () => {
  const run = (env: Record<string, string>): string =>
    spawnSync(
      'node',
      [join(root, 'dist/cli/bin.js'), 'show', 'how-america-should-deal-with-the-taliban', '--depth', '0'],
      {cwd: root, encoding: 'utf8', env: {...process.env, NO_COLOR: '', FORCE_COLOR: '', ...env}}
    ).stdout
  expect(run({})).not.toContain('\u001b[')
  expect(run({FORCE_COLOR: '1'})).toContain('\u001b[')
  expect(run({FORCE_COLOR: '1', NO_COLOR: '1'})).not.toContain('\u001b[')
})
