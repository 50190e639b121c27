/** The list of commands: the declaration of each, and how to load its code. */

import * as declarations from './declarations.ts'
import type {Declaration, ExitCode, Run, World} from './world.ts'

export interface Command extends Declaration {
  /** Loads the code of the command and runs it. */
  run(world: World, args: readonly string[], options: object): Promise<ExitCode>
}

export const commands: readonly Command[] = [
  command(declarations.check, () => import('./commands/check.ts')),
  command(declarations.fmt, () => import('./commands/fmt.ts')),
  command(declarations.annotate, () => import('./commands/annotate.ts')),
  command(declarations.verify, () => import('./commands/verify.ts')),
  command(declarations.show, () => import('./commands/show.ts')),
  command(declarations.list, () => import('./commands/list.ts')),
  command(declarations.find, () => import('./commands/find.ts')),
  command(declarations.holders, () => import('./commands/holders.ts')),
  command(declarations.evaluate, () => import('./commands/evaluate.ts')),
  command(declarations.entities, () => import('./commands/entities.ts')),
  command(declarations.cite, () => import('./commands/cite.ts')),
  command(declarations.exporting, () => import('./commands/export.ts')),
  command(declarations.convert, () => import('./commands/convert.ts')),
  command(declarations.overview, () => import('./commands/overview.ts')),
  command(declarations.diff, () => import('./commands/diff.ts')),
  command(declarations.agree, () => import('./commands/agree.ts')),
  command(declarations.hydrate, () => import('./commands/hydrate.ts')),
  command(declarations.dehydrate, () => import('./commands/dehydrate.ts')),
  command(declarations.rebase, () => import('./commands/rebase.ts'))
]

function command<const Of extends Declaration>(declaration: Of, load: () => Promise<{run: Run<Of>}>): Command {
  return {...declaration, run: async (world, args, options) => (await load()).run(world, args, options)}
}
