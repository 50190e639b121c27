/** A copy of a text, in Markdown, plain text or HTML, as Markdown that annotations can be written into. */

import {lazy} from '../base/lazy.ts'
import {splitFrontMatter} from '../front-matter/split.ts'
import type {ReadOptions} from '../node/file-system.ts'
import {parse} from '../parse/parse.ts'
import {findEscaped} from '../write/escape.ts'
import {resolvePath} from './load.ts'
import {UsageProblem, type World} from './world.ts'

export interface TextCopy {
  path: string
  /** Markdown without front matter. */
  source: string
  /** The text that a reader sees; parsed on the first call. */
  text(): string
  /** The front matter of the copy itself. */
  frontMatter: string
}

/**
 * Reads a copy. What ends in `.html` or begins as a page does is read as HTML, everything else as Markdown.
 *
 * @throws FileProblem when it cannot be read, UsageProblem when a page has text that Markdown cannot spell.
 */
export async function readTextCopy(world: World, name: string, options?: ReadOptions): Promise<TextCopy> {
  const path = options?.typed ? await resolvePath(world, name) : name
  const {text: content} = await world.files.read(path, options)
  const isHtml = /\.x?html?$/i.test(path) || /^\s*(?:<!doctype html|<html[\s>])/i.test(content)
  if (!isHtml) {
    const {block, body} = splitFrontMatter(content)
    return {path, source: body, text: lazy(() => parse(body).value.text), frontMatter: block}
  }
  // The parser of HTML is large, and most copies are not HTML.
  const {htmlText} = await import('../html/html-text.ts')
  const {text} = htmlText(content)
  const source = findEscaped(text)
  if (source === undefined)
    throw new UsageProblem(`${path} has text that Markdown cannot spell, expected a page of prose`)
  return {path, source: `${source}\n`, text: lazy(() => parse(source).value.text), frontMatter: ''}
}
