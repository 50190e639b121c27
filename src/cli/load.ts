/** From what somebody typed to documents. */

import {basename, dirname} from 'node:path'
import {recognise} from '../entities/recognise.ts'
import type {Document} from '../model/document.ts'
import {FileProblem, findDocuments, readText} from '../node/files.ts'
import {type Parsed, parse} from '../parse/parse.ts'
import {findNearest} from '../text/nearest.ts'
import {UsageProblem, type World} from './world.ts'

export interface Loaded {
  path: string
  source: string
  parsed: Parsed
  document: Document
  /** The document's id, or else a name made of its path. */
  name: string
}

export async function load(path: string): Promise<Loaded> {
  const source = await readText(path)
  const parsed = parse(source)
  const name = parsed.value.meta.id ?? nameOf(path)
  return {path, source, parsed, document: parsed.value, name}
}

export async function loadAll(paths: readonly string[]): Promise<Loaded[]> {
  const found: Loaded[] = []
  for (const path of await findDocuments(paths)) found.push(await load(path))
  return found
}

/** Authored marks and every recognised name besides. */
export function withMentions(document: Document): Document {
  const {text, entities, mentions} = document
  return {...document, mentions: recognise(text, {entities, authored: mentions})}
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
  try {
    const paths = await findDocuments([name])
    if (paths.length === 1) return await load(paths[0]!)
    throw new UsageProblem(
      `${name} holds ${paths.length} documents, expected one: ${paths.slice(0, 3).join(', ')}${paths.length > 3 ? ', …' : ''}`
    )
  } catch (problem) {
    if (!(problem instanceof FileProblem) || /[/\\]|\.md$/.test(name)) throw problem
  }
  const known = new Map<string, Loaded>()
  for (const library of world.libraries) {
    for (const loaded of await loadAll([library]).catch(() => []))
      if (!known.has(loaded.name)) known.set(loaded.name, loaded)
  }
  const found = known.get(name)
  if (found) return found
  const near = findNearest(name, known.keys()) ?? [...known.keys()].find(id => id.startsWith(name))
  throw new UsageProblem(
    `There is no file, folder or document \`${name}\`, expected ${near ? `one such as \`${near}\`` : 'a path or the id of a document in corpus/'}`
  )
}

function nameOf(path: string): string {
  const name = basename(path, '.md')
  return name === 'document' ? basename(dirname(path)) : name
}
