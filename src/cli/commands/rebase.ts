/** `claimdown rebase`: annotations carried over to another edition. */

import {splitFrontMatter} from '../../front-matter/split.ts'
import {rebase as rebaseDocument} from '../../standoff/rebase.ts'
import {readCopy} from '../copy.ts'
import type {rebase} from '../declarations.ts'
import {load} from '../load.ts'
import {putOn} from '../put-on.ts'
import type {Run} from '../world.ts'

export const run: Run<typeof rebase> = async (world, [path, textPath], options) => {
  const {document, source} = await load(world, path!)
  const copy = await readCopy(world, textPath!, {typed: true})
  return putOn(world, copy, rebaseDocument(document, copy.text), splitFrontMatter(source).block, options)
}
