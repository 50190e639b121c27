/** A very small token classifier in ONNX. */

import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

/**
 * Writes a model that gives each piece of its vocabulary always the same label, with the files that `pipeline('token-classification', folder)` reads:
 * one Gather of a table of scores (https://onnx.ai/onnx/repo-docs/IR.html; numbers of fields from onnx.proto), and a WordPiece tokeniser.
 */
export function writeTinyModel(
  folder: string,
  labels: readonly string[],
  labelOf: Readonly<Record<string, string>>
): void {
  const vocabulary = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', ...Object.keys(labelOf)]
  const scores = Float32Array.from(
    vocabulary.flatMap(piece => labels.map(label => (label === (labelOf[piece] ?? 'O') ? 5 : 0)))
  )
  const [floats, integers] = [1, 7]
  const table = [
    ...field(1, vocabulary.length),
    ...field(1, labels.length),
    ...field(2, floats),
    ...field(8, bytes('table')),
    ...field(9, [...new Uint8Array(scores.buffer)])
  ]
  const gather = [
    ...field(1, bytes('table')),
    ...field(1, bytes('input_ids')),
    ...field(2, bytes('logits')),
    ...field(4, bytes('Gather'))
  ]
  const graph = [
    ...field(1, gather),
    ...field(2, bytes('tiny')),
    ...field(5, table),
    ...field(11, tensor('input_ids', integers, 'batch', 'length')),
    ...field(11, tensor('attention_mask', integers, 'batch', 'length')),
    ...field(12, tensor('logits', floats, 'batch', 'length', labels.length))
  ]
  const model = [...field(1, 8), ...field(7, graph), ...field(8, field(2, 13))]

  mkdirSync(join(folder, 'onnx'), {recursive: true})
  writeFileSync(join(folder, 'onnx/model.onnx'), Uint8Array.from(model))
  const json = (name: string, data: unknown): void => writeFileSync(join(folder, name), JSON.stringify(data))
  json('config.json', {
    model_type: 'bert',
    architectures: ['BertForTokenClassification'],
    id2label: Object.fromEntries(labels.entries()),
    label2id: Object.fromEntries(labels.map((label, id) => [label, id]))
  })
  json('tokenizer_config.json', {tokenizer_class: 'BertTokenizer', do_lower_case: false, unk_token: '[UNK]'})
  const special = (content: string): object => ({SpecialToken: {id: content, type_id: 0}})
  json('tokenizer.json', {
    version: '1.0',
    added_tokens: vocabulary.slice(0, 4).map((content, id) => ({
      id,
      content,
      special: true,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false
    })),
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: false
    },
    pre_tokenizer: {type: 'BertPreTokenizer'},
    post_processor: {
      type: 'TemplateProcessing',
      single: [special('[CLS]'), {Sequence: {id: 'A', type_id: 0}}, special('[SEP]')],
      pair: [],
      special_tokens: Object.fromEntries(
        ['[CLS]', '[SEP]'].map(token => [token, {id: token, ids: [vocabulary.indexOf(token)], tokens: [token]}])
      )
    },
    decoder: {type: 'WordPiece', prefix: '##', cleanup: true},
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(vocabulary.map((piece, id) => [piece, id]))
    }
  })
}

/** A field of a Protocol Buffers message: a number, or bytes. */
function field(number: number, value: number | readonly number[]): number[] {
  return typeof value === 'number'
    ? [...varint(number << 3), ...varint(value)]
    : [...varint((number << 3) | 2), ...varint(value.length), ...value]
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) | 128, ...varint(Math.floor(value / 128))]
}

function bytes(text: string): number[] {
  return [...Buffer.from(text)]
}

function tensor(name: string, type: number, ...dimensions: (string | number)[]): number[] {
  const shape = dimensions.flatMap(size => field(1, typeof size === 'number' ? field(1, size) : field(2, bytes(size))))
  return [...field(1, bytes(name)), ...field(2, field(1, [...field(1, type), ...field(2, shape)]))]
}
