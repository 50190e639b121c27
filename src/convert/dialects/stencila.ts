/** Blocks `::: claim #c1` of Stencila. */

import {type DialectReader, statementNames} from './dialect.ts'

export const stencila: DialectReader = {
  name: 'stencila',

  findDiv(head) {
    const [, word, rest = ''] = /^(\w+)(\s[^[{]*|\s*\{[^{}]*\})?$/.exec(head) ?? []
    const name = statementNames.find(name => name === word)
    return name && {name, list: rest.trim().replace(/^\{|\}$/g, '')}
  }
}
