/** A copy of a text, in whatever it came, as Markdown that annotations can be written into. */

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
  /** What a reader of it sees; read when it is first asked for. */
  text(): string
  /** The front matter that it has of its own. */
  frontMatter: string
}

/** Markdown and plain text are read as Markdown, pages (by their ending, or by how they begin) as HTML. */
export async function readTextCopy(world: World, name: string, options?: ReadOptions): Promise<TextCopy> {
  const path = options?.typed ? await resolvePath(world, name) : name
  const {text: content} = await world.files.read(path, options)
  const isHtml = /\.x?html?$/i.test(path) || /^\s*(?:<!doctype html|<html[\s>])/i.test(content)
  if (!isHtml) {
    const {block, body} = splitFrontMatter(content)
    return {path, source: body, text: lazy(() => parse(body).value.text), frontMatter: block}
  }
  // The parser of HTML is large, and most copies are none.
  const {htmlText} = await import('../html/html-text.ts')
  const {text} = htmlText(content)
  const source = findEscaped(text)
  if (source === undefined)
    throw new UsageProblem(`${path} has text that Markdown cannot spell, expected a page of prose`)
  return {path, source: `${source}\n`, text: lazy(() => parse(source).value.text), frontMatter: ''}
}
