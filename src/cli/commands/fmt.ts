/** `claimdown fmt`: shows or writes missing ids and the order of attributes. */

import {count} from '../../base/wording.ts'
import {applyEdits} from '../../model/edit.ts'
import type {Edit} from '../../model/reading.ts'
import {lines} from '../../text/lines.ts'
import {formatEdits} from '../../write/format.ts'
import type {fmt} from '../declarations.ts'
import {tell} from '../failures.ts'
import {writeEntries} from '../json.ts'
import {counted, forEachDocument, rewrite} from '../load.ts'
import {report} from '../report.ts'
import type {Run} from '../world.ts'

export const run: Run<typeof fmt> = async (world, args, {write, json}) => {
  const {bold, dim, green, red} = world.colors
  const {values, failures, leftOut} = await forEachDocument(world, args, async loaded => {
    const {value: edits, diagnostics: left} = formatEdits(loaded.source)
    if (left.length && !json) world.complain(`${report(left, loaded.source, loaded.path, world)}\n\n`)
    const changes = changesOf(loaded.source, edits)
    const written = Boolean(write) && edits.length > 0
    if (written) await rewrite(world, loaded, applyEdits(loaded.source, edits))
    if (!json) {
      for (const {line, column, before, after} of changes)
        world.print(
          `${bold(`${loaded.path}:${line}:${column}`)}  ${before ? `${red(before)} ${dim('→')} ` : ''}${green(after)}\n`
        )
    }
    return {path: loaded.path, id: loaded.name, changes, written, ...(left.length && {left})}
  })
  const changed = values.filter(({changes}) => changes.length)
  if (json) writeEntries(world, values, {failures, leftOut})
  else if (values.length) {
    const all = changed.reduce((sum, {changes}) => sum + changes.length, 0)
    const what = all === 0 ? 'nothing to change' : `${count(all, 'change')} in ${count(changed.length, 'file')}`
    const how = all === 0 ? '' : write ? ', written' : ' (write them with --write)'
    world.print(`${counted(values.length, leftOut)}\n${what}${how}\n`)
  }
  return tell(world, failures, changed.length && !write ? 1 : 0)
}

interface Change {
  /** Where it begins in the Markdown, both from 1; columns in UTF-16 units. */
  line: number
  column: number
  /** The attributes as they are, in braces; empty where there are none. */
  before: string
  after: string
}

function changesOf(source: string, edits: readonly Edit[]): Change[] {
  const pointAt = lines(source)
  return edits
    .toSorted((a, b) => a.start - b.start)
    .map(({start, end, content}) => {
      // An edit between braces is shown with the braces.
      const isInside = source[start - 1] === '{' && source[end] === '}'
      const [from, to] = isInside ? [start - 1, end + 1] : [start, end]
      const {line, column} = pointAt(from)
      const spelled = (text: string): string => text.replace(/\s+/g, ' ')
      return {
        line,
        column,
        before: spelled(source.slice(from, to)),
        after: spelled(isInside ? `{${content}}` : content)
      }
    })
}
