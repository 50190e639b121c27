/**
 * Compares the coefficients of agreement with implementations by others on made-up tables: `npm run eval -- agreement [TABLES SEED]`. TABLES is the
 * number of tables of each shape. The Python packages are Debian's python3-nltk, python3-sklearn and python3-statsmodels. Exits with 1 when a value differs by
 * more than 1e-12, or when only one of the two is defined and no stated convention explains it.
 */

import {verdicts} from '../support/agreement-judges.ts'
import {annotationTables} from '../support/annotation-tables.ts'

const [number = 60, seed = 1] = process.argv.slice(2).map(Number)
const tables = annotationTables(number, seed)
const shapes = new Set(tables.map(({shape}) => shape))
console.log(`${tables.length} tables, ${number} of each shape: ${[...shapes].join('; ')}\n`)
const titles = ['cases', 'largest difference', 'both undefined', 'we undefined, it', 'unexplained']
console.log(`  ${'coefficient'.padEnd(18)} ${'judge'.padEnd(26)} ${titles.map(title => title.padStart(18)).join(' ')}`)

for (const {judge, compared} of verdicts(tables)) {
  const head = `  ${judge.coefficient.padEnd(18)} ${judge.name.padEnd(26)}`
  if (!compared) {
    console.log(`${head} not compared: ${judge.from} is not installed`)
    continue
  }
  const {cases, difference, bothUndefined, byConvention, unexplained} = compared
  const convention = judge.undefinedIs === undefined ? '–' : `${judge.undefinedIs}: ${byConvention}`
  const cells = [cases, difference.toExponential(1), bothUndefined, convention, unexplained.length]
  console.log(`${head} ${cells.map(cell => String(cell).padStart(18)).join(' ')}`)
  for (const {shape, units} of unexplained.slice(0, 3)) console.log(`    ${shape}: ${JSON.stringify(units)}`)
  if (difference > 1e-12 || unexplained.length > 0) process.exitCode = 1
}
console.log(
  '\nA coefficient is undefined where one label is used throughout, because agreement by chance is then complete, and where no unit has two labels.'
)
