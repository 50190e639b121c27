/** Tests the package as it is published on npm. */

import {execFileSync, spawnSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {entries, manifest, root} from './package/consumer.ts'

const {exports, version} = manifest

test.each(entries)('CommonJS may require %s', path => {
  const code = `if (!Object.keys(require(${JSON.stringify(path.replace('.', 'claimdown'))})).length) process.exit(1)`
  const {status, stderr} = spawnSync('node', ['--no-warnings', '--input-type=commonjs', '-e', code], {
    cwd: root,
    encoding: 'utf8'
  })
  expect([status, stderr]).toEqual([0, ''])
})

test('the public names', async () => {
  const names: Record<string, string[]> = {}
  for (const path of entries) names[path] = Object.keys(await import(join(root, exports[path]!.default!))).toSorted()
  expect(names).toMatchInlineSnapshot(`
    {
      ".": [
        "annotate",
        "applyEdits",
        "compatibleEdits",
        "declare",
        "diagnose",
        "dialects",
        "evaluate",
        "findEscaped",
        "fixAll",
        "format",
        "fromDialects",
        "lint",
        "parse",
        "parseDialects",
        "quotationOf",
        "rules",
        "splitFrontMatter",
        "strip",
        "toFootnotes",
        "words",
        "writeFrontMatter",
      ],
      "./agreement": [
        "cohenKappa",
        "compare",
        "differences",
        "fleissKappa",
        "krippendorffAlpha",
        "matchStatements",
        "merge",
        "unitizingAlpha",
      ],
      "./cite": [
        "cite",
        "references",
        "styles",
      ],
      "./corpus": [
        "Corpus",
        "Entry",
        "SearchIndex",
        "Selection",
        "StatementEntry",
        "diff",
        "diffCorpora",
      ],
      "./diagnostics": [
        "explanations",
      ],
      "./entities": [
        "findDeclared",
        "findNames",
        "findNumbers",
        "knowledge",
        "link",
        "namedThings",
        "recognise",
        "recogniseAsync",
        "standardRecognisers",
        "tokenClassifier",
        "wink",
      ],
      "./entities/compromise": [
        "compromise",
        "compromiseView",
      ],
      "./formats": [
        "brat",
        "mapLabels",
        "rows",
        "xaif",
      ],
      "./guard": [
        "guardedDirectives",
      ],
      "./model": [
        "attributions",
        "authorName",
        "certainties",
        "claimKinds",
        "emptyDocument",
        "entityTypes",
        "evidenceKinds",
        "fromJson",
        "fullName",
        "holderChain",
        "holderName",
        "holderNames",
        "mapSpans",
        "quotationOf",
        "relationKinds",
        "statuses",
        "summary",
        "toJson",
      ],
      "./node": [
        "openCorpus",
      ],
      "./quotes": [
        "anchor",
        "htmlText",
        "normalisations",
        "quoteFinder",
        "verify",
      ],
      "./remark": [
        "claimdownSyntax",
        "default",
      ],
      "./standoff": [
        "anchor",
        "dehydrate",
        "htmlText",
        "hydrate",
        "isStandoff",
        "isTextOf",
        "normalisations",
        "quoteFinder",
        "rebase",
        "verify",
      ],
      "./suggestions": [
        "applySuggestions",
      ],
    }
  `)
})

test('publint and attw have nothing to say', () => {
  for (const [command, ...args] of [
    ['publint', '--strict'],
    ['attw', '--pack', '.', '--profile', 'esm-only', '--format', 'ascii']
  ] as const) {
    // Both pack, and packing builds: the other tests' package would be gone for a while.
    const env = {...process.env, npm_config_ignore_scripts: 'true'}
    const {status, stdout} = spawnSync('npx', ['--no-install', command!, ...args], {cwd: root, encoding: 'utf8', env})
    expect([status, status ? stdout : '']).toEqual([0, ''])
  }
}, 120_000)

test('NOTICE names the licences of the packages that dist contains', () => {
  const sections = readFileSync(join(root, 'dist/third-party.txt'), 'utf8').split('\n---\n\n')
  const others = sections.filter(text => !/Permission is hereby granted, free of charge|\[MIT license\]/.test(text))
  expect(others.map(text => text.split(' ')[0])).toEqual(['yaml'])
  expect(others[0]).toMatch(/Permission to use, copy, modify, and\/or distribute/)
  expect(readFileSync(join(root, 'NOTICE'), 'utf8')).toContain(
    'yaml is under the ISC licence, all others are under the MIT licence'
  )
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
