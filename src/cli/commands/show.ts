/** `claimdown show`: prints the argument of a document as a tree, one claim, or what documents have about a name. */

import {type Argument, argumentOf, branchesOf, type Statement, spoken} from '../../argument/tree.ts'
import {count} from '../../base/wording.ts'
import {cite} from '../../cite/cite.ts'
import {addressOf} from '../../corpus/addresses.ts'
import type {Relation} from '../../model/document.ts'
import {authorName, holderChain, holderNames} from '../../model/names.ts'
import {firstById} from '../../model/statements.ts'
import {contains} from '../../text/span.ts'
import type {show} from '../declarations.ts'
import {writeEntries} from '../json.ts'
import {type Loaded, tellErrors} from '../load.ts'
import {showNamed} from '../named-view.ts'
import {wrap} from '../report.ts'
import {findShown} from '../shown.ts'
import {legend, tree} from '../tree-view.ts'
import {type Run, UsageProblem, type World} from '../world.ts'

export const run: Run<typeof show> = async (world, [reference, ...places], {depth, json}) => {
  const levels = depthOf(depth)
  const found = await findShown(world, reference!, places)
  if (found.type === 'named') return showNamed(world, found, Boolean(json))
  const {loaded, claim} = found
  const {document, path, name} = loaded
  const argument = argumentOf(document)
  if (claim === undefined) {
    const {title} = document.meta
    const tree = branchesOf(document, argument).filter(({depth}) => levels === undefined || depth <= levels)
    if (json) writeEntries(world, [{path, id: name, ...(title !== undefined && {title}), tree}])
    else world.print(documentView(loaded, argument, world, levels))
  } else {
    const view = await claimData(loaded, argument.statements.get(claim)!)
    if (json) writeEntries(world, [{path, id: name, claim: view}])
    else world.print(claimView(loaded, view, world))
  }
  return tellErrors(world, loaded)
}

function depthOf(value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  const depth = Number(value)
  if (!Number.isInteger(depth) || depth < 0) throw new UsageProblem(`--depth is \`${value}\`, expected a whole number`)
  return depth
}

function documentView({document, name}: Loaded, argument: Argument, world: World, depth: number | undefined): string {
  const {colors, columns} = world
  const {claims, evidence, relations, sources} = document
  const shown = new Set<string>()
  const trees = argument.tops.filter(({id}) => argument.weight(id) > 0)
  const alone = argument.tops.filter(({id}) => argument.weight(id) === 0)
  const counts = [
    count(claims.length, 'claim'),
    count(evidence.length, 'piece of evidence', 'pieces of evidence'),
    count(relations.length, 'relation'),
    count(sources.length, 'source')
  ].join(', ')
  const parts = [
    `${wrap(colors.bold(document.meta.title ?? name), columns)}\n${wrap(colors.dim(`${name}: ${counts}`), columns)}\n${legend(world)}`,
    ...trees.map(({id}) => tree(document, argument, id, world, depth === undefined ? {} : {depth}, shown))
  ]
  if (alone.length) {
    const heading = count(alone.length, 'statement stands', 'statements stand')
    parts.push(
      `${colors.bold(`${heading} alone`)}\n${alone.map(claim => wrap(`${colors.bold(claim.id)} ${spoken(document, claim)}`, columns, '  ')).join('\n')}`
    )
  }
  return `${parts.join('\n\n')}\n`
}

interface ClaimView {
  id: string
  type: Statement['type']
  words: string
  kind?: string
  certainty?: string
  status?: string
  holder: string[]
  line?: number
  at?: string
  grounds: Bearing[]
  objections: Bearing[]
  bearsOn: Bearing[]
  sources: {id: string; title: string; locator?: string}[]
  /** Entities that it is about. */
  about?: {id: string; name: string; type?: string}[]
  /** Names in its words. */
  entities: {name: string; type: string}[]
  citation: string
}

/** A relation to or from the claim that is shown. */
interface Bearing {
  /** The statement at the other end. */
  id: string
  /** Premises that hold only together with the one that speaks. */
  linked?: string[]
  relation: Relation['kind']
  words: string
}

