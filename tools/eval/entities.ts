/**
 * Measures how good the recognisers are: `npm run eval -- entities`.
 *
 * Without a flag, it measures the shipped tagger and compromise on the development sets, the calibration of the tagger, the names found in prose
 * without names, and the mentions of the corpus article. With `--loo`, `--ablations` or `--curve` it trains new models (`--epochs 3`), which takes some
 * minutes for each line of the table.
 */

import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {parseArgs} from 'node:util'
import {compromise} from '../../src/entities/compromise.ts'
import {recognise} from '../../src/entities/recognise.ts'
import {families} from '../../src/entities/trained/features.ts'
import {hashOf} from '../../src/entities/trained/hash.ts'
import {common, readLexicon} from '../../src/entities/trained/lexicon.ts'
import {lexiconData} from '../../src/entities/trained/lexicon-data.ts'
import {tagger} from '../../src/entities/trained/tagger.ts'
import {tokens} from '../../src/entities/trained/tokens.ts'
import {readWeights, writeWeights} from '../../src/entities/trained/weights.ts'
import {findNames} from '../../src/entities/trained.ts'
import type {Mention} from '../../src/model/document.ts'
import {parse} from '../../src/parse/parse.ts'
import {hydrate, type Standoff} from '../../src/standoff/index.ts'
import {sentences} from '../../src/text/sentences.ts'
import {type Example, readExamples} from '../train/data.ts'
import {shared} from '../train/files.ts'
import {developmentSets, recipe, type TrainOptions, trainOn} from '../train/recipe.ts'
import {type Counts, countNames, type Found, f1, keyOf, precision, recall} from '../train/score.ts'

const {values: flags} = parseArgs({
  options: {
    loo: {type: 'boolean'},
    ablations: {type: 'boolean'},
    curve: {type: 'boolean'},
    epochs: {type: 'string', default: '3'}
  }
})
const spans = (mentions: readonly Mention[]): Found[] =>
  mentions.map(({span, type, score}) => ({...span, type, ...(score !== undefined && {score})}))
const number = (value: number): string => value.toFixed(1).padStart(5)

if (flags.loo || flags.ablations || flags.curve) {
  const quick = {...recipe, settings: {...recipe.settings, epochs: Number(flags.epochs)}}
  const lexicon = readLexicon(lexiconData)
  const evaluate = (
    label: string,
    options: TrainOptions,
    corpora = quick.corpora,
    sets: readonly string[] = developmentSets
  ): void => {
    const tag = tagger(
      lexicon,
      readWeights(writeWeights(trainOn({...quick, corpora}, lexicon, options))),
      options.without
    )
    const scores = sets.map(name => {
      const counts = countNames(readExamples(name), text => tag(text).map(({span, type}) => ({...span, type})))
      return `${name} ${number(f1(counts.get('all')!))} (organizations ${number(f1(counts.get('organization')!))})`
    })
    console.log(`${label.padEnd(28)} ${scores.join('  ')}`)
  }
  if (flags.ablations) {
    evaluate('everything', {})
    for (const without of families) evaluate(`without ${without}`, {without})
  }
  if (flags.curve) for (const share of [0.125, 0.25, 0.5, 1]) evaluate(`${share * 100} % of the sentences`, {share})
  if (flags.loo) {
    // A corpus and its development set are left out together.
    for (const stem of ['ewt', 'wnut17', 'btc', 'crossner', 'gum', 'litbank']) {
      const held = readdirSync(shared('ner'))
        .filter(name => name.startsWith(`${stem}.`))
        .map(name => name.replace('.jsonl', ''))
      evaluate(
        `not trained on ${stem}`,
        {},
        recipe.corpora.filter(({name}) => !name.startsWith(`${stem}.`)),
        held
      )
    }
  }
} else {
  const recognisers: Record<string, (text: string) => Found[]> = {
    trained: text => spans(findNames(text)),
    compromise: text => spans(compromise(text))
  }
  for (const name of developmentSets) {
    for (const [recogniser, find] of Object.entries(recognisers))
      console.log(line(`${name} ${recogniser}`, countNames(readExamples(name), find)))
  }
  console.log(
    `\nOf names with a score, how many are right (every second sentence of the development sets; the others made the scores)`
  )
  reliability(developmentSets.flatMap(name => readExamples(name).filter((_, i) => i % 2 === 1)))
  withoutNames()
  corpusArticle()
}

function line(label: string, counts: ReadonlyMap<string, Counts>): string {
  const all = counts.get('all')!
  const types = [...counts].map(([type, count]) => `${type} ${number(f1(count))}`).join('  ')
  return `${label.padEnd(24)} ${types}   precision ${number(precision(all))} recall ${number(recall(all))}`
}

