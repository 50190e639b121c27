/** Arguments and a world → exit code. */

import {Command as Commander, CommanderError} from 'commander'
import {FileProblem} from '../node/files.ts'
import {annotate} from './commands/annotate.ts'
import {check} from './commands/check.ts'
import {cite} from './commands/cite.ts'
import {convert} from './commands/convert.ts'
import {entities} from './commands/entities.ts'
import {evaluate} from './commands/evaluate.ts'
import {exportCommand} from './commands/export.ts'
import {fmt} from './commands/fmt.ts'
import {holders} from './commands/holders.ts'
import {dehydrate, hydrate, rebase} from './commands/hydrate.ts'
import {overview} from './commands/overview.ts'
import {show} from './commands/show.ts'
import {verify} from './commands/verify.ts'
import {type Command, type ExitCode, type Options, UsageProblem, type World} from './world.ts'

export const commands: readonly Command[] = [
  check,
  fmt,
  annotate,
  verify,
  show,
  holders,
  evaluate,
  entities,
  cite,
  exportCommand,
  convert,
  overview,
  hydrate,
  dehydrate,
  rebase
]

/** Runs one command line. Returns the exit code: 0 clean, 1 something to fix, 2 wrong usage. */
export async function main(args: readonly string[], world: World): Promise<ExitCode> {
  let code: ExitCode = 0
  const program = new Commander('claimdown')
    .description('Markdown whose claims can be read, checked and cited.')
    .version(world.version, '--version', 'print the version')
    .helpOption('--help', 'print help')
    .helpCommand(false)
    .showHelpAfterError(false)
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureOutput({
      writeOut: world.out,
      writeErr: world.error,
      getOutHelpWidth: () => world.columns,
      outputError: (message, write) => write(sentence(message))
    })
    .addHelpText(
      'after',
      `\nExit codes: 0 clean, 1 something to fix, 2 wrong usage.\nA command's own help: claimdown check --help\n`
    )

  for (const {name, arguments: parameters, summary, options = [], examples, run} of commands) {
    const command = program.command(name).description(summary).summary(summary).helpOption('--help', 'print help')
    for (const [usage, meaning] of parameters) command.argument(usage, meaning)
    for (const [flags, meaning] of options) command.option(flags, meaning)
    command.option('--json', 'print data for machines')
    command.option('--no-color', 'print without colour')
    command.addHelpText(
      'after',
      `\n${examples.length > 1 ? 'Examples' : 'Example'}:\n${examples.map(line => `  ${line}`).join('\n')}\n`
    )
    command.action(async (...given: unknown[]) => {
      const values = given
        .slice(0, parameters.length)
        .flat()
        .filter(value => value !== undefined) as string[]
      code = await run(world, values, command.opts() as Options)
    })
  }

  try {
    if (args.length === 0) {
      program.outputHelp()
      return 2
    }
    await program.parseAsync(args as string[], {from: 'user'})
    return code
  } catch (problem) {
    if (problem instanceof CommanderError) return problem.exitCode === 0 ? 0 : 2
    if (problem instanceof UsageProblem || problem instanceof RangeError) {
      world.error(`claimdown: ${problem.message}\n`)
      return 2
    }
    if (problem instanceof FileProblem || problem instanceof Error) {
      world.error(`claimdown: ${problem.message}\n`)
      return problem instanceof FileProblem ? 2 : 1
    }
    throw problem
  }
}

/** commander's `error: …` as one sentence of ours. */
function sentence(message: string): string {
  const [first, hint] = message
    .trim()
    .replace(/^error: /, '')
    .split('\n')
  return `claimdown: ${first!.replace(/\.$/, '')}${hint ? ` ${hint}` : ', see claimdown --help'}\n`
}
