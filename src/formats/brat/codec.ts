/** The files of brat: a text, and annotations beside it. */

import {groupBy} from '../../base/group-by.ts'
import {because} from '../../base/message.ts'
import type {Diagnostic} from '../../model/reading.ts'
import {type Codec, stemOf, withoutMark} from '../codec.ts'
import type {Brat} from './data.ts'

/** `.ann`, or `.a1` with `.a2`, and `.txt` beside them. A text keeps a byte order mark, because offsets count it. */
export const codec: Codec<Brat> = {
  encode: ({name, data: {ann, text}}) => [
    {path: `${name}.ann`, content: ann},
    {path: `${name}.txt`, content: text}
  ],
  decode: files => {
    const diagnostics: Diagnostic[] = []
    const value = [...groupBy(files, ({path}) => stemOf(path))].map(([name, group]) => {
      const contents = new Map(group.map(({path, content}) => [path.slice(name.length), content]))
      const text = contents.get('.txt')
      if (text === undefined) {
        const told = because(`The text of ${name} is not there`, `brat keeps it in ${name}.txt`)
        diagnostics.push({code: 'missing-text', severity: 'error', ...told})
      }
      const ann = ['.ann', '.a1', '.a2'].map(extension => ended(withoutMark(contents.get(extension) ?? ''))).join('')
      return {name, data: {text: text ?? '', ann}}
    })
    return {value, diagnostics}
  }
}

/** Lines that all end, so that the first line of the next file is one of its own. */
function ended(lines: string): string {
  return lines === '' || /[\r\n]$/.test(lines) ? lines : `${lines}\n`
}
