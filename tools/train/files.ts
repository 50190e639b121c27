/** Reads and writes the files of the training tools. */

import {readFileSync, writeFileSync} from 'node:fs'
import {join, resolve} from 'node:path'

/** Returns a path under `../shared/data`. */
export const shared = (path: string): string => join(resolve('../shared/data'), path)

/** Reads a CSV file with a header line (RFC 4180). Each row becomes an object. */
export function readTable(path: string): Record<string, string>[] {
  const rows: string[][] = []
  let row: string[] = []
  const text = readFileSync(path, 'utf8')
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? bare!)
    if (end === ',') continue
    rows.push(row)
    row = []
  }
  const [head = [], ...rest] = rows
  return rest.map(cells => Object.fromEntries(head.map((name, i) => [name, cells[i] ?? ''])))
}

/** Writes a module that exports strings. */
export function writeModule(path: string, what: string, strings: Record<string, string>): void {
  const lines = Object.entries(strings).map(([name, value]) => `export const ${name}: string =\n  '${value}'\n`)
  writeFileSync(path, `/** ${what} */\n\n${lines.join('\n')}`)
}
