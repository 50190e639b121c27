import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import {recogniseAsync, type TokenClassificationPipeline, tokenClassifier} from '../src/entities/index.ts'
import {writeTinyModel} from './support/tiny-model.ts'

/*
 * The library weighs half a gigabyte and its runtime downloads at installation, so it is not among the dependencies. To run this:
 * npm install --no-save --ignore-scripts @huggingface/transformers@4
 */
const name = '@huggingface/transformers'
const library = (await import(/* @vite-ignore */ name).catch(() => undefined)) as
  | {
      env: Record<string, unknown>
      pipeline(task: string, model: string, options: object): Promise<TokenClassificationPipeline>
    }
  | undefined

test('a token classifier, piece by piece', async () => {
  const text = 'Überall hilft Ashraf Ghani\nin New Delhi.'
  const classify = async (paragraph: string) =>
    paragraph.startsWith('Ü')
      ? [
          {entity: 'O', score: 1, word: 'Überall'},
          {entity: 'B-PER', score: 0.9, word: 'Ash'},
          {entity: 'I-PER', score: 0.8, word: '##raf'},
          {entity: 'I-PER', score: 0.7, word: 'Ghani'}
        ]
      : [
          {entity: 'B-LOC', score: 0.6, word: '▁New'},
          {entity: 'I-LOC', score: 0.95, word: '▁Delhi'},
          {entity: 'B-PER', score: 0.9, word: 'nowhere'}
        ]
  const found = await recogniseAsync(text, {recognisers: [tokenClassifier(classify)]})
  expect(found.map(({span, type, score, via}) => [text.slice(span.start, span.end), type, score, via])).toEqual([
    ['Ashraf Ghani', 'person', 0.7, 'token-classifier'],
    ['New Delhi', 'place', 0.6, 'token-classifier']
  ])
})

const folder = mkdtempSync(join(tmpdir(), 'claimdown-model-'))
afterAll(() => rmSync(folder, {recursive: true}))

const where = library ? test : undefined

where?.('a model in ONNX, by way of @huggingface/transformers', async () => {
  writeTinyModel(join(folder, 'tiny'), ['O', 'B-PER', 'I-PER', 'B-LOC', 'I-LOC'], {
    met: 'O',
    in: 'O',
    '.': 'O',
    Ash: 'B-PER',
    '##raf': 'I-PER',
    Ghani: 'I-PER',
    New: 'B-LOC',
    Delhi: 'I-LOC'
  })
  Object.assign(library!.env, {allowRemoteModels: false, localModelPath: folder})
  const classify = await library!.pipeline('token-classification', 'tiny', {dtype: 'fp32', device: 'cpu'})
  const text = 'They met Ashraf Ghani.\n\nIn New  Delhi it rained. Ashraf came.'
  const found = await recogniseAsync(text, {recognisers: [tokenClassifier(classify)]})
  expect(found.map(({span, type, via}) => [text.slice(span.start, span.end), type, via])).toEqual([
    ['Ashraf Ghani', 'person', 'token-classifier'],
    ['New  Delhi', 'place', 'token-classifier'],
    ['Ashraf', 'person', 'token-classifier']
  ])
  for (const {score} of found) expect(score).toBeGreaterThan(0.9)
})
