/** From the arguments of a command line to documents. */

import {basename, dirname, join, resolve, sep} from 'node:path'
import {groupBy} from '../base/group-by.ts'
import {findNearest} from '../base/nearest.ts'
import {count} from '../base/wording.ts'
import type {Document} from '../model/document.ts'
import {FileProblem} from '../node/file-system.ts'
import {type FoundFile, findDocuments} from '../node/find-documents.ts'
import {type Parsed, parse} from '../parse/parse.ts'
import {diagnosticOf, type Failure, forEach} from './failures.ts'
import {type ExitCode, UsageProblem, type World} from './world.ts'

export interface Loaded {
  path: string
  source: string
  /** What `write` compares with the file to see whether it was changed meanwhile. */
  version: string
  parsed: Parsed
  document: Document
  /** The document's id, or else a name made of its path. */
  name: string
}

export async function load({files}: World, path: string): Promise<Loaded> {
  const {text: source, version} = await files.read(path, {typed: true})
  const parsed = parse(source)
  const name = parsed.value.meta.id ?? nameOf(path)
  return {path, source, version, parsed, document: parsed.value, name}
}

/** The results for the documents that some arguments stand for. */
export interface Batch<Value> {
  values: Value[]
  /** One for each argument without a document, and one for each document for which `work` threw. */
  failures: Failure[]
  /** Files of folders that were left out, because claimdown finds nothing in them. */
  leftOut: string[]
}

/**
 * Calls `work` for each document that some arguments stand for (default: the current folder). When one fails, the others go on.
 *
 * An argument is a file, a folder, `-` for standard input, the id of a document that the package ships, or `corpus` for all of
 * these where there is no folder of that name. Files of a folder in which there is nothing to read are left out and named.
 */
export async function forEachDocument<Value>(
  world: World,
  paths: readonly string[],
  work: (loaded: Loaded) => Promise<Value>
): Promise<Batch<Value>> {
  const failures: Failure[] = []
  const resolved: string[] = []
  for (const path of paths.length ? paths : ['.']) {
    try {
      resolved.push(await resolvePath(world, path))
    } catch (problem) {
      if (!(problem instanceof FileProblem)) throw problem
      failures.push({path, diagnostic: diagnosticOf(problem)})
    }
  }
  const {files, problems} = await findDocuments(world.files, resolved)
  for (const {path, problem} of problems)
    failures.push({path, diagnostic: diagnosticOf(withHint(problem, world, paths))})
  const leftOut: FoundFile[] = []
  const outcome = await forEach(files, async (file): Promise<Value[]> => {
    const loaded = await load(world, file.path)
    if (file.folder === undefined || hasAnnotations(loaded.parsed)) return [await work(loaded)]
    leftOut.push(file)
    return []
  })
  // A folder in which nothing was read must not look as if it were in order.
  for (const [folder, list] of groupBy(files, ({folder}) => folder)) {
    if (folder === undefined || !list.every(file => leftOut.includes(file))) continue
    const problem = new FileProblem(
      `${folder} holds ${count(list.length, 'Markdown file')} and none has claims, expected annotated ones: name a file to have it read all the same`
    )
    failures.push({path: folder, diagnostic: diagnosticOf(withHint(problem, world, paths))})
  }
  return {
    values: outcome.values.flat(),
    failures: [...failures, ...outcome.failures],
    leftOut: leftOut.map(({path}) => path)
  }
}

export function loadAll(world: World, paths: readonly string[]): Promise<Batch<Loaded>> {
  return forEachDocument(world, paths, async loaded => loaded)
}

/** The documents of the world's libraries, as far as they can be read. */
export async function loadLibraries(world: World): Promise<Loaded[]> {
  const {files} = await findDocuments(world.files, world.libraries)
  const {values} = await forEach(files, ({path}) => load(world, path))
  return values.filter(({parsed}) => hasAnnotations(parsed))
}

/** `1 document` or `41 documents; 1 file without claims left out: GUIDE.md`. */
export function counted(documents: number, leftOut: readonly string[]): string {
  const named = leftOut.slice(0, 3).join(', ')
  const left = `${count(leftOut.length, 'file')} without claims left out: ${named}${leftOut.length > 3 ? ', …' : ''}`
  return `${count(documents, 'document')}${leftOut.length ? `; ${left}` : ''}`
}

/**
 * Loads the one document that `document` or `document#claim` names.
 *
 * @throws FileProblem when there is no such document, with the nearest name, UsageProblem when there are several.
 */
export async function find(world: World, reference: string): Promise<{loaded: Loaded; claim?: string}> {
  const {path, claim} = await splitReference(world, reference)
  const {values, failures} = await loadAll(world, [path])
  const [loaded] = values
  if (values.length > 1) {
    const paths = values.map(({path}) => path)
    throw new UsageProblem(
      `${path} holds ${paths.length} documents, expected one: ${paths.slice(0, 3).join(', ')}${paths.length > 3 ? ', …' : ''}`
    )
  }
  if (!loaded) throw problemOf(failures[0]!)
  return {loaded, ...(claim !== undefined && {claim})}
}

