/** `claimdown show`: a document as an argument tree, or one claim. */

import {type Argument, argumentOf, type Statement, spoken} from '../../argument/tree.ts'
import {findNearest} from '../../base/nearest.ts'
import {count} from '../../base/wording.ts'
import {cite} from '../../cite/cite.ts'
import type {Document, Relation} from '../../model/document.ts'
import {authorName, holderChain} from '../../model/names.ts'
import {contains} from '../../text/span.ts'
import type {show} from '../declarations.ts'
import {toLines} from '../json.ts'
import {find, type Loaded} from '../load.ts'
import {wrap} from '../report.ts'
import {legend, tree} from '../tree-view.ts'
import {type Run, UsageProblem, type World} from '../world.ts'

export const run: Run<typeof show> = async (world, [reference], {depth, json}) => {
  const {loaded, claim} = await find(world, reference!)
  const argument = argumentOf(loaded.document)
  if (claim === undefined) {
    if (json) world.write(toLines(treeData(loaded.document, argument)))
    else world.print(documentView(loaded, argument, world, depthOf(depth)))
    return 0
  }
  const statement = argument.statements.get(claim)
  if (!statement) {
    const near = findNearest(claim, argument.statements.keys())
    throw new UsageProblem(
      `${loaded.name} has no claim \`${claim}\`, expected ${near ? `one such as \`${near}\`` : 'the id of one'}`
    )
  }
  const view = await claimData(loaded, statement)
  if (json) world.write(toLines(view))
  else world.print(claimView(loaded, view, world))
  return 0
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

interface Branch {
  id: string
  type: Statement['type']
  kind?: string
  words: string
  relation?: Relation['kind']
  below?: Branch[]
}

function treeData(document: Document, argument: Argument): {document?: string; title?: string; tops: Branch[]} {
  const shown = new Set<string>()
  const branch = (id: string, relation?: Relation['kind']): Branch => {
    const statement = argument.statements.get(id)!
    const first = !shown.has(id)
    shown.add(id)
    const below = first ? (argument.bearing.get(id) ?? []).map(({from, kind}) => branch(from, kind)) : []
    return {
      id,
      type: statement.type,
      ...(statement.kind && {kind: statement.kind}),
      words: spoken(document, statement),
      ...(relation && {relation}),
      ...(below.length && {below})
    }
  }
  const {id, title} = document.meta
  return {...(id && {document: id}), ...(title && {title}), tops: argument.tops.map(({id}) => branch(id))}
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
  entities: {name: string; type: string}[]
  citation: string
}

interface Bearing {
  id: string
  relation: Relation['kind']
  words: string
}

async function claimData({document: read, parsed, name}: Loaded, statement: Statement): Promise<ClaimView> {
  const {withMentions} = await import('../mentions.ts')
  const document = withMentions({...read, meta: {id: name, ...read.meta}})
  const {text, relations, entities, mentions, sources} = document
  const statements = argumentOf(document).statements
  const bearing = (found: Relation[], end: 'from' | 'to'): Bearing[] =>
    found.map(relation => {
      const other = statements.get(relation[end])
      return {id: relation[end], relation: relation.kind, words: other ? spoken(document, other) : ''}
    })
  const to = relations.filter(relation => relation.to === statement.id)
  const isAgainst = ({kind}: Relation): boolean => kind === 'attacks' || kind === 'undercuts'
  const named = new Map<string, {name: string; type: string}>()
  for (const {span, type, entity} of mentions) {
    if (!(statement.parts ?? [statement.span]).some(part => contains(part, span))) continue
    const name = entities.find(({id}) => id === entity)?.name ?? text.slice(span.start, span.end)
    named.set(name, {name, type})
  }
  const line = parsed.map.findPlace(statement.span)?.start.line
  const {kind, certainty, status, at} = statement
  const citation = await cite(document, statement.id).catch(() => cite(document, statement.id, {style: 'bibtex'}))
  return {
    id: `${name}#${statement.id}`,
    type: statement.type,
    words: spoken(document, statement),
    ...(kind && {kind}),
    ...(certainty && {certainty}),
    ...(status && {status}),
    holder: holderChain(document, statement),
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
      title: sources.find(source => source.id === id)?.title ?? id,
      ...(locator && {locator})
    })),
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
  const bearing = (relation: Bearing): string =>
    `${colors.dim(relation.relation)} ${colors.bold(relation.id)} ${relation.words}`
  const holder = view.holder.length
    ? view.holder.join(', reporting ')
    : `${authorName(document) ?? 'the author'} (author)`
  const lines = [
    `${colors.bold(view.id)} ${colors.dim([view.type, view.kind, view.certainty, view.status].filter(part => part).join(', '))}`,
    '',
    wrap(view.words, columns, '  '),
    '',
    ...field('Asserted by', [holder]),
    ...field('Stands in', [
      `${path}${view.line ? `, line ${view.line}` : ''}${view.at ? `; ${view.at} of the work restated` : ''}`
    ]),
    ...field('Grounds', view.grounds.map(bearing)),
    ...field('Objections', view.objections.map(bearing)),
    ...field('Bears on', view.bearsOn.map(bearing)),
    ...field(
      'Sources',
      view.sources.map(({title, locator}) => `${title}${locator ? `, ${locator}` : ''}`)
    ),
    ...field(
      'Names',
      view.entities.length ? [view.entities.map(({name, type}) => `${name} (${type})`).join(', ')] : []
    ),
    ...field('Cite', [view.citation])
  ]
  return `${lines.join('\n')}\n`
}
