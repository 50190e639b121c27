/**
 * Measures how far annotations of one text agree: `npm run eval -- agreement first.md second.md [third.md …] [--differences]`. The measures
 * are those of `claimdown/agreement`.
 */

import {readFileSync} from 'node:fs'
import {type Agreement, compare, differences, type PairAgreement} from '../../src/agreement/index.ts'
import {parse} from '../../src/parse/parse.ts'

const paths = process.argv.slice(2).filter(argument => !argument.startsWith('--'))
const documents = paths.map(path => parse(readFileSync(path, 'utf8')).value)
if (documents.length < 2) {
  console.error('Expected annotated documents: npm run eval -- agreement first.md second.md')
  process.exit(2)
}
if (documents.some(({text}) => text !== documents[0]!.text)) {
  console.error('The documents have different texts, expected one text annotated several times')
  process.exit(1)
}

const agreement = compare(documents)
for (const pair of agreement.pairs) printPair(pair)
printTogether(agreement)
if (process.argv.includes('--differences')) {
  for (const {what, ids, has} of differences(documents)) {
    console.log(`\n  ${what}  ${ids.map(id => id ?? '-').join(' / ')}`)
    for (const one of has) console.log(`    ${one ?? '-'}`)
  }
}

function printPair({between: [a, b], spans, labels, relations}: PairAgreement): void {
  console.log(`\n${paths[a]} against ${paths[b]}`)
  console.log(row('', ['first', 'second', 'same', 'half', 'F1 same', 'F1 half']))
  for (const {what, counts, same, half, f1Same, f1Half} of spans)
    console.log(row(what, [...counts, same, half, share(f1Same), share(f1Half)]))
  console.log(`\n${row('', ['both', 'agree', 'kappa'])}`)
  for (const {label, number, observed, kappa} of labels)
    console.log(row(label, [number, share(observed), decimal(kappa)]))
  console.log(`\n${row('relations', ['first', 'second', 'same', 'F1', 'strict'])}`)
  for (const {kind, counts, same, f1, f1Strict} of relations)
    console.log(row(kind, [...counts, same, share(f1), share(f1Strict)]))
}

function printTogether({labels, units}: Agreement): void {
  console.log(`\nall together\n${row('', ['all have', 'Fleiss', 'alpha'])}`)
  for (const {label, number, fleiss, krippendorff} of labels)
    console.log(row(label, [number, decimal(fleiss), decimal(krippendorff)]))
  console.log(`\n${row('unitizing alpha', ['nominal', 'binary', 'coding'])}`)
  console.log(row('', [decimal(units.nominal), decimal(units.binary), decimal(units.coding)]))
  for (const {value, alpha, coverage} of units.values) console.log(row(value, [decimal(alpha), share(coverage)]))
}

function row(name: string, cells: readonly (string | number)[]): string {
  return `  ${name.padEnd(20)} ${cells.map(cell => String(cell).padStart(9)).join('')}`
}

function share(value: number | undefined): string {
  return value === undefined ? '-' : (100 * value).toFixed(1)
}

function decimal(value: number | undefined): string {
  return value === undefined ? '-' : value.toFixed(2)
}
