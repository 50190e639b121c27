/** Compares the coefficients of agreement with implementations by others. */

import {spawnSync} from 'node:child_process'
import {alpha} from 'krippendorff'
import {cohenKappa, fleissKappa, krippendorffAlpha} from '../../src/agreement/coefficients.ts'
import type {AnnotationTable} from './annotation-tables.ts'

/** One implementation by others. */
export interface Judge {
  name: string
  /** The package that it comes from, as Debian or npm calls it. */
  from: string
  coefficient: Coefficient
  /** What it gives where the coefficient is not defined, which is where one label is used throughout or no unit has two labels. */
  undefinedIs?: number
}

export const judges: readonly Judge[] = [
  {name: 'sklearn cohen_kappa_score', from: 'python3-sklearn', coefficient: 'cohenKappa'},
  {name: 'nltk kappa', from: 'python3-nltk', coefficient: 'cohenKappa'},
  {name: 'statsmodels fleiss_kappa', from: 'python3-statsmodels', coefficient: 'fleissKappa'},
  // Generalized to several annotators, Scott's pi is Fleiss' kappa (Artstein and Poesio 2008, section 2.5).
  {name: 'nltk pi', from: 'python3-nltk', coefficient: 'fleissKappa'},
  {name: 'nltk alpha', from: 'python3-nltk', coefficient: 'krippendorffAlpha', undefinedIs: 1},
  {name: 'npm alpha', from: 'npm krippendorff', coefficient: 'krippendorffAlpha'}
]

/** How one judge compares with our coefficient. */
export interface Verdict {
  judge: Judge
  /** Absent where the judge is not installed. */
  compared?: {
    /** The number of tables for which both give a number. */
    cases: number
    /** The largest difference between the two. */
    difference: number
    /** The number of tables for which neither gives a number. */
    bothUndefined: number
    /** The number of tables for which we give none, and the judge gives its `undefinedIs`. */
    byConvention: number
    /** Tables for which only one of the two gives a number, and no convention says so. */
    unexplained: AnnotationTable[]
  }
}

type Coefficient = 'cohenKappa' | 'fleissKappa' | 'krippendorffAlpha'

const ours: Readonly<Record<Coefficient, (table: Seen) => number | undefined>> = {
  cohenKappa: ({pairs}) => cohenKappa(pairs),
  fleissKappa: ({complete}) => fleissKappa(complete),
  krippendorffAlpha: ({units}) => krippendorffAlpha(units)
}

export function verdicts(tables: readonly AnnotationTable[]): Verdict[] {
  const seen = tables.map(({units}) => seenOf(units))
  const theirs = new Map(Object.entries({...fromPython(seen), 'npm alpha': seen.map(fromNpm)}))
  return judges.map(judge => {
    const values = theirs.get(judge.name)
    return values ? {judge, compared: compared(judge, tables, seen, values)} : {judge}
  })
}

/** A table as each coefficient needs it. */
interface Seen {
  /** The labels of the first two annotators, for the units that both labelled. */
  pairs: [string, string][]
  /** The units that all annotators labelled. */
  complete: string[][]
  units: (string | undefined)[][]
}

function seenOf(units: AnnotationTable['units']): Seen {
  const isComplete = (unit: readonly (string | undefined)[]): unit is string[] => !unit.includes(undefined)
  return {
    pairs: units.map(([first, second]) => [first, second]).filter(isComplete) as [string, string][],
    complete: units.filter(isComplete),
    units
  }
}

function compared(
  {coefficient, undefinedIs}: Judge,
  tables: readonly AnnotationTable[],
  seen: readonly Seen[],
  theirs: readonly (number | null)[]
): NonNullable<Verdict['compared']> {
  const result: NonNullable<Verdict['compared']> = {
    cases: 0,
    difference: 0,
    bothUndefined: 0,
    byConvention: 0,
    unexplained: []
  }
  for (const [index, table] of tables.entries()) {
    const own = ours[coefficient](seen[index]!)
    const other = theirs[index]!
    if (own !== undefined && other !== null) {
      result.cases++
      result.difference = Math.max(result.difference, Math.abs(own - other))
    } else if (own === undefined && other === null) result.bothUndefined++
    else if (own === undefined && other === undefinedIs) result.byConvention++
    else result.unexplained.push(table)
  }
  return result
}

/** The numbers of each Python implementation that one of the interpreters of this machine has. */
function fromPython(seen: readonly Seen[]): Record<string, (number | null)[]> {
  const input = JSON.stringify(seen)
  // Debian installs packages for its own interpreter, which need not be the first on the path.
  const outputs = ['/usr/bin/python3', 'python3'].map(interpreter => {
    const {error, status, stdout, stderr} = spawnSync(interpreter, ['tools/support/agreement_judges.py'], {
      input,
      encoding: 'utf8'
    })
    if (error && 'code' in error && error.code === 'ENOENT') return {}
    // A judge that fails must not look like one that is not installed.
    if (status !== 0) throw new Error(`${interpreter} could not run the judges:\n${stderr}`)
    return JSON.parse(stdout) as Record<string, (number | null)[]>
  })
  return Object.assign({}, ...outputs.toReversed())
}

function fromNpm({units}: Seen): number | null {
  const value = alpha(units[0]!.map((_, annotator) => units.map(unit => unit[annotator])))
  return Number.isFinite(value) ? value : null
}
