/** `claimdown entities`: names that nobody declared, what they may be, and their declarations. */

import {namedThings} from '../../entities/groups.ts'
import {type Knowledge, knowledge, link} from '../../entities/link.ts'
import {recognise} from '../../entities/recognise.ts'
import type {Candidate, Entity, Mention} from '../../model/document.ts'
import {writeWhole} from '../../node/files.ts'
import {declare} from '../../parse/declare.ts'
import {count} from '../../text/list.ts'
import {type Loaded, loadAll} from '../load.ts'
import {type Proposal, reconcile} from '../reconcile.ts'
import {clip} from '../report.ts'
import {type Command, UsageProblem, type World} from '../world.ts'

/** A name that a document uses and does not declare. */
interface Undeclared {
  entity: Entity
  mentions: number
  /** How sure the recogniser is that this is a name of its type: the surest mention's. */
  score: number
  /** The declaration elsewhere that it names. */
  known?: Candidate
  /** What it may name, when that is not sure. */
  candidates?: Candidate[]
  proposals?: Proposal[]
}

export const entities: Command = {
  name: 'entities',
  arguments: [['[paths...]', 'files or folders (default: the current folder)']],
  summary: 'list names that are not declared, and declare them',
  options: [
    ['--min <score>', 'leave out names less sure than this, from 0 to 1 (default: 0.5)'],
    ['--write', 'declare what is listed in the front matter, after a question; ambiguous names are left out'],
    ['--yes', 'do not ask'],
    ['--reconcile <endpoint>', 'ask a W3C reconciliation service about each name; nothing is sent without this']
  ],
  examples: ['claimdown entities article.md', 'claimdown entities corpus --min 0.8 --write'],

  async run(world, args, {min, write, yes, reconcile: endpoint, json}) {
    const least = min === undefined ? 0.5 : Number(min)
    if (!(least >= 0 && least <= 1)) throw new UsageProblem(`\`--min\` is \`${min}\`, expected a number from 0 to 1`)
    const loaded = await loadAll(args.length ? args : ['.'])
    const known = await everythingDeclared(world, loaded)
    const found: {loaded: Loaded; names: Undeclared[]}[] = loaded.map(document => ({
      loaded: document,
      names: undeclared(document, known, least)
    }))
    if (endpoint !== undefined)
      await propose(
        String(endpoint),
        found.flatMap(({names}) => names)
      )

    if (json) {
      const data = found.map(({loaded: {path}, names}) => ({path, names}))
      world.out(`${JSON.stringify(data, null, 2)}\n`)
    } else {
      for (const {
        loaded: {path},
        names
      } of found) {
        if (names.length === 0) continue
        world.out(`${world.colors.bold(path)}\n${table(names, world)}\n`)
      }
      const all = found.flatMap(({names}) => names)
      const unsure = all.filter(({candidates}) => candidates).length
      world.out(
        `${count(loaded.length, 'document')}: ${count(all.length, 'name')} not declared, ${unsure} of them ambiguous\n`
      )
    }
    return write ? writeDeclarations(world, found, Boolean(yes), Boolean(json)) : 0
  }
}

/** What the given documents and the world's libraries declare. */
async function everythingDeclared(world: World, loaded: readonly Loaded[]): Promise<Knowledge> {
  const documents = [...loaded]
  for (const library of world.libraries) documents.push(...(await loadAll([library]).catch(() => [])))
  return knowledge(
    documents.map(({document: {text, entities: list, mentions}}) => ({
      text,
      entities: list,
      mentions: recognise(text, {entities: list, authored: mentions, undeclared: false})
    }))
  )
}

function undeclared({document}: Loaded, known: Knowledge, least: number): Undeclared[] {
  const {text, entities: list, mentions: authored} = document
  const mentions = recognise(text, {entities: list, authored})
  const linked = link(text, mentions, known)
  return namedThings(
    text,
    mentions,
    list.map(({id}) => id)
  )
    .map(({entity, mentions: indices}): Undeclared => {
      const score = Math.max(...indices.map(index => mentions[index]!.score ?? 1))
      const decision = decisionOf(indices.map(index => linked[index]!))
      const elsewhere = decision.known && findKnown(known, entity, decision.known.entity)
      return {entity: elsewhere ?? entity, mentions: indices.length, score, ...decision}
    })
    .filter(({score}) => score >= least)
}

/** The declaration that another document has of it, with the names that it goes by here. */
function findKnown(known: Knowledge, {name, aliases = []}: Entity, id: string): Entity | undefined {
  const spelled = [name, ...aliases]
  const found = spelled.flatMap(spelling => known.find(spelling)).find(({entity}) => entity.id === id)?.entity
  if (!found) return undefined
  const names = [...new Set([...(found.aliases ?? []), ...spelled])].filter(other => other !== found.name)
  return {...found, ...(names.length && {aliases: names})}
}

/** One thing is one entity: the one that its mentions are linked to, if they agree. */
function decisionOf(mentions: readonly Mention[]): Pick<Undeclared, 'known' | 'candidates'> {
  const ids = new Set(mentions.flatMap(({entity}) => entity ?? []))
  const candidates = mentions.flatMap(({candidates: list}) => list ?? [])
  if (ids.size === 1) return {known: {entity: [...ids][0]!, score: 1, reasons: []}}
  const best = new Map<string, Candidate>()
  for (const candidate of candidates) {
    if (candidate.score > (best.get(candidate.entity)?.score ?? -1)) best.set(candidate.entity, candidate)
  }
  return best.size ? {candidates: [...best.values()].toSorted((a, b) => b.score - a.score)} : {}
}

async function propose(endpoint: string, names: readonly Undeclared[]): Promise<void> {
  const answers = await reconcile(
    endpoint,
    names.map(({entity}) => ({query: entity.name}))
  )
  names.forEach((name, i) => {
    const proposals = answers[i]!
    if (proposals.length) name.proposals = proposals
    const sure = proposals.filter(({match, id}) => match && /^Q\d+$/.test(id))
    if (sure.length === 1) name.entity = {...name.entity, wikidata: sure[0]!.id}
  })
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
  found: readonly {loaded: Loaded; names: Undeclared[]}[],
  yes: boolean,
  json: boolean
): Promise<0 | 1> {
  const sure = found
    .map(({loaded, names}) => ({
      loaded,
      list: names.filter(({candidates}) => !candidates).map(({entity}) => entity)
    }))
    .filter(({list}) => list.length)
  const total = sure.reduce((sum, {list}) => sum + list.length, 0)
  if (total === 0) return 0
  const question = `Declare ${count(total, 'name')} in ${count(sure.length, 'document')}?`
  if (!yes && !(await world.ask?.(question))) {
    world.error('claimdown: nothing was written\n')
    return 0
  }
  let code: 0 | 1 = 0
  for (const {
    loaded: {path, source},
    list
  } of sure) {
    const {value, diagnostics} = declare(source, list)
    for (const {message} of diagnostics) world.error(`${path}: ${message}\n`)
    if (diagnostics.length) code = 1
    if (value !== source) await writeWhole(path, value)
    if (!json && value !== source) world.out(`${path}\n`)
  }
  return code
}
