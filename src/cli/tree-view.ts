/** A document's argument as a tree in the terminal. */

import {type Argument, heaviest, type Statement, spoken} from '../argument/tree.ts'
import {writeCitationItems} from '../model/citation-items.ts'
import type {Document, RelationKind} from '../model/document.ts'
import {holderChain, holderNames} from '../model/names.ts'
import {clip, wrap} from './report.ts'
import type {World} from './world.ts'

export interface TreeOptions {
  /** How many levels to show below the top. Default: all. */
  depth?: number
  /** Clip the words to one line each. */
  brief?: boolean
  /** How many statements to show under one, by level. Those with the most statements under them are shown. Default: all. */
  most?: readonly number[]
}

/** One top claim and what bears on it; a statement that bears on two others shows its grounds under the first. */
export function tree(
  document: Document,
  argument: Argument,
  top: string,
  {colors, columns}: Pick<World, 'colors' | 'columns'>,
  {depth = Number.POSITIVE_INFINITY, brief = false, most = []}: TreeOptions = {},
  shown: Set<string> = new Set()
): string {
  const lines: string[] = []
  const nameOf = holderNames(document)

  function line({lead, rest, mark, id, note}: Line): void {
    const statement = argument.statements.get(id)!
    const head = `${mark ? paintMark(mark, colors) : ''}${colors.bold(id)} ${colors.dim(statement.kind ?? statement.type)} `
    const plainHead = `${mark ? '+ ' : ''}${id} ${statement.kind ?? statement.type} `
    const said = spoken(document, statement)
    if (brief) {
      lines.push(colors.dim(lead) + head + clip(said, columns - lead.length - plainHead.length))
      return
    }
    const holder = statement.by ? [holderChain(nameOf, statement).join(' > ')] : []
    const tail = [...holder, ...sourceNote(statement), ...(note ? [note] : [])].join('; ')
    const text = wrap(`${head}${said}${tail ? ` ${colors.dim(`[${tail}]`)}` : ''}`, columns - rest.length)
    for (const [index, part] of text.split('\n').entries()) lines.push(colors.dim(index ? rest : lead) + part)
  }

  /** The lines right under a statement, in reverse order for the stack. */
  function below(id: string, lead: string, level: number): (Line | string)[] {
    if (level >= depth) return []
    const all = argument.bearing.get(id) ?? []
    const relations = most[level] === undefined ? all : heaviest(all, most[level], argument)
    const more = all.length - relations.length
    const rows = relations.map(({from, kind, linked}, index): Line => {
      const isLast = index === relations.length - 1 && more === 0
      const inner = shortened(lead + (isLast ? '   ' : '│  '), columns)
      const note = linked ? `together with ${linked.join(' ')}` : ''
      return {
        lead: lead + (isLast ? '└─ ' : '├─ '),
        rest: `${inner}  `,
        inner,
        mark: kind,
        id: from,
        note,
        level: level + 1
      }
    })
    return [...(more ? [colors.dim(`${lead}└─ … ${more} more`)] : []), ...rows.toReversed()]
  }

  // No recursion: a chain of claims may be deeper than the call stack.
  const stack: (Line | string)[] = [{lead: '', rest: '  ', inner: '', id: top, note: '', level: 0}]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next === 'string') {
      lines.push(next)
      continue
    }
    const {id, inner, level, note} = next
    const isAgain = level > 0 && shown.has(id) && (argument.bearing.get(id)?.length ?? 0) > 0
    const hidden = level > 0 && level >= depth && !brief ? argument.weight(id) : 0
    const more = isAgain ? 'grounds above' : hidden ? `${hidden} below` : ''
    line({...next, note: [note, more].filter(part => part).join('; ')})
    if (isAgain) continue
    if (level < depth || level === 0) shown.add(id)
    for (const row of below(id, inner, level)) stack.push(row)
  }
  return lines.join('\n')
}

/** One statement to print. */
interface Line {
  /** The prefix of its first line, of its further lines, and of the lines under it. */
  lead: string
  rest: string
  inner: string
  mark?: RelationKind
  id: string
  note: string
  level: number
}

/** Cuts the prefix of a line far from the top to its end, so that it takes half of the width at most. */
function shortened(lead: string, columns: number): string {
  const most = Math.max(12, Math.floor(columns / 2 / 3) * 3)
  return lead.length <= most ? lead : `┄  ${lead.slice(lead.length - most + 3)}`
}

/** One line that explains the signs of the tree. */
export function legend({colors}: Pick<World, 'colors'>): string {
  return colors.dim('+ supports  = restates  : specifies  ~ qualifies  - attacks  x undercuts')
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
