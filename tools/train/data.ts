/** Reads sentences with names, for training and evaluation. */

import {readFileSync} from 'node:fs'
import {begin, inside, labelOf, last, nameTypes, unit} from '../../src/entities/trained/labels.ts'
import {type Tokens, tokens} from '../../src/entities/trained/tokens.ts'
import {shared} from './files.ts'

export interface Example {
  text: string
  names: {start: number; end: number; type: 'person' | 'organization' | 'place' | 'other'}[]
}

const types = {PER: 'person', ORG: 'organization', LOC: 'place', MISC: 'other'} as const

/** Reads `../shared/data/ner/NAME.jsonl` (`toks`, `ws`, `ents`). Returns the text, made of the tokens and their blanks, with UTF-16 offsets into it. */
export function readExamples(name: string): Example[] {
  return readFileSync(shared(`ner/${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map(line => {
      const {toks, ws, ents} = JSON.parse(line) as {
        toks: string[]
        ws: number[]
        ents: [number, number, keyof typeof types][]
      }
      let text = ''
      const starts = toks.map((token, i) => {
        const start = text.length
        text += token + (ws[i] && i < toks.length - 1 ? ' ' : '')
        return start
      })
      return {
        text,
        names: ents.map(([from, to, type]) => ({
          start: starts[from]!,
          end: starts[to - 1]! + toks[to - 1]!.length,
          type: types[type]
        }))
      }
    })
}

/** Returns labels for our own tokens. A name that ends inside a token is extended to its end; this happens for about thirty of 40,000 names. */
export function labelled({text, names}: Example): {found: Tokens; labels: Uint8Array} {
  const found = tokens(text)
  const labels = new Uint8Array(found.count)
  for (const {start, end, type} of names) {
    const covered: number[] = []
    for (let at = 0; at < found.count; at++) if (found.start[at]! < end && found.end[at]! > start) covered.push(at)
    if (covered.length === 0 || covered.some(at => labels[at])) continue
    const kind = nameTypes.indexOf(type)
    covered.forEach((at, i) => {
      const place = covered.length === 1 ? unit : i === 0 ? begin : i === covered.length - 1 ? last : inside
      labels[at] = labelOf(kind, place)
    })
  }
  return {found, labels}
}
