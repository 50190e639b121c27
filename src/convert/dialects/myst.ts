/** Blocks `:::{claim}` of MyST, with `:label: c1` on the lines after the fence. */

import {type DialectReader, statementNames} from './dialect.ts'

export const myst: DialectReader = {
  name: 'myst',

  findDiv(head) {
    const name = statementNames.find(name => head === `{${name}}`)
    return name && {name, list: '', hasOptions: true}
  }
}
