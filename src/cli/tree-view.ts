/** A document's argument as a tree in the terminal. */

import {type Argument, heaviest, type Statement, spoken} from '../argument/tree.ts'
import {writeCitationItems} from '../language/citation-items.ts'
import type {Document, RelationKind} from '../model/document.ts'
import {holderChain} from '../model/names.ts'
import {clip, wrap} from './report.ts'
import type {World} from './world.ts'

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
  {colors, columns}: Pick<World, 'colors' | 'columns'>,
  {depth = Number.POSITIVE_INFINITY, brief = false, most = []}: TreeOptions = {},
  shown: Set<string> = new Set()
): string {
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

/** What the signs of the tree mean, one line. */
export function legend({colors}: Pick<World, 'colors'>): string {
  return colors.dim('+ supports  = restates  : specifies  ~ qualifies  - attacks  x undercuts')
}

function holderNote(document: Document, statement: Statement): string[] {
  return statement.by ? [holderChain(document, statement).join(' > ')] : []
}

function sourceNote({sources = []}: Statement): string[] {
  return sources.length ? [`source ${writeCitationItems(sources)}`] : []
}

function paintMark(kind: RelationKind, {green, red, yellow}: World['colors']): string {
  return {
    supports: green('+ '),
    restates: green('= '),
    specifies: green(': '),
    qualifies: yellow('~ '),
    attacks: red('- '),
    undercuts: red('x ')
  }[kind]
}

function stripMark(mark: string): string {
  return mark === '' ? '' : '+ '
}
