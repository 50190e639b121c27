/** `claimdown fmt`: ids where they are missing, attributes in order. */

import {count} from '../../base/wording.ts'
import {format} from '../../write/format.ts'
import type {fmt} from '../declarations.ts'
import {tell} from '../failures.ts'
import {toLines} from '../json.ts'
import {forEachDocument} from '../load.ts'
import {report} from '../report.ts'
import type {Run} from '../world.ts'

export const run: Run<typeof fmt> = async (world, args, {check, json}) => {
  const {values, failures} = await forEachDocument(world, args, async path => {
    const {text: source, version} = await world.files.read(path, {typed: true})
    const {value: content, diagnostics} = format(source)
    if (diagnostics.length && !json) world.complain(`${report(diagnostics, source, path, world)}\n\n`)
    const isChanged = content !== source
    if (isChanged && !check) await world.files.write({path, content, unchangedSince: version})
    return {path, isChanged, diagnostics}
  })
  const changed = values.filter(({isChanged}) => isChanged).map(({path}) => path)
  const left = values.flatMap(({path, diagnostics}) => (diagnostics.length ? [{path, diagnostics}] : []))
  if (json) world.write(toLines({documents: values.length, changed, ...(left.length && {left})}))
  else {
    for (const path of changed) world.print(`${path}\n`)
    const what = check ? 'not in order' : 'put in order'
    if (values.length) world.print(`${count(values.length, 'document')}: ${changed.length} ${what}\n`)
  }
  return tell(world, failures, check && changed.length ? 1 : 0)
}
