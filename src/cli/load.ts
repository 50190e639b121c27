/** From what somebody typed to documents. */

import {basename, dirname} from 'node:path'
import {findNearest} from '../base/nearest.ts'
import type {Document} from '../model/document.ts'
import {findDocuments} from '../node/find-documents.ts'
import {type Parsed, parse} from '../parse/parse.ts'
import {diagnosticOf, type Failure, forEach} from './failures.ts'
import {UsageProblem, type World} from './world.ts'

export interface Loaded {
  path: string
  source: string
  /** What `write` compares. */
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

/** Does `work` for each document behind some paths (default: the current folder). One that fails hides no other. */
export async function forEachDocument<Value>(
  world: World,
  paths: readonly string[],
  work: (path: string) => Promise<Value>
): Promise<{values: Value[]; failures: Failure[]}> {
  const found = await findDocuments(world.files, paths.length ? paths : ['.'])
  const {values, failures} = await forEach(found.paths, work)
  const missing = found.problems.map(({path, problem}) => ({path, diagnostic: diagnosticOf(problem)}))
  return {values, failures: [...missing, ...failures]}
}

export function loadAll(world: World, paths: readonly string[]): Promise<{values: Loaded[]; failures: Failure[]}> {
  return forEachDocument(world, paths, path => load(world, path))
}

/** What stands in the world's libraries and can be read. */
export async function loadLibraries(world: World): Promise<Loaded[]> {
  return world.libraries.length ? (await loadAll(world, world.libraries)).values : []
}

/**
 * `document`, `document#claim`: a file, a folder, or the id of a document in one of the world's libraries.
 *
 * @throws UsageProblem when there is none, with the nearest one.
 */
export async function find(world: World, reference: string): Promise<{loaded: Loaded; claim?: string}> {
  const cut = reference.lastIndexOf('#')
  const [document, claim] = cut < 0 ? [reference] : [reference.slice(0, cut), reference.slice(cut + 1)]
  const loaded = await findDocument(world, document!)
  return {loaded, ...(claim !== undefined && {claim})}
}

async function findDocument(world: World, name: string): Promise<Loaded> {
  const {paths, problems} = await findDocuments(world.files, [name])
  if (paths.length === 1) return load(world, paths[0]!)
  if (paths.length > 1)
    throw new UsageProblem(
      `${name} holds ${paths.length} documents, expected one: ${paths.slice(0, 3).join(', ')}${paths.length > 3 ? ', …' : ''}`
    )
  const {problem} = problems[0]!
  if (/[/\\]|\.md$/.test(name)) throw problem
  const known = new Map<string, Loaded>()
  for (const loaded of await loadLibraries(world)) if (!known.has(loaded.name)) known.set(loaded.name, loaded)
  const found = known.get(name)
  if (found) return found
  const near = findNearest(name, known.keys()) ?? [...known.keys()].find(id => id.startsWith(name))
  throw new UsageProblem(
    `There is no file, folder or document \`${name}\`, expected ${near ? `one such as \`${near}\`` : 'a path or the id of a document in corpus/'}`
  )
}

function nameOf(path: string): string {
  if (path === '-') return 'document'
  const name = basename(path, '.md')
  return name === 'document' ? basename(dirname(path)) : name
}
