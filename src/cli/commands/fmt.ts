/** `claimdown fmt`: ids where they are missing, attributes in order. */

import {findDocuments, readText, writeWhole} from '../../node/files.ts'
import {format} from '../../parse/format.ts'
import {count} from '../../text/list.ts'
import type {Command} from '../world.ts'

export const fmt: Command = {
  name: 'fmt',
  arguments: [['[paths...]', 'files or folders (default: the current folder)']],
  summary: 'write missing ids and order attributes, and change nothing else',
  options: [['--check', 'only say which documents are not in order']],
  examples: ['claimdown fmt article.md', 'claimdown fmt corpus --check'],

  async run(world, args, {check, json}) {
    const changed: string[] = []
    const paths = await findDocuments(args.length ? args : ['.'])
    for (const path of paths) {
      const source = await readText(path)
      const formatted = format(source)
      if (formatted === source) continue
      changed.push(path)
      if (!check) await writeWhole(path, formatted)
    }
    if (json) world.out(`${JSON.stringify({documents: paths.length, changed}, null, 2)}\n`)
    else {
      for (const path of changed) world.out(`${path}\n`)
      const what = check ? 'not in order' : 'put in order'
      world.out(`${count(paths.length, 'document')}: ${changed.length} ${what}\n`)
    }
    return check && changed.length ? 1 : 0
  }
}
