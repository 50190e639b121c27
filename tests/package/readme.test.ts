/**
 * The documentation as a stranger follows it: an empty folder, the packed package, and each page from top to bottom.
 * Files are saved, commands are run, code compiles, runs and prints what its comments say, and links lead somewhere.
 */

import {execFileSync, type SpawnSyncReturns, spawnSync} from 'node:child_process'
import {appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join, posix} from 'node:path'
import ts from 'typescript'
import {afterAll, describe, expect, test} from 'vitest'
import {
  compileAll,
  compilerOptions,
  entries,
  install,
  link,
  manifest,
  type Resolution,
  resolutions,
  root,
  specifier
} from './consumer.ts'
import {anchorsOf, type Block, blocksOf, commandsOf, linksOf, promised, readPage} from './pages.ts'

/** Commands that need a network or a clone, and what is done here in their place. */
const elsewhere: Record<string, (project: string) => void> = {
  'npm install claimdown': () => {},
  'npm install @citation-js/plugin-csl': project => link(project, '@citation-js/plugin-csl'),
  'npm install remark-rehype rehype-stringify': project => link(project, 'remark-rehype', 'rehype-stringify'),
  'npm ci && npm start': () => {},
  'npm cit': () => {}
}

const docs = readdirSync(join(root, 'docs')).map(name => `docs/${name}`)
const pages = ['README.md', ...docs]

/** Pages whose commands are run. Elsewhere `sh` blocks are not used. */
const followed = ['README.md', 'docs/tutorial.md']

/** What the docs import besides the package, each where they say so. */
const peers = [
  'mdast-util-directive',
  'mdast-util-from-markdown',
  'rehype-stringify',
  'remark-rehype',
  'vfile',
  '@citation-js/plugin-csl'
]

/** The pages whose commands are not run need one folder for all of them. */
const shared = install(['@types/node', ...peers])
afterAll(shared.uninstall)

describe.each(pages)('%s', path => {
  const page = readPage(path)
  const blocks = blocksOf(page)
  const isFollowed = followed.includes(path)
  const {project, uninstall} = isFollowed ? install(['@types/node']) : shared
  if (isFollowed) afterAll(uninstall)
  const name = path.replace(/\W+/g, '-')

  /** The page with what the commands print in the places where it says what they print. */
  let printed = page

  for (const [index, block] of blocks.entries()) {
    const {language, content, file} = block
    if (file) {
      const save = file.isAppended ? appendFileSync : writeFileSync
      test(`${file.name} is saved`, () => save(join(project, file.name), content))
    }
    // A file is run by a command of its own.
    if (isCode(block) && !file) {
      test(`block ${index + 1} prints what its comments say`, () => {
        expect(run(project, `${name}-${index + 1}`, content)).toEqual(promised(content))
      })
    }
    if (language === 'sh' && isFollowed) {
      const output = blocks[index + 1]
      const commands = commandsOf(block)
      test.each(commands)('$command', ({command, exits}) => {
        const other = elsewhere[command]
        if (other) return other(project)
        const {status, stdout, stderr} = type(project, command)
        expect(status, stderr).toBe(exits)
        // A command that writes a file says so there.
        if (exits === 0 && !command.includes('--out')) expect(stderr).toBe('')
        if (output && isOutput(output) && command === commands.at(-1)!.command)
          printed = withOutput(printed, page, output, stdout + stderr)
        return undefined
      })
    }
  }

  const code = blocks.flatMap(({content}, index) => (isCode(blocks[index]!) ? [{content, number: index + 1}] : []))
  // Both resolutions where the page is the first that users see.
  const tried: readonly Resolution[] = code.length === 0 ? [] : isFollowed ? resolutions : ['nodenext']
  test.each(tried)('its code compiles (%s)', resolution => {
    const options = {...compilerOptions(resolution), types: ['node'], moduleDetection: ts.ModuleDetectionKind.Force}
    const files = code.map(({content, number}) => [join(project, `${name}-${number}-${resolution}.ts`), content])
    expect(compileAll(Object.fromEntries(files), options).problems).toEqual([])
  })

  test('prints what it says', async () => {
    // `--update` writes what is printed into the page.
    await expect(printed).toMatchFileSnapshot(join(root, path))
  })

  test('links to what is in the package', () => {
    const own = join(project, 'node_modules', manifest.name)
    const missing = linksOf(page).filter(target => {
      const [file = '', anchor] = target.split('#')
      const inPackage = pathInPackage(path, file)
      if (inPackage === undefined) return false
      const found = join(own, inPackage)
      return !existsSync(found) || (anchor && !anchorsOf(readFileSync(found, 'utf8')).has(anchor))
    })
    expect(missing).toEqual([])
  })
})