/** @throws UsageProblem when a document has no such claim. It names the nearest one. */
export function checkClaim({name}: Loaded, claim: string | undefined, statements: ReadonlyMap<string, unknown>): void {
  if (claim === undefined || statements.has(claim)) return
  const near = findNearest(claim, statements.keys())
  throw new UsageProblem(
    `${name} has no claim \`${claim}\`, expected ${near ? `one such as \`${near}\`` : 'the id of one'}`
  )
}

/**
 * The same for a command that takes a whole document.
 *
 * @throws UsageProblem when a claim of it is named, too.
 */
export async function findWhole(world: World, reference: string): Promise<Loaded> {
  const {loaded, claim} = await find(world, reference)
  if (claim !== undefined)
    throw new UsageProblem(`${reference} names a claim, expected a document: ${reference.slice(0, -claim.length - 1)}`)
  return loaded
}

/** What was thrown for a document, to be thrown again. */
function problemOf({diagnostic, cause}: Failure): unknown {
  return cause ?? new FileProblem(diagnostic.message)
}

/** Splits `document#claim`. The name of a file that has a `#` in it is not split. */
async function splitReference({files}: World, reference: string): Promise<{path: string; claim?: string}> {
  const cut = reference.lastIndexOf('#')
  if (cut < 0 || (await files.kindOf(reference)) !== undefined) return {path: reference}
  return {path: reference.slice(0, cut), claim: reference.slice(cut + 1)}
}

/**
 * The path that an argument stands for. A path stands for itself, and the id of a document in one of the world's libraries for its
 * file. `corpus` stands for the folder that the package ships, unless there is a folder of that name, and `corpus/x` for what is in it.
 *
 * @throws FileProblem when a path leads nowhere or a name is unknown, with the nearest one.
 */
export async function resolvePath(world: World, name: string): Promise<string> {
  if (name === '-' || (await world.files.kindOf(name)) !== undefined) return name
  if (/^corpus(?:[/\\]|$)/.test(name)) {
    const path = join(world.shipped, name.slice('corpus'.length))
    if ((await world.files.kindOf(path)) !== undefined) return path
  }
  if (/.#[^#]+$/.test(name)) {
    const document = name.slice(0, name.lastIndexOf('#'))
    await resolvePath(world, document)
    throw new FileProblem(`${name} names a claim, expected a document: ${document}`)
  }
  if (!isPath.test(name)) return findById(world, name)
  throw new FileProblem(`Cannot read ${name}: there is no such file or folder`)
}

const isPath = /[/\\]|\.(?:md|markdown|qmd|txt|x?html?|json|ann|a1|a2)$/i

async function findById(world: World, id: string): Promise<string> {
  // Most documents are in a folder of their name. Then the others need not be read.
  for (const library of world.libraries) {
    const path = join(library, id, 'document.md')
    if ((await world.files.kindOf(path)) === 'file') return path
  }
  const known = new Map<string, string>()
  for (const {name, path} of await loadLibraries(world)) if (!known.has(name)) known.set(name, path)
  const found = known.get(id)
  if (found !== undefined) return found
  const near = findNearest(id, known.keys()) ?? [...known.keys()].find(name => name.startsWith(id))
  const expected = near ? `one such as \`${near}\`` : `a path or an id: ${[...known.keys()].join(', ')}`
  throw new FileProblem(`There is no file, folder or document \`${id}\`, expected ${expected}`)
}

/** Says that there is `corpus` to try, when no argument was given and the current folder has no documents. */
function withHint(problem: FileProblem, world: World, paths: readonly string[]): FileProblem {
  if (paths.length || !world.libraries.length) return problem
  return new FileProblem(`${problem.message} (\`corpus\` names the documents that claimdown ships)`, {cause: problem})
}

/**
 * Overwrites the file of a document.
 *
 * @throws FileProblem when it changed meanwhile or is one that the package ships.
 */
export async function rewrite(world: World, {path, version}: Loaded, content: string): Promise<void> {
  if (isShipped(world, path))
    throw new FileProblem(
      `Cannot write ${path}: it is shipped with claimdown, expected a file of yours (copy it, and write into the copy)`
    )
  await world.files.write({path, content, unchangedSince: version})
}

/** Whether a path is in the installed package. A checkout of the package, where its corpus is edited, does not count. */
function isShipped({shipped}: World, path: string): boolean {
  return /[\\/]node_modules[\\/]/.test(resolve(shipped)) && resolve(path).startsWith(resolve(shipped) + sep)
}

/** Whether there is an annotation or an attempt at one, or an `id`, sources or entities in the front matter. */
function hasAnnotations({value, diagnostics}: Parsed): boolean {
  const {meta, claims, evidence, relations, sources, entities, mentions, citations, annotations = []} = value
  const lists = [claims, evidence, relations, sources, entities, mentions, citations, annotations, diagnostics]
  return meta.id !== undefined || lists.some(list => list.length > 0)
}

/** Says that a document has errors, for commands that do not report them, and returns the exit code. `check` finds more of them, so no number is given. */
export function tellErrors(world: World, {path, parsed}: Loaded): ExitCode {
  const errors = parsed.diagnostics.some(({severity}) => severity === 'error')
  if (errors) world.complain(`${path}: not all of it could be read, see claimdown check ${path}\n`)
  return errors ? 1 : 0
}

function nameOf(path: string): string {
  if (path === '-') return 'document'
  const name = basename(path).replace(/\.(?:md|markdown)$/i, '')
  return name === 'document' ? basename(dirname(path)) : name
}
