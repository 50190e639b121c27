/** Trains the tagger on `../shared/data/ner` and writes its weights: `npm run train -- entities`. Takes about four minutes and 6 GB of memory. */

import {labelCount} from '../../src/entities/trained/labels.ts'
import {readLexicon} from '../../src/entities/trained/lexicon.ts'
import {lexiconData} from '../../src/entities/trained/lexicon-data.ts'
import {tagger} from '../../src/entities/trained/tagger.ts'
import {type PlainWeights, readWeights, writeWeights} from '../../src/entities/trained/weights.ts'
import {calibrate} from './calibrate.ts'
import {readExamples} from './data.ts'
import {writeModule} from './files.ts'
import {developmentSets, recipe, trainOn} from './recipe.ts'
import {countNames, f1} from './score.ts'

const lexicon = readLexicon(lexiconData)
const plain = trainOn(recipe, lexicon, {log: line => console.log(line)})

const raw = tagger(lexicon, readWeights(writeWeights(plain)))
const held = developmentSets.flatMap(name => readExamples(name).filter((_, i) => i % 2 === 0))
const weights: PlainWeights = {...plain, calibration: calibrate(held, raw)}
const text = writeWeights(weights)
console.log(
  `${weights.features.length} features, ${weights.rows.filter(Boolean).length} weights of ${weights.features.length * labelCount}, ${text.length} characters`
)
writeModule(
  'src/entities/trained/weights-data.ts',
  'The weights of the tagger, as `npm run train -- entities` wrote them, under CC BY-SA 4.0; see docs/entities.md for what they were trained on.',
  {weightsData: text}
)

const tag = tagger(lexicon, readWeights(text))
for (const name of developmentSets) {
  const counts = countNames(readExamples(name), found => tag(found).map(({span, type}) => ({...span, type})))
  console.log(name, [...counts].map(([type, count]) => `${type} ${f1(count).toFixed(1)}`).join('  '))
}