test('the README has absolute links, for it is shown on other sites', () => {
  expect(linksOf(readPage('README.md')).filter(target => !/^(?:https:\/\/|#)/.test(target))).toEqual([])
})

test('npx finds the command', () => {
  const env = {...process.env, npm_config_offline: 'true'}
  const {stdout} = spawnSync('npx', ['claimdown', '--version'], {cwd: shared.project, encoding: 'utf8', env})
  expect(stdout).toBe(`${manifest.version}\n`)
})

test('commands that are named here stand on a page', () => {
  const commands = new Set(
    followed.flatMap(path =>
      blocksOf(readPage(path)).flatMap(block =>
        block.language === 'sh' ? commandsOf(block).map(({command}) => command) : []
      )
    )
  )
  expect(Object.keys(elsewhere).filter(command => !commands.has(command))).toEqual([])
})

test('counts the corpus as it is', async () => {
  const {parse} = await import(join(root, 'dist/index.js'))
  const counts = {claims: 0, evidence: 0, relations: 0, sources: 0}
  for (const path of readdirSync(join(root, 'corpus'), {recursive: true, encoding: 'utf8'})) {
    if (!path.endsWith('document.md')) continue
    const {value} = parse(readFileSync(join(root, 'corpus', path), 'utf8'))
    for (const list of Object.keys(counts) as (keyof typeof counts)[]) counts[list] += value[list].length
  }
  const {claims, evidence, relations, sources} = counts
  expect(readPage('README.md')).toContain(
    `${claims} claims, ${evidence} pieces of evidence, ${relations} relations, ${sources} sources`
  )
})

test('every import is in the README’s table and on the page about imports', () => {
  const missing = (path: string, shown: (from: string) => string): string[] =>
    entries.map(specifier).filter(from => !readPage(path).includes(shown(from)))
  expect(missing('README.md', from => `| \`${from}\` |`)).toEqual([])
  expect(missing('docs/library.md', from => `\`${from}\``)).toEqual([])
})

test('the index of the documentation leads to every page', () => {
  const linked = new Set(linksOf(readPage('docs/README.md')).map(target => `docs/${target}`))
  expect(docs.filter(path => path !== 'docs/README.md' && !linked.has(path))).toEqual([])
})

/** Runs a command line in the project. `npx` takes most of a second to find what is installed, so the shell finds it. */
function type(project: string, command: string): SpawnSyncReturns<string> {
  const {FORCE_COLOR: _, ...env} = process.env
  const PATH = `${join(project, 'node_modules/.bin')}:${env.PATH}`
  return spawnSync('bash', ['-c', command.replace(/^npx /, '')], {
    cwd: project,
    encoding: 'utf8',
    env: {...env, PATH, NO_COLOR: '1'}
  })
}

/** Runs a block as JavaScript and returns the lines that it prints. */
function run(project: string, name: string, code: string): string[] {
  const compilerOptions = {module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022}
  writeFileSync(join(project, `${name}.mjs`), ts.transpileModule(code, {compilerOptions}).outputText)
  const printed = execFileSync('node', [`${name}.mjs`], {encoding: 'utf8', cwd: project}).trim()
  return printed === '' ? [] : printed.split('\n')
}

const isCode = ({language}: Block): boolean => language === 'ts' || language === 'js'

/** A `text` block right after commands is what the last of them prints. */
const isOutput = ({language, follows}: Block): boolean => language === 'text' && follows

/** `printed` is `page` with earlier outputs put in; what comes after them has kept its distance from the end. */
function withOutput(printed: string, page: string, {start, end}: Block, output: string): string {
  const shift = printed.length - page.length
  return `${printed.slice(0, start + shift)}${output.trimEnd()}\n${printed.slice(end + shift)}`
}

/** Where a link leads inside the package, or `undefined` for one that leads out of the project. */
function pathInPackage(from: string, file: string): string | undefined {
  const repository = manifest.repository.url.replace(/^git\+|\.git$/g, '')
  if (file.startsWith(`${repository}/blob/HEAD/`)) return file.slice(`${repository}/blob/HEAD/`.length)
  if (/^[a-z]+:/.test(file)) return undefined
  return file === '' ? from : posix.join(posix.dirname(from), file)
}
