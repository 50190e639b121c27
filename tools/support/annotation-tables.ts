/** Made-up tables of labels, to compare coefficients of agreement on. */

import {random} from './random.ts'

/** The labels that annotators gave to units: one row for each unit, one cell for each annotator, `undefined` where one gave none. */
export interface AnnotationTable {
  shape: string
  units: (string | undefined)[][]
}

/** How labels are drawn. Shares are from 0 to 1. */
interface Shape {
  /** How often an annotator gives the label of the unit, and not one at random. */
  agreeing: number
  missing?: number
  labels?: number
  units?: number
  /** How much more often the first label is drawn than any other. */
  skew?: number
  /** Each annotator gives the label after the one that the annotator before gave. */
  isShifted?: boolean
}

const shapes: ReadonlyMap<string, Shape> = new Map([
  ['some agreement', {agreeing: 0.6}],
  ['labels by chance', {agreeing: 0}],
  ['values missing', {agreeing: 0.6, missing: 0.3}],
  ['most values missing', {agreeing: 0.5, missing: 0.75}],
  ['one label is frequent', {agreeing: 0.3, skew: 30}],
  ['one label only', {agreeing: 1, labels: 1}],
  ['one label only, values missing', {agreeing: 1, labels: 1, missing: 0.4}],
  ['perfect agreement', {agreeing: 1}],
  ['systematic disagreement', {agreeing: 1, isShifted: true}],
  ['two units', {agreeing: 0.5, units: 2}],
  ['one unit', {agreeing: 0.5, units: 1}]
])

/** Returns `number` tables of each shape, with two to six annotators, two to five labels and up to thirty units. */
export function annotationTables(number: number, seed: number): AnnotationTable[] {
  const draw = random(seed)
  return [...shapes].flatMap(([shape, settings]) =>
    Array.from({length: number}, () => ({shape, units: unitsOf(settings, draw)}))
  )
}

function unitsOf(shape: Shape, draw: () => number): AnnotationTable['units'] {
  const whole = (least: number, most: number): number => least + Math.floor(draw() * (most - least + 1))
  const annotators = whole(2, 6)
  const labels = shape.labels ?? whole(2, 5)
  const label = (): number => Math.max(0, Math.floor(draw() * (labels + (shape.skew ?? 0))) - (shape.skew ?? 0))
  return Array.from({length: shape.units ?? whole(3, 30)}, () => {
    const right = label()
    return Array.from({length: annotators}, (_, annotator) => {
      const given = draw() < shape.agreeing ? right + (shape.isShifted ? annotator : 0) : label()
      return draw() < (shape.missing ?? 0) ? undefined : `label ${given % labels}`
    })
  })
}
