/** Arguments and a world → exit code. */

import {Command as Commander, CommanderError} from 'commander'
import {FileProblem} from '../node/file-system.ts'
import {type Command, commands} from './commands.ts'
import {internalError} from './failures.ts'
import {type ExitCode, UsageProblem, type World} from './world.ts'

/** Runs one command line. Returns the exit code: 0 clean, 1 something to fix, 2 wrong usage. Never throws. */
export async function main(args: readonly string[], world: World): Promise<ExitCode> {
  let code: ExitCode = 0
  const program = programFor(world)
  for (const command of commands)
    addCommand(program, command, async (values, options) => {
      code = await command.run(world, values, options)
    })

  try {
    if (args.length === 0) {
      program.outputHelp()
      return 2
    }
    await program.parseAsync(args as string[], {from: 'user'})
    return code
  } catch (problem) {
    if (problem instanceof CommanderError) return problem.exitCode === 0 ? 0 : 2
    const isTheirs = problem instanceof UsageProblem || problem instanceof FileProblem
    world.complain(`claimdown: ${isTheirs ? problem.message : internalError(problem).message}\n`)
    return isTheirs ? 2 : 1
  }
}

function programFor(world: World): Commander {
  return new Commander('claimdown')
    .description('Markdown whose claims can be read, checked and cited.')
    .version(world.version, '--version', 'print the version')
    .helpOption('--help', 'print help')
    .helpCommand(false)
    .showHelpAfterError(false)
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureOutput({
      writeOut: world.print,
      writeErr: world.complain,
      getOutHelpWidth: () => world.columns,
      outputError: (message, write) => write(sentence(message))
    })
    .addHelpText(
      'after',
      `\nExit codes: 0 clean, 1 something to fix, 2 wrong usage.\nA command's own help: claimdown check --help\n`
    )
}

function addCommand(
  program: Commander,
  {name, arguments: parameters, summary, options, examples}: Command,
  run: (values: string[], options: object) => Promise<void>
): void {
  const command = program.command(name).description(summary).summary(summary).helpOption('--help', 'print help')
  for (const [usage, meaning] of parameters) command.argument(usage, meaning)
  for (const [flags, meaning] of options) command.option(flags, meaning)
  command.option('--json', 'print data for machines')
  command.option('--no-color', 'print without colour')
  command.addHelpText(
    'after',
    `\n${examples.length > 1 ? 'Examples' : 'Example'}:\n${examples.map(line => `  ${line}`).join('\n')}\n`
  )
  command.action((...given: unknown[]) => {
    const values = given
      .slice(0, parameters.length)
      .flat()
      .filter(value => value !== undefined) as string[]
    return run(values, command.opts())
  })
}

/** commander's `error: …` as one sentence of ours. */
function sentence(message: string): string {
  const [first, hint] = message
    .trim()
    .replace(/^error: /, '')
    .split('\n')
  return `claimdown: ${first!.replace(/\.$/, '')}${hint ? ` ${hint}` : ', see claimdown --help'}\n`
}