async function claimData({document: read, parsed, name}: Loaded, statement: Statement): Promise<ClaimView> {
  const {withMentions} = await import('../mentions.ts')
  const document = withMentions({...read, meta: {id: name, ...read.meta}})
  const {text, relations, mentions} = document
  const {statements, bearing: on} = argumentOf(document)
  const entities = firstById(document.entities)
  const sources = firstById(document.sources)
  const nameOf = holderNames(document)
  const bearing = (found: readonly Relation[], end: 'from' | 'to'): Bearing[] =>
    found.map(relation => {
      const id = relation[end]
      const other = statements.get(id)
      const {linked} = relation
      return {id, relation: relation.kind, words: other ? spoken(document, other) : '', ...(linked && {linked})}
    })
  const to = on.get(statement.id) ?? []
  const isAgainst = ({kind}: Relation): boolean => kind === 'attacks' || kind === 'undercuts'
  const named = new Map<string, {name: string; type: string}>()
  for (const {span, type, entity} of mentions) {
    if (!(statement.parts ?? [statement.span]).some(part => contains(part, span))) continue
    const name = entities.get(entity ?? '')?.name ?? text.slice(span.start, span.end)
    named.set(name, {name, type})
  }
  const line = parsed.map.findPlace(statement.span)?.start.line
  const {kind, certainty, status, at, about} = statement
  const citation = await cite(document, statement.id).catch(() => cite(document, statement.id, {style: 'bibtex'}))
  return {
    id: addressOf(statement.id, {meta: {id: name}}),
    type: statement.type,
    words: spoken(document, statement),
    ...(kind && {kind}),
    ...(certainty && {certainty}),
    ...(status && {status}),
    holder: holderChain(nameOf, statement),
    ...(line && {line}),
    ...(at && {at}),
    grounds: bearing(
      to.filter(relation => !isAgainst(relation)),
      'from'
    ),
    objections: bearing(to.filter(isAgainst), 'from'),
    bearsOn: bearing(
      relations.filter(({from}) => from === statement.id),
      'to'
    ),
    sources: (statement.sources ?? []).map(({id, locator}) => ({
      id,
      title: sources.get(id)?.title ?? id,
      ...(locator && {locator})
    })),
    ...(about && {
      about: about.map(id => ({id, name: nameOf(id), ...(entities.has(id) && {type: entities.get(id)!.type})}))
    }),
    entities: [...named.values()],
    citation
  }
}

function claimView({document, path}: Loaded, view: ClaimView, {colors, columns}: World): string {
  const label = (name: string): string => colors.dim(name.padEnd(12))
  const field = (name: string, values: readonly string[]): string[] =>
    values.flatMap((value, index) =>
      wrap(value, columns - 12)
        .split('\n')
        .map((line, row) => (index || row ? ' '.repeat(12) : label(name)) + line)
    )
  // A relation is printed in its own direction: `c2 supports this`, or `supports c1`.
  const speakers = ({id, linked = []}: Bearing): string => [id, ...linked].map(one => colors.bold(one)).join(' with ')
  const incoming = (one: Bearing): string => `${speakers(one)} ${colors.dim(`${agreeing(one)} this:`)} ${one.words}`
  const outgoing = (one: Bearing): string =>
    `${colors.dim(`${one.linked ? `with ${one.linked.join(' and ')} ` : ''}${one.relation}`)} ${colors.bold(one.id)}${one.words ? `: ${one.words}` : ''}`
  const author = authorName(document)
  const holder = view.holder.length
    ? view.holder.join(', reporting ')
    : author === undefined
      ? 'the author'
      : `${author} (author)`
  const lines = [
    `${colors.bold(view.id)} ${colors.dim([view.type, view.kind, view.certainty, view.status].filter(part => part).join(', '))}`,
    '',
    wrap(view.words, columns, '  '),
    '',
    ...field('Asserted by', [holder]),
    ...field('Stands in', [
      `${path}${view.line ? `, line ${view.line}` : ''}${view.at ? `; ${view.at} of the work restated` : ''}`
    ]),
    ...field('Grounds', view.grounds.map(incoming)),
    ...field('Objections', view.objections.map(incoming)),
    ...field('Bears on', view.bearsOn.map(outgoing)),
    ...field(
      'Sources',
      view.sources.map(({title, locator}) => `${title}${locator ? `, ${locator}` : ''}`)
    ),
    ...field('About', view.about ? [view.about.map(named).join(', ')] : []),
    ...field('Names', view.entities.length ? [view.entities.map(named).join(', ')] : []),
    ...field('Cite', [view.citation])
  ]
  return `${lines.join('\n')}\n`
}

/** The verb in the number of its subject: `c2 supports`, `c2 with c3 support`. */
function agreeing({relation, linked}: Bearing): string {
  return linked ? relation.replace(/ies$/, 'ys').slice(0, -1) : relation
}

function named({name, type}: {name: string; type?: string}): string {
  return type === undefined ? name : `${name} (${type})`
}
