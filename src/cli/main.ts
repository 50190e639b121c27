/** The command line: from arguments to an exit code. */

import {Command as Commander, CommanderError} from 'commander'
import {findNearest} from '../base/nearest.ts'
import {FileProblem} from '../node/file-system.ts'
import {type Command, commands} from './commands.ts'
import {aboutFilters, aboutFolders, filters, meanings} from './declarations.ts'
import {internalError} from './failures.ts'
import {type ExitCode, UsageProblem, type World} from './world.ts'

/** Runs one command line. Returns the exit code: 0 clean, 1 something to fix, 2 misuse or unreadable input. Never throws. */
export async function main(args: readonly string[], world: World): Promise<ExitCode> {
  let code: ExitCode = 0
  const program = programFor(world)
  for (const command of commands)
    addCommand(program, world, command, async (values, options) => {
      code = await command.run(world, values, options)
    })

  try {
    const line = withoutHelpCommand(args)
    if (line.length === 0) {
      program.outputHelp()
      return args.length ? 0 : 2
    }
    checkName(line[0]!)
    await program.parseAsync(line.map(shielded), {from: 'user'})
    return code
  } catch (problem) {
    if (problem instanceof CommanderError) return problem.exitCode === 0 ? 0 : 2
    const isTheirs = problem instanceof UsageProblem || problem instanceof FileProblem
    world.complain(`claimdown: ${isTheirs ? problem.message : internalError(problem).message}\n`)
    return isTheirs ? 2 : 1
  }
}

/** `help check` is `check --help`, and `help` alone is `--help`. */
function withoutHelpCommand(args: readonly string[]): string[] {
  const rest = args.filter(arg => arg !== '--no-color')
  if (rest[0] !== 'help') return [...args]
  return rest[1] === undefined || rest[1].startsWith('-') ? [] : [rest[1], '--help']
}

/**
 * Hides from commander that `-#c1`, a claim of the document on standard input, begins as an option does. Arguments never contain NUL, so
 * that it can mark them.
 */
function shielded(arg: string): string {
  return arg.startsWith('-#') ? `\0${arg}` : arg
}

function unshielded(value: string): string {
  return value.replace('\0', '')
}

/** @throws UsageProblem when the first word is not a command. For `chek --help`, commander would print the general help. */
function checkName(first: string): void {
  if (first.startsWith('-') || commands.some(({name}) => name === first)) return
  const near = findNearest(
    first,
    commands.map(({name}) => name)
  )
  throw new UsageProblem(`Unknown command \`${first}\`${near ? `, expected \`${near}\`` : ''}: see claimdown --help`)
}

function programFor(world: World): Commander {
  return new Commander('claimdown')
    .description('Markdown whose claims can be read, checked and cited.')
    .usage('<command> [options]')
    .version(world.version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .option('--no-color', 'print without colour')
    .helpCommand(false)
    .showHelpAfterError(false)
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureHelp({subcommandTerm: command => command.name()})
    .configureOutput({
      writeOut: world.print,
      writeErr: world.complain,
      getOutHelpWidth: () => world.columns,
      outputError: (message, write) => write(sentence(message, 'claimdown --help'))
    })
    .addHelpText(
      'after',
      `
Documents:
  A document is a file, a folder with one document, - for standard input, or the
  id of a document that claimdown ships. ${'`document#c1`'} names a claim of it.
  A folder stands for every .md file below it; \`corpus\` stands for the shipped
  documents where there is no folder of that name.

Exit codes:
  0  clean
  1  something to fix, differences, or something that was not found or kept
  2  a command line that is wrong, or a file that cannot be read or written

JSON:
  With --json, every command prints {"documents": [...], "failures": [...],
  "leftOut": [...]}. Each document has its \`path\`, and what the command's own
  help says. Each failure has \`path\`, \`code\` and \`message\`. \`leftOut\` lists the
  files of folders that have no claims. A command that puts several documents
  together prints \`result\` as well.

Help for one command: claimdown help check
`
    )
}

function addCommand(
  program: Commander,
  world: World,
  {name, arguments: parameters, summary, notes = [], options, filtered, json, result, examples}: Command,
  run: (values: string[], options: object) => Promise<void>
): void {
  const command = program
    .command(name)
    .description(`${capitalised(summary)}.`)
    .summary(summary)
  command.helpOption('-h, --help', 'print help').configureOutput({
    writeOut: world.print,
    writeErr: world.complain,
    getOutHelpWidth: () => world.columns,
    outputError: (message, write) => write(sentence(message, `claimdown ${name} --help`))
  })
  for (const [usage, meaning = meanings.get(usage)] of parameters) command.argument(usage, meaning)
  for (const [flags, meaning] of [...(filtered ? filters : []), ...options]) command.option(flags, meaning)
  const together = result === undefined ? '' : `; \`result\` has ${result}`
  command.option('--json', `print data; each document has ${json}${together}`)
  command.option('--no-color', 'print without colour')
  const example = `${examples.length > 1 ? 'Examples' : 'Example'}:\n${examples.map(line => `  ${line}`).join('\n')}\n`
  const takesFolders = parameters.some(([usage]) => usage === '[documents...]')
  const paragraphs = [...notes, ...(filtered ? [aboutFilters] : []), ...(takesFolders ? [aboutFolders] : [])]
  command.addHelpText('after', `${paragraphs.map(note => `\n${note}\n`).join('')}\n${example}`)
  command.action((...given: unknown[]) => {
    const values = given
      .slice(0, parameters.length)
      .flat()
      .filter(value => value !== undefined) as string[]
    return run(values.map(unshielded), command.opts())
  })
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Turns commander's `error: …` into one sentence that names the help to read. */
function sentence(message: string, help: string): string {
  const [first, hint] = message
    .trim()
    .replace(/^error: /, '')
    .split('\n')
  const [, near] = /^\(Did you mean (?:one of )?(.+)\?\)$/.exec(hint ?? '') ?? []
  const said = capitalised(first!.replace(/\.$/, '').replaceAll("'", '`'))
  return `claimdown: ${said}${near ? `, expected \`${near}\`` : ''}: see ${help}\n`
}
