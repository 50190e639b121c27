/** `claimdown entities`: lists names that are not declared, and declares them. */

import {count} from '../../base/wording.ts'
import {reconcile, ServiceProblem} from '../../entities/reconcile.ts'
import {everythingDeclared, type Undeclared, undeclared, withProposals} from '../../entities/undeclared.ts'
import {declare} from '../../write/declare.ts'
import type {entities} from '../declarations.ts'
import {forEach, tell, worst} from '../failures.ts'
import {writeEntries} from '../json.ts'
import {counted, type Loaded, loadAll, loadLibraries, rewrite, tellErrors} from '../load.ts'
import {clip} from '../report.ts'
import {type ExitCode, type Run, UsageProblem, type World} from '../world.ts'

export const run: Run<typeof entities> = async (world, args, {min, write, yes, reconcile: endpoint, json}) => {
  const least = min === undefined ? 0.5 : Number(min)
  if (!(least >= 0 && least <= 1)) throw new UsageProblem(`--min is \`${min}\`, expected a number from 0 to 1`)
  const {values: loaded, failures, leftOut} = await loadAll(world, args)
  const known = everythingDeclared([...loaded, ...(await loadLibraries(world))].map(({document}) => document))
  let found: Found[] = loaded.map(document => ({
    loaded: document,
    names: undeclared(document.document, known, least)
  }))
  if (endpoint !== undefined) {
    const told = await proposed(endpoint, found).catch((problem: unknown) => {
      if (!(problem instanceof ServiceProblem)) throw problem
      world.complain(`claimdown: ${problem.message}\n`)
    })
    if (!told) return 2
    found = told
  }

  if (json)
    writeEntries(
      world,
      found.map(({loaded: {path, name}, names}) => ({path, id: name, names})),
      {failures, leftOut}
    )
  else {
    for (const {
      loaded: {path},
      names
    } of found) {
      if (names.length === 0) continue
      world.print(`${world.colors.bold(path)}\n${table(names, world)}\n`)
    }
    const all = found.flatMap(({names}) => names)
    const unsure = all.filter(({candidates}) => candidates).length
    const ambiguous = unsure ? `, ${unsure} of them ambiguous` : ''
    if (loaded.length)
      world.print(`${counted(loaded.length, leftOut)}\n${count(all.length, 'name')} not declared${ambiguous}\n`)
  }
  const codes = loaded.map(one => tellErrors(world, one))
  const code = write ? await writeDeclarations(world, found, Boolean(yes), Boolean(json)) : 0
  return tell(world, failures, worst([...codes, code]))
}

interface Found {
  loaded: Loaded
  names: Undeclared[]
}

async function proposed(endpoint: string, found: readonly Found[]): Promise<Found[]> {
  const queries = found.flatMap(({names}) => names.map(({entity}) => ({query: entity.name})))
  const answers = await reconcile(endpoint, queries)
  return found.map(({loaded, names}) => ({loaded, names: withProposals(names, answers.splice(0, names.length))}))
}

function table(names: readonly Undeclared[], {colors, columns}: World): string {
  const width = Math.min(30, Math.max(...names.map(({entity}) => entity.name.length)))
  return names
    .toSorted((a, b) => b.mentions - a.mentions || b.score - a.score)
    .map(({entity, mentions, score, known, candidates, proposals}) => {
      const name = clip(entity.name, width).padEnd(width)
      const head = `  ${entity.type.padEnd(12)} ${name} ${String(mentions).padStart(3)}×  ${score.toFixed(2)}  `
      const proposed = proposals?.map(({id, name: label, match}) => `${id} ${label}${match ? '' : '?'}`).join(', ')
      const said = candidates
        ? `may be ${candidates.map(({entity: id, score: of, reasons}) => `${id} ${of.toFixed(2)} (${reasons.join(', ')})`).join('; ')}`
        : known
          ? `is ${known.entity}`
          : (proposed ?? (entity.aliases ? `also ${entity.aliases.join(', ')}` : ''))
      const paint = candidates ? colors.yellow : colors.dim
      return `${head}${paint(clip(said, Math.max(10, columns - head.length)))}`.trimEnd()
    })
    .join('\n')
}

async function writeDeclarations(
  world: World,
  found: readonly Found[],
  yes: boolean,
  json: boolean
): Promise<ExitCode> {
  const sure = found
    .map(({loaded, names}) => {
      const list = names.filter(({candidates}) => !candidates).map(({entity}) => entity)
      return {path: loaded.path, loaded, list}
    })
    .filter(({list}) => list.length)
  const total = sure.reduce((sum, {list}) => sum + list.length, 0)
  if (total === 0) return 0
  const question = `Declare ${count(total, 'name')} in ${count(sure.length, 'document')}?`
  if (!yes && !(await world.ask?.(question))) {
    const how = world.ask ? '' : ': nobody can be asked here, expected --yes to write without a question'
    world.complain(`claimdown: nothing was written${how}\n`)
    return world.ask ? 0 : 2
  }
  const {values: codes, failures} = await forEach(sure, async ({path, loaded, list}): Promise<ExitCode> => {
    const {source} = loaded
    const {value, diagnostics} = declare(source, list)
    for (const {message} of diagnostics) world.complain(`${path}: ${message}\n`)
    if (value !== source) {
      await rewrite(world, loaded, value)
      if (!json) world.print(`${path}: ${count(list.length, 'name')} declared\n`)
    }
    return diagnostics.length ? 1 : 0
  })
  return tell(world, failures, worst(codes))
}
