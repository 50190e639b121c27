/** `:::{claim}` with `:label: c1` on the lines after it, as MyST has it. */

import {type DialectReader, statementNames} from './dialect.ts'

export const myst: DialectReader = {
  name: 'myst',

  findDiv(head) {
    const name = statementNames.find(name => head === `{${name}}`)
    return name && {name, list: '', hasOptions: true}
  }
}
