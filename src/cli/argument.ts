/** A document's argument as a tree in the terminal. */

import type {Claim, Document, Evidence, Relation, RelationKind} from '../model/document.ts'
import {holderName} from '../model/names.ts'
import {writeCitationItems} from '../parse/citation-items.ts'
import {groupBy} from '../text/list.ts'
import {words} from '../text/span.ts'
import {clip, wrap} from './report.ts'
import type {World} from './world.ts'

export type Statement = Claim | Evidence

export interface Argument {
  statements: ReadonlyMap<string, Statement>
  /** What bears on a statement, by its id: first what is for it, then what is against it. */
  bearing: ReadonlyMap<string, Relation[]>
  /**
   * Where to start, so that every statement is reached: claims that speak for or against nothing, the one with most under it
   * first, then one of each circle, then evidence that is brought forward for nothing.
   */
  tops: Statement[]
  /** How many statements stand under one. */
  weight(id: string): number
}

export function argumentOf({claims, evidence, relations}: Document): Argument {
  const statements = new Map<string, Statement>([...claims, ...evidence].map(statement => [statement.id, statement]))
  // What speaks of a relation is shown under the statement that makes it.
  const makers = new Map(relations.flatMap(({id, from}) => (id === undefined ? [] : [[id, from] as const])))
  const inside = relations
    .map(relation =>
      statements.has(relation.to) ? relation : {...relation, to: makers.get(relation.to) ?? relation.to}
    )
    .filter(({from, to}) => statements.has(from) && statements.has(to))
  const bearing = groupBy(
    inside.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)),
    ({to}) => to
  )
  const speaking = new Set(inside.flatMap(({from, linked = []}) => [from, ...linked]))
  const weights = new Map<string, number>()

  function weight(id: string): number {
    const known = weights.get(id)
    if (known !== undefined) return known
    const below = new Set<string>()
    const stack = [id]
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      for (const {from} of bearing.get(at) ?? []) {
        if (from === id || below.has(from)) continue
        below.add(from)
        stack.push(from)
      }
    }
    weights.set(id, below.size)
    return below.size
  }

  const tops: Statement[] = claims.filter(({id}) => !speaking.has(id)).toSorted((a, b) => weight(b.id) - weight(a.id))
  const reached = new Set<string>()
  const reach = (top: string): void => {
    const stack = [top]
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      if (reached.has(at)) continue
      reached.add(at)
      for (const {from, linked = []} of bearing.get(at) ?? []) stack.push(from, ...linked)
    }
  }
  for (const {id} of tops) reach(id)
  for (const statement of [...claims, ...evidence]) {
    if (reached.has(statement.id)) continue
    tops.push(statement)
    reach(statement.id)
  }
  return {statements, bearing, tops, weight}
}

const order: readonly RelationKind[] = ['supports', 'restates', 'qualifies', 'attacks', 'undercuts']

export interface TreeOptions {
  /** How many levels to show below the top. Default: all. */
  depth?: number
  /** Clip the words to one line each. */
  brief?: boolean
  /** How many to show under one statement, by level; those with most under them come first. Default: all. */
  most?: readonly number[]
}

/** One top claim and what bears on it; a statement that stands in two places shows its grounds in the first. */
export function tree(
  document: Document,
  argument: Argument,
  top: string,
  world: World,
  {depth = Number.POSITIVE_INFINITY, brief = false, most = []}: TreeOptions = {},
  shown: Set<string> = new Set()
): string {
  const {colors, columns} = world
  const lines: string[] = []

  function line(lead: string, rest: string, mark: string, statement: Statement, note: string): void {
    const head = `${mark}${colors.bold(statement.id)} ${colors.dim(statement.kind ?? statement.type)} `
    const plainHead = `${stripMark(mark)}${statement.id} ${statement.kind ?? statement.type} `
    const said = spoken(document, statement)
    const tail = [...holderNote(document, statement), ...sourceNote(statement), ...(note ? [note] : [])].join('; ')
    if (brief) {
      lines.push(colors.dim(lead) + head + clip(said, columns - lead.length - plainHead.length))
      return
    }
    const text = wrap(`${head}${said}${tail ? ` ${colors.dim(`[${tail}]`)}` : ''}`, columns - rest.length)
    for (const [index, part] of text.split('\n').entries()) lines.push(colors.dim(index ? rest : lead) + part)
  }

  function below(id: string, lead: string, level: number): void {
    const all = argument.bearing.get(id) ?? []
    const relations = most[level] === undefined ? all : heaviest(all, most[level], argument)
    const more = all.length - relations.length
    for (const [index, {from, kind, linked}] of relations.entries()) {
      const last = index === relations.length - 1 && more === 0
      const again = shown.has(from) && (argument.bearing.get(from)?.length ?? 0) > 0
      const deeper = lead + (last ? '   ' : '│  ')
      const hidden = level + 1 >= depth ? argument.weight(from) : 0
      line(
        lead + (last ? '└─ ' : '├─ '),
        `${deeper}  `,
        paintMark(kind, colors),
        argument.statements.get(from)!,
        [linked && `together with ${linked.join(' ')}`, again ? 'grounds above' : hidden && !brief && `${hidden} below`]
          .filter(part => part)
          .join('; ')
      )
      if (again || level + 1 >= depth) continue
      shown.add(from)
      below(from, deeper, level + 1)
    }
    if (more) lines.push(colors.dim(`${lead}└─ … ${more} more`))
  }

  shown.add(top)
  line('', '  ', '', argument.statements.get(top)!, '')
  if (depth > 0) below(top, '', 0)
  return lines.join('\n')
}

/** The relations from the statements with most under them, in the order they had. */
function heaviest(relations: readonly Relation[], most: number, {weight}: Argument): Relation[] {
  const chosen = new Set(relations.toSorted((a, b) => weight(b.from) - weight(a.from)).slice(0, most))
  return relations.filter(relation => chosen.has(relation))
}

/** A statement's words, in one line. */
export function spoken({text}: Document, statement: Statement): string {
  return ((statement as Claim).words ?? words(text, statement.span)).replace(/\s+/g, ' ')
}

/** What the signs of the tree mean, one line. */
export function legend({colors}: World): string {
  return colors.dim('+ supports   = restates   ~ qualifies   - attacks   x undercuts')
}

function holderNote(document: Document, {by}: Statement): string[] {
  return by ? [by.map(id => holderName(document, id)).join(' > ')] : []
}

function sourceNote({sources = []}: Statement): string[] {
  return sources.length ? [`source ${writeCitationItems(sources)}`] : []
}

function paintMark(kind: RelationKind, {green, red, yellow}: World['colors']): string {
  return {
    supports: green('+ '),
    restates: green('= '),
    qualifies: yellow('~ '),
    attacks: red('- '),
    undercuts: red('x ')
  }[kind]
}

function stripMark(mark: string): string {
  return mark === '' ? '' : '+ '
}
