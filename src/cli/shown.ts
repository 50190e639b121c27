/** What the argument of `claimdown show` names: a document, a claim, or an entity, a source or a holder. */

import {findNearest} from '../base/nearest.ts'
import {statementsById} from '../model/statements.ts'
import {FileProblem} from '../node/file-system.ts'
import {corpusOf, type LoadedCorpus, loadCorpus} from './corpus.ts'
import {checkClaim, find, type Loaded, loadLibraries} from './load.ts'
import {lookUp, type Named, nearestName, uniqueName} from './lookup.ts'
import {UsageProblem, type World} from './world.ts'

/** A document, or one claim of it. */
interface ShownDocument {
  type: 'document'
  loaded: Loaded
  claim?: string
}

/** Something that documents speak of, and these documents. */
export interface ShownName extends LoadedCorpus {
  type: 'named'
  named: Named
}

/**
 * Finds what a word names. A path or a document comes first, then an id in a document (`document#id`), then a name in `places`, or in the
 * documents that the package ships.
 *
 * @throws FileProblem when nothing has the name, UsageProblem when several things have it; each with what was expected.
 */
export async function findShown(
  world: World,
  reference: string,
  places: readonly string[]
): Promise<ShownDocument | ShownName> {
  if (places.length > 0) return findIn(await loadCorpus(world, places), reference)
  const outcome = await find(world, reference).catch((problem: unknown) => {
    if (problem instanceof FileProblem) return problem
    throw problem
  })
  if (outcome instanceof FileProblem) return findShipped(world, reference, outcome)
  const {loaded, claim} = outcome
  const statements = statementsById(loaded.document)
  if (claim === undefined || statements.has(claim)) return {type: 'document', ...outcome}
  const here = {corpus: corpusOf([loaded]), loaded: [loaded], failures: [], leftOut: []}
  const named = lookUp(here.corpus, claim)
  if (named.length === 0) checkClaim(loaded, claim, statements)
  return {type: 'named', ...here, named: onlyOne(named, claim)}
}

/** @throws FileProblem, the given one, when no shipped document has anything of that name. */
async function findShipped(world: World, name: string, problem: FileProblem): Promise<ShownName> {
  const loaded = await loadLibraries(world)
  const distinct = [...new Map(loaded.toReversed().map(one => [one.name, one])).values()].toReversed()
  const corpus = corpusOf(distinct)
  const named = lookUp(corpus, name)
  if (named.length > 0)
    return {type: 'named', corpus, loaded: distinct, failures: [], leftOut: [], named: onlyOne(named, name)}
  const isElse =
    /[/\\]/.test(name) ||
    findNearest(
      name,
      corpus.documents.map(({meta}) => meta.id ?? '')
    ) !== undefined
  const near = isElse ? undefined : nearestName(corpus, name)
  // The problem names the document that is most like the word.
  if (near === undefined) throw problem
  throw new FileProblem(
    `There is no file, folder or document \`${name}\`, and nothing of that name in the shipped documents, expected one such as \`${near}\``,
    {cause: problem}
  )
}

function findIn(places: LoadedCorpus, reference: string): ShownDocument | ShownName {
  const {corpus, loaded} = places
  const document = loaded.find(({name, path}) => name === reference || path === reference)
  if (document) return {type: 'document', loaded: document}
  const statement = corpus.statement(reference)
  const owner = statement && loaded.find(({name}) => name === statement.document.meta.id)
  if (statement && owner) return {type: 'document', loaded: owner, claim: statement.id}
  const named = lookUp(corpus, reference)
  if (named.length > 0) return {type: 'named', ...places, named: onlyOne(named, reference)}
  const [first] = places.failures
  if (loaded.length === 0 && first) throw first.cause ?? new FileProblem(first.diagnostic.message)
  const near = nearestName(corpus, reference)
  const expected = near === undefined ? 'the name of an entity, a source or a holder' : `one such as \`${near}\``
  throw new UsageProblem(`Nothing in these documents is called \`${reference}\`, expected ${expected}`)
}

/** @throws UsageProblem when there are several. */
function onlyOne(found: readonly Named[], name: string): Named {
  if (found.length === 1) return found[0]!
  const list = found.map(one => `\`${uniqueName(one)}\` (${described(one)})`)
  throw new UsageProblem(`\`${name}\` names ${found.length} things, expected one of them: ${list.join(', ')}`)
}

function described(named: Named): string {
  switch (named.type) {
    case 'entity':
      return `the ${named.entity.type} “${named.entity.name}”`
    case 'source':
      return `the source “${named.source.item.title ?? named.source.item.id}”`
    case 'holder':
      return `the holder “${named.holder.name}”`
  }
}
