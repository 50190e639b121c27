/** `claimdown hydrate`: puts annotations back on the words that they were made on. */

import {basename, dirname, join} from 'node:path'
import {writeFrontMatter} from '../../front-matter/write.ts'
import {hydrate as hydrateDocument} from '../../standoff/hydrate.ts'
import {isStandoff} from '../../standoff/read-standoff.ts'
import {writeAnnotatedCopy} from '../annotated-copy.ts'
import type {hydrate} from '../declarations.ts'
import {readJson} from '../json.ts'
import {resolvePath} from '../load.ts'
import {readTextCopy} from '../text-copy.ts'
import {type Run, UsageProblem, type World} from '../world.ts'

export const run: Run<typeof hydrate> = async (world, [from, textPath], options) => {
  const path = await standoffPath(world, from!)
  const standoff = readJson((await world.files.read(path, {typed: path === from})).text, path)
  if (!isStandoff(standoff))
    throw new UsageProblem(`${path} is not a stand-off, expected what \`claimdown dehydrate\` writes`)
  const copy = await readTextCopy(world, textPath!, {typed: true})
  const annotations = hydrateDocument(standoff, copy.text())
  const id = standoff.document.meta.id ?? basename(dirname(path))
  return writeAnnotatedCopy(world, {copy, id, annotations, block: writeFrontMatter(annotations.value)}, options)
}

/** The stand-off of a folder, or of a document that is named by its id, is in `standoff.json`. */
async function standoffPath(world: World, name: string): Promise<string> {
  const path = await resolvePath(world, name)
  if ((await world.files.kindOf(path)) === 'folder') return join(path, 'standoff.json')
  return path === name ? path : join(dirname(path), 'standoff.json')
}
