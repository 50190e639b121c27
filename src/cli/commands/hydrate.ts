/** `claimdown hydrate`: annotations back on the words that they were made on. */

import {join} from 'node:path'
import {writeFrontMatter} from '../../front-matter/write.ts'
import {hydrate as hydrateDocument} from '../../standoff/hydrate.ts'
import {isStandoff} from '../../standoff/read-standoff.ts'
import {writeAnnotatedCopy} from '../annotated-copy.ts'
import type {hydrate} from '../declarations.ts'
import {readJson} from '../json.ts'
import {readTextCopy} from '../text-copy.ts'
import {type Run, UsageProblem} from '../world.ts'

export const run: Run<typeof hydrate> = async (world, [from, textPath], options) => {
  const isFolder = (await world.files.kindOf(from!)) === 'folder'
  const path = isFolder ? join(from!, 'standoff.json') : from!
  const standoff = readJson((await world.files.read(path, {typed: !isFolder})).text, path)
  if (!isStandoff(standoff))
    throw new UsageProblem(`${path} is no stand-off, expected what \`claimdown dehydrate\` writes`)
  const copy = await readTextCopy(world, textPath!, {typed: true})
  const hydrated = hydrateDocument(standoff, copy.text())
  return writeAnnotatedCopy(world, copy, hydrated, writeFrontMatter(hydrated.value), options)
}
