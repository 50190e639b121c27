/** `claimdown convert`: turns a document into another format or out of a dialect. */

import {findNearest} from '../../base/nearest.ts'
import {oneOf} from '../../base/wording.ts'
import {type Input, inputs, type Output, outputs, type ReadAs, readAs, writeAs} from '../../convert/by-name.ts'
import type {convert} from '../declarations.ts'
import {exitCode} from '../exit-code.ts'
import {writeEntries} from '../json.ts'
import {resolvePath} from '../load.ts'
import {report, tally} from '../report.ts'
import {type Run, UsageProblem, type World} from '../world.ts'

export const run: Run<typeof convert> = async (world, [name], {from, to = 'markdown', out, json}) => {
  const path = await resolvePath(world, name!)
  const {text: source} = await world.files.read(path, {typed: true})
  const input = from ?? kindOf(path, source)
  if (!isOneOf(inputs, input)) throw new UsageProblem(`--from is \`${input}\`, expected ${nearOrAll(input, inputs)}`)
  if (!isOneOf(outputs, to)) throw new UsageProblem(`--to is \`${to}\`, expected ${nearOrAll(to, outputs)}`)
  const read = await readFiles(world, input, path, source)
  const {content, text, diagnostics: losses} = writeAs(to, read)
  const diagnostics = [...read.diagnostics, ...losses]
  if (out !== undefined) {
    const stem = out.replace(/\.ann$/, '')
    // The text and its annotations are written together or not at all.
    if (text === undefined) await world.files.write({path: out, content})
    else await world.files.write({path: `${stem}.txt`, content: text}, {path: `${stem}.ann`, content})
  } else if (!json) world.write(content)
  if (json) {
    const written = out === undefined ? {content, ...(text !== undefined && {text})} : {out}
    writeEntries(world, [{path, from: input, to, ...written, diagnostics}])
  } else if (diagnostics.length)
    world.complain(`${report(diagnostics, source, path, world)}\n\n${tally(diagnostics)}\n`)
  // A loss is reported, and there is nothing to fix.
  return exitCode(diagnostics.filter(({code}) => code !== 'loss'))
}

function isOneOf<Name extends Input | Output>(names: readonly Name[], name: string): name is Name {
  return (names as readonly string[]).includes(name)
}

function nearOrAll(name: string, names: readonly string[]): string {
  return findNearest(name, names) ?? oneOf(names)
}

function kindOf(path: string, source: string): string {
  if (/\.(?:ann|a1|a2)$/.test(path)) return 'brat'
  if (!path.endsWith('.json')) return 'markdown'
  return /"type"\s*:\s*"document"/.test(source) ? 'json' : 'xaif'
}

/** brat keeps the text in a file beside the annotations, and may keep events in a third one. */
async function readFiles({files}: World, input: Input, path: string, source: string): Promise<ReadAs> {
  if (input !== 'brat') return readAs(input, source, path)
  const stem = path.replace(/\.(?:ann|a1|a2)$/, '')
  const others = path.endsWith('.a1') ? [`${stem}.txt`, `${stem}.a2`] : [`${stem}.txt`]
  const beside = await Promise.all(others.map(async other => ({path: other, content: (await files.read(other)).text})))
  return readAs(input, source, path === stem ? `${stem}.ann` : path, beside)
}
