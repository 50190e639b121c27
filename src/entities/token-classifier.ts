/** Finds mentions with a token classifier in ONNX. */

import type {EntityType, Mention} from '../model/document.ts'
import type {AsyncRecogniser} from './recogniser.ts'

/** One piece of a word with its label, as the token-classification pipeline of `@huggingface/transformers` gives it. */
export interface LabelledToken {
  /** `B-PER`, `I-LOC`, … (IOB2, or IOB1). */
  entity: string
  score: number
  /** The piece as the tokeniser spells it: `##ani` or `▁Gh` for a piece of "Ghani". */
  word: string
  start?: number
  end?: number
}

/** `await pipeline('token-classification', folder)`: the user brings the library and the model's files. */
export type TokenClassificationPipeline = (
  text: string,
  options?: {ignore_labels?: string[]}
) => Promise<LabelledToken[] | LabelledToken[][]>

/** Our type for each label of common models. */
const types: Readonly<Record<string, EntityType>> = {
  PER: 'person',
  PERSON: 'person',
  ORG: 'organization',
  LOC: 'place',
  GPE: 'place',
  FAC: 'place',
  NORP: 'group',
  EVENT: 'event',
  WORK_OF_ART: 'work',
  LAW: 'work',
  DATE: 'date',
  MONEY: 'money',
  PERCENT: 'percent',
  QUANTITY: 'quantity'
}

/** Options of `tokenClassifier`. */
export interface TokenClassifierOptions {
  name?: string
  /** Our type for each label of the model, written without `B-` and `I-`. Added to the labels of common models. */
  labels?: Readonly<Record<string, EntityType>>
}

/**
 * A recogniser that asks a token classifier: `recogniseAsync(text, {recognisers: [tokenClassifier(await pipeline('token-classification', folder))]})`.
 *
 * The pipeline returns pieces of words without offsets, so each piece is searched for in the text, from the end of the one before it. Pieces that
 * are not found are skipped. The model gets the text paragraph by paragraph, because models read only about 500 pieces at once. The `score` of
 * a name is the lowest score of its pieces.
 */
export function tokenClassifier(
  classify: TokenClassificationPipeline,
  {name = 'token-classifier', labels = {}}: TokenClassifierOptions = {}
): AsyncRecogniser {
  const typeOf = new Map(Object.entries({...types, ...labels}))
  return {
    name,
    async recognise(text) {
      const mentions: Mention[] = []
      for (const {0: paragraph, index} of text.matchAll(/[^\n]+/g)) {
        const labelled = (await classify(paragraph, {ignore_labels: []})).flat()
        for (const mention of names(paragraph, labelled, typeOf, name)) {
          mentions.push({...mention, span: {start: mention.span.start + index, end: mention.span.end + index}})
        }
      }
      return mentions
    }
  }
}

function names(
  text: string,
  labelled: readonly LabelledToken[],
  typeOf: ReadonlyMap<string, EntityType>,
  via: string
): Mention[] {
  const found: Mention[] = []
  // Some letters become two in lower case. Then offsets would differ, so letter case is not ignored.
  const lower = text.toLowerCase()
  const isSafe = lower.length === text.length
  const folded = isSafe ? lower : text
  let at = 0
  let open: (Mention & {label: string}) | undefined
  for (const {entity, word, score, start: given, end: until} of labelled) {
    const isPiece = word.startsWith('##')
    const piece = word.replace(/^(?:##|▁|Ġ)/, '')
    const letters = isSafe ? piece.toLowerCase() : piece
    const start = given ?? folded.indexOf(letters, at)
    if (start < 0 || letters === '') continue
    const end = until ?? start + letters.length
    at = end
    const [, place, label = entity] = /^([BI])-(.+)$/.exec(entity) ?? []
    const continues =
      open &&
      ((isPiece && start === open.span.end) ||
        (place !== 'B' && label === open.label && /^\s*$/.test(text.slice(open.span.end, start))))
    if (continues) {
      open!.span = {start: open!.span.start, end}
      open!.score = Math.min(open!.score ?? 1, score)
      continue
    }
    const type = typeOf.get(label)
    open = type && {span: {start, end}, type, via, score, label}
    if (open) found.push(open)
  }
  return found.map(({span, type, score, via: by}) => ({span, type, via: by, ...(score !== undefined && {score})}))
}
