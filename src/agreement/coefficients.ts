/** Chance-corrected coefficients of agreement for nominal labels. */

import {countBy} from '../base/group-by.ts'

/**
 * Cohen's kappa: how far two annotators agree beyond the agreement that is expected by chance from their shares of each label.
 *
 * Cohen (1960), "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20.
 *
 * @param pairs The label that each of the two gave to one unit, for every unit.
 * @returns At most 1, 0 for chance; `undefined` without units, and where both use one and the same label throughout.
 */
export function cohenKappa(pairs: readonly (readonly [string, string])[]): number | undefined {
  if (pairs.length === 0) return undefined
  const firsts = tally(pairs.map(([first]) => first))
  const seconds = tally(pairs.map(([, second]) => second))
  const observed = pairs.filter(([first, second]) => first === second).length / pairs.length
  let expected = 0
  for (const [label, number] of firsts) expected += (number / pairs.length) * ((seconds.get(label) ?? 0) / pairs.length)
  return corrected(observed, expected)
}

/**
 * Fleiss' kappa: agreement beyond chance for any number of annotators. Each unit may have other annotators.
 *
 * Fleiss (1971), "Measuring nominal scale agreement among many raters", Psychological Bulletin 76.
 *
 * @param units The labels that each unit was given. All units have the same number of labels, at least two.
 * @returns At most 1, 0 for chance; `undefined` without units, and where one label is used throughout.
 * @throws RangeError when units differ in their number of labels, or have fewer than two.
 */
export function fleissKappa(units: readonly (readonly string[])[]): number | undefined {
  const raters = units[0]?.length ?? 0
  if (units.length === 0) return undefined
  if (raters < 2 || units.some(({length}) => length !== raters))
    throw new RangeError('Expected as many labels for each unit, two or more')
  const total = units.length * raters
  let observed = 0
  for (const labels of units) {
    let same = 0
    for (const number of tally(labels).values()) same += number * (number - 1)
    observed += same / (raters * (raters - 1)) / units.length
  }
  let expected = 0
  for (const number of tally(units.flat()).values()) expected += (number / total) ** 2
  return corrected(observed, expected)
}

/**
 * Krippendorff's alpha for nominal data, for any number of annotators. Some labels may be missing.
 *
 * Krippendorff (2011), "Computing Krippendorff's alpha-reliability", with the coincidence matrix of its section C.
 *
 * @param units The labels that each unit was given; `undefined` where an annotator gave none. Units with only one label do not count.
 * @returns At most 1, 0 for chance; `undefined` where nothing can be paired, and where one label is used throughout.
 */
export function krippendorffAlpha(units: readonly (readonly (string | undefined)[])[]): number | undefined {
  const pairable = units.map(labels => labels.filter(label => label !== undefined)).filter(({length}) => length > 1)
  const total = pairable.flat().length
  let disagreement = 0
  for (const labels of pairable) {
    let same = 0
    for (const number of tally(labels).values()) same += number * (number - 1)
    disagreement += (labels.length * (labels.length - 1) - same) / (labels.length - 1)
  }
  let chance = total * (total - 1)
  for (const number of tally(pairable.flat()).values()) chance -= number * (number - 1)
  return chance > 0 ? 1 - ((total - 1) * disagreement) / chance : undefined
}

function corrected(observed: number, expected: number): number | undefined {
  return expected < 1 ? (observed - expected) / (1 - expected) : undefined
}

function tally(labels: readonly string[]): Map<string, number> {
  return countBy(labels, label => label)
}
