/** `claimdown rebase`: annotations carried over to another edition. */

import {splitFrontMatter} from '../../front-matter/split.ts'
import {rebase as rebaseDocument} from '../../standoff/rebase.ts'
import {writeAnnotatedCopy} from '../annotated-copy.ts'
import type {rebase} from '../declarations.ts'
import {load} from '../load.ts'
import {readTextCopy} from '../text-copy.ts'
import type {Run} from '../world.ts'

export const run: Run<typeof rebase> = async (world, [path, textPath], options) => {
  const {document, source} = await load(world, path!)
  const copy = await readTextCopy(world, textPath!, {typed: true})
  return writeAnnotatedCopy(world, copy, rebaseDocument(document, copy.text()), splitFrontMatter(source).block, options)
}