function reliability(examples: readonly Example[]): void {
  const bins = Array.from({length: 10}, () => ({right: 0, found: 0, sum: 0}))
  for (const {text, names} of examples) {
    const gold = new Set(names.map(keyOf))
    for (const name of spans(findNames(text))) {
      if (!['person', 'organization', 'place'].includes(name.type)) continue
      const bin = bins[Math.min(9, Math.floor(name.score! * 10))]!
      bin.found++
      bin.sum += name.score!
      if (gold.has(keyOf(name))) bin.right++
    }
  }
  const total = bins.reduce((sum, {found}) => sum + found, 0)
  let error = 0
  bins.forEach(({right, found, sum}, i) => {
    if (found === 0) return
    error += (found / total) * Math.abs(right / found - sum / found)
    console.log(
      `  ${(i / 10).toFixed(1)}–${((i + 1) / 10).toFixed(1)}  ${String(found).padStart(5)} names, said ${(sum / found).toFixed(2)}, right ${(right / found).toFixed(2)}  ${'█'.repeat(Math.round((right / found) * 20))}`
    )
  })
  console.log(`  expected calibration error ${error.toFixed(3)}`)
}

/** A sentence whose only capital begins a common first word contains no name. Every name that is found there is wrong. */
function withoutNames(): void {
  const lexicon = readLexicon(lexiconData)
  const texts = ['corpora/wild-markdown', 'corpora/ibm-ce-acl2014/wiki12_articles'].flatMap(folder =>
    readdirSync(shared(folder), {recursive: true, encoding: 'utf8'})
      .filter(name => !name.includes('.') || name.endsWith('.md'))
      .toSorted()
      .flatMap(name => {
        try {
          return [readFileSync(join(shared(folder), name), 'utf8')]
        } catch {
          return []
        }
      })
  )
  const prose = [...new Set(texts.flatMap(text => sentences(text).map(({start, end}) => text.slice(start, end))))]
    .filter(sentence => /^\p{Lu}\p{Ll}+ [\p{Ll}\d ,;:()'’–-]{30,}[.!?]$/u.test(sentence))
    .filter(sentence => lexicon.lists(hashOf(/^\S+/.exec(sentence)![0].toLowerCase())) & common)
    .slice(0, 5000)
  const all = prose.reduce((sum, sentence) => sum + tokens(sentence).count, 0)
  for (const [name, find] of [
    ['trained', findNames],
    ['compromise', compromise]
  ] as const) {
    const types = new Set(['person', 'organization', 'place', 'group', 'event', 'work'])
    const wrong = prose.flatMap(sentence =>
      find(sentence)
        .filter(({type}) => types.has(type))
        .map(({span}) => sentence.slice(span.start, span.end))
    )
    console.log(
      `\n${prose.length} sentences without a name, ${all} tokens: ${name} finds ${wrong.length}, ${((1000 * wrong.length) / all).toFixed(2)} in 1,000 tokens`
    )
    console.log(`  ${wrong.slice(0, 12).join(', ')}`)
  }
}

/** Compares the mentions in the stand-off of the article with those that are found in a lawful copy of the article. */
function corpusArticle(): void {
  const path = resolve('../shared/article/article.txt')
  if (!existsSync(path)) return
  const {text} = parse(readFileSync(path, 'utf8')).value
  const standoff = JSON.parse(
    readFileSync('corpus/how-america-should-deal-with-the-taliban/standoff.json', 'utf8')
  ) as Standoff
  const {mentions} = hydrate(standoff, text).value
  const gold = new Set(mentions.map(({span, type}) => keyOf({...span, type})))
  console.log(`\nthe corpus article, ${mentions.length} authored mentions`)
  for (const [name, find] of [
    ['standard', (): Mention[] => recognise(text)],
    ['compromise', (): Mention[] => compromise(text)]
  ] as const) {
    const found = spans(find())
    for (const type of ['all', ...new Set(mentions.map(mention => mention.type))]) {
      const ours = found.filter(mention => type === 'all' || mention.type === type)
      const counts: Counts = {
        right: ours.filter(mention => gold.has(keyOf(mention))).length,
        found: ours.length,
        gold: mentions.filter(mention => type === 'all' || mention.type === type).length
      }
      console.log(
        `  ${name.padEnd(11)} ${type.padEnd(13)} F1 ${number(f1(counts))}  precision ${number(precision(counts))}  recall ${number(recall(counts))}  of ${counts.gold}`
      )
    }
  }
}
