/** From the arguments of a command line to a corpus. */

import {Corpus} from '../corpus/corpus.ts'
import type {Document} from '../model/document.ts'
import type {Failure} from './failures.ts'
import {type Loaded, loadAll} from './load.ts'
import type {World} from './world.ts'

export interface LoadedCorpus {
  corpus: Corpus
  /** The documents that were read, in the order of the corpus. */
  loaded: readonly Loaded[]
  failures: Failure[]
  leftOut: string[]
}

/** Reads the documents that some arguments stand for as one corpus. */
export async function loadCorpus(world: World, paths: readonly string[]): Promise<LoadedCorpus> {
  const {values, failures, leftOut} = await loadAll(world, paths)
  return {corpus: corpusOf(values), loaded: values, failures, leftOut}
}

/** Documents as one corpus. Each has an id there: its own, or a name made of its path. */
export function corpusOf(loaded: readonly Loaded[]): Corpus {
  return new Corpus(loaded.map(withId))
}

export function withId({document, name}: Loaded): Document {
  return document.meta.id === undefined ? {...document, meta: {id: name, ...document.meta}} : document
}

/** What `--json` prints of each document that a command put together with others. */
export function entriesOf(loaded: readonly Loaded[]): {path: string; id: string}[] {
  return loaded.map(({path, name}) => ({path, id: name}))
}
