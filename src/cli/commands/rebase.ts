/** `claimdown rebase`: carries annotations over to another edition of a text. */

import {splitFrontMatter} from '../../front-matter/split.ts'
import {rebase as rebaseDocument} from '../../standoff/rebase.ts'
import {writeAnnotatedCopy} from '../annotated-copy.ts'
import type {rebase} from '../declarations.ts'
import {findWhole} from '../load.ts'
import {readTextCopy} from '../text-copy.ts'
import type {Run} from '../world.ts'

export const run: Run<typeof rebase> = async (world, [reference, textPath], options) => {
  const {document, source, name} = await findWhole(world, reference!)
  const copy = await readTextCopy(world, textPath!, {typed: true})
  const rebased = rebaseDocument(document, copy.text())
  return writeAnnotatedCopy(
    world,
    {copy, id: name, annotations: rebased, block: splitFrontMatter(source).block},
    options
  )
}
