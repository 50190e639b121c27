/** The files of brat: a text, and annotations beside it. */

import {groupBy} from '../../base/group-by.ts'
import {because} from '../../base/message.ts'
import type {Diagnostic} from '../../model/reading.ts'
import {type Codec, stemOf} from '../codec.ts'
import type {Brat} from './data.ts'

/** `.ann`, or `.a1` with `.a2`, and `.txt` beside them. */
export const codec: Codec<Brat> = {
  holds: 'one',
  besides: path =>
    ['.ann', '.a1', '.a2', '.txt'].map(extension => `${stemOf(path)}${extension}`).filter(other => other !== path),
  encode: ([document], {stem} = {}) =>
    document
      ? [
          {path: `${stem ?? document.name}.ann`, content: document.data.ann},
          {path: `${stem ?? document.name}.txt`, content: document.data.text}
        ]
      : [],
  decode: files => {
    const diagnostics: Diagnostic[] = []
    const value = [...groupBy(files, ({path}) => stemOf(path))].map(([name, group]) => {
      const contents = new Map(group.map(({path, content}) => [path.slice(name.length), content]))
      const text = contents.get('.txt')
      if (text === undefined) {
        const told = because(`The text of ${name} is not there`, `brat keeps it in ${name}.txt`)
        diagnostics.push({code: 'missing-text', severity: 'error', ...told})
      }
      const ann = ['.ann', '.a1', '.a2'].map(extension => contents.get(extension) ?? '').join('')
      return {name, data: {text: text ?? '', ann}}
    })
    return {value, diagnostics}
  }
}
