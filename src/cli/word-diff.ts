/** Two texts as one, with what was taken out and what was put in. */

import {diffArrays} from 'diff'
import type {World} from './world.ts'

/** A stretch of both texts, or of one. */
interface Piece {
  of: 'both' | 'old' | 'new'
  text: string
}

/** Old words in red and new words in green, with a blank between; without colour `[-old-]{+new+}`. */
export function wordDiff(before: string, after: string, {colors}: Pick<World, 'colors'>): string {
  const list = joined(pieces(before, after))
  return list
    .map(({of, text}, index) => {
      if (of === 'both') return text
      if (of === 'old') return taken(text, colors)
      const previous = list[index - 1]
      const isBeside = colors.isColorSupported && previous?.of === 'old' && !/\s$/.test(previous.text)
      return (isBeside ? ' ' : '') + put(text, colors)
    })
    .join('')
}

function taken(text: string, {isColorSupported, red}: World['colors']): string {
  return isColorSupported ? red(text) : marked(text, '[-', '-]')
}

function put(text: string, {isColorSupported, green}: World['colors']): string {
  return isColorSupported ? green(text) : marked(text, '{+', '+}')
}

/** White space at the end stands outside the marks. */
function marked(text: string, open: string, close: string): string {
  const words = text.trimEnd()
  return words === '' ? open + text + close : open + words + close + text.slice(words.length)
}

function pieces(before: string, after: string): Piece[] {
  return diffArrays(tokensOf(before), tokensOf(after)).map(({added, removed, value}) => ({
    of: added ? 'new' : removed ? 'old' : 'both',
    text: value.join('')
  }))
}

/** White space between two changes belongs to both of them, so that a phrase is marked as a whole. */
function joined(list: readonly Piece[]): Piece[] {
  const found: Piece[] = []
  let [old, now] = ['', '']
  const close = (): void => {
    if (old) found.push({of: 'old', text: old})
    if (now) found.push({of: 'new', text: now})
    ;[old, now] = ['', '']
  }
  for (const [index, {of, text}] of list.entries()) {
    if (of === 'old') old += text
    else if (of === 'new') now += text
    else if ((old || now) && /^\s+$/.test(text) && index < list.length - 1) {
      old += text
      now += text
    } else {
      close()
      found.push({of, text})
    }
  }
  close()
  return found
}

/** Words with apostrophes and points inside, white space, and each other sign alone. */
function tokensOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+(?:[’'.-][\p{L}\p{N}\p{M}]+)*|\s+|[^\s\p{L}\p{N}\p{M}]/gu) ?? []
}
