/** `claimdown/remark`: claims in a unified pipeline. */

import type {ListItem, Nodes, Root} from 'mdast'
import type {Processor, Transformer} from 'unified'
import {readCitationItems} from './language/citation-items.ts'
import {registered} from './language/vocabulary.ts'
import {lint} from './lint/lint.ts'
import type {Document} from './model/document.ts'
import {type Budget, findTooMuch} from './parse/budget.ts'
import {type Parsed, parse, read} from './parse/parse.ts'

import {findMarkdown, markdownSyntax} from './syntax/markdown.ts'
import {walk} from './syntax/walk.ts'

export type * from './model/csl.ts'
export type * from './model/document.ts'
export type {Budget} from './parse/budget.ts'
export type {Span} from './text/span.ts'

/** Options of the plugin. */
export interface Options extends Budget {
  /** Whether annotations become `<span data-claim="c1">` and the like. Default: true. */
  html?: boolean
  /**
   * Prints a citation behind the words of each `:cite[words]{source=…}`, and a list of references at the end, in this
   * style. Needs the optional peer `@citation-js/plugin-csl`, and a pipeline that may wait (`process`, not `processSync`).
   */
  citations?: 'apa' | 'chicago' | 'mla'
  /** BCP 47, for the citations. Default: `en-US`. */
  locale?: string
  /** What stands above the list. Default: `References`. */
  heading?: string
}

/**
 * A plugin for remark: `remark().use(claimdown)`. It leaves the document in
 * `file.data.claimdown`, its claims in `file.data.claims`, what was noticed in `file.messages`, and gives each annotation what remark-rehype needs to
 * make `<span data-claim="c1">` of it. Implicit claims, sources and relations are no text, so they make nothing.
 *
 * It brings the syntax (`claimdownSyntax`), and takes the place of remark-directive, whose directives have no guard. The document is read when the
 * file is parsed, from the tree that the parser gave: it is what the Markdown says, whatever other plugins do to the tree before or after.
 */
export default function claimdown(
  this: Processor,
  {html = true, citations, locale = 'en-US', heading = 'References', ...budget}: Options = {}
): Transformer<Root> {
  // Both attach once the plugins that are listed have, first the syntax.
  this.use(markdownSyntax, registered).use(withinBudget, budget).use(readWhenParsed)
  return (tree, file) => {
    const {value, diagnostics, place} = readings.get(tree) ?? readings.get(file) ?? readLate(tree, file)
    Object.assign(file.data, {claimdown: value, claims: value.claims})
    for (const {code, severity, message, place: at, actual, expected} of [...diagnostics, ...lint(value).map(place)]) {
      const options = {ruleId: code, source: 'claimdown', ...(at && {place: at})}
      const told = severity === 'hint' ? file.info(message, options) : file.message(message, options)
      if (actual !== undefined) told.actual = actual
      if (expected) told.expected = [...expected]
    }
    const finish = (): undefined => {
      if (html) toHtml(tree)
    }
    return citations ? printCitations(tree, value, {style: citations, locale, heading}).then(finish) : finish()
  }
}

/**
 * The syntax alone, for pipelines of one's own: front matter, tables, footnotes, strikethrough, the directives and no others, and constructs
 * that keep hostile input from taking long. Place it anywhere among the plugins; it works on the parser that the processor ends up with.
 * Markdown beyond the budget, which is that of `parse`, gives an empty tree and a message (`too-long`, `limit`).
 */
export function claimdownSyntax(this: Processor, budget: Budget = {}): undefined {
  this.use(markdownSyntax, registered).use(withinBudget, budget)
}

/** Parses nothing instead of Markdown beyond the budget, and says so. */
function withinBudget(this: Processor, budget: Budget): undefined {
  const {parser} = this
  if (!parser) return
  this.parser = (source, file) => {
    const tooMuch = findTooMuch(source, budget)
    if (!tooMuch) return parser(source, file)
    file.message(tooMuch.message, {ruleId: tooMuch.code, source: 'claimdown'})
    return parser('', file)
  }
}

/** Reads the document as soon as there is a tree, before any other plugin sees it. */
function readWhenParsed(this: Processor): undefined {
  const {parser} = this
  if (!parser) return
  this.parser = (source, file) => {
    const tree = parser(source, file) as Root
    const found = findMarkdown(tree)
    if (found) {
      const parsed = read(found)
      readings.set(tree, parsed).set(file, parsed)
    }
    return tree
  }
}

/** By tree and by file: a plugin may put another tree in the place of the one that was parsed. */
const readings = new WeakMap<object, Parsed>()

/** A tree that was not parsed by this processor: with the syntax by another one, or without it. Only in the last case is the Markdown parsed again. */
function readLate(tree: Root, file: VFile): Parsed {
  const found = findMarkdown(tree)
  if (found) return read(found)
  const message =
    'This tree was parsed without the syntax of claimdown, expected `claimdownSyntax` in the processor that parses; the Markdown was parsed again'
  file.info(message, {ruleId: 'foreign-tree', source: 'claimdown'})
  return parse(String(file))
}

type VFile = Parameters<Transformer>[1]

/** Citations behind the words that carry them, and the list of references. */
async function printCitations(
  tree: Root,
  {sources}: Document,
  {heading, ...options}: {style: 'apa' | 'chicago' | 'mla'; locale: string; heading: string}
): Promise<undefined> {
  const {references} = await import('./cite/references.ts')
  const cites: Extract<Nodes, {type: 'textDirective'}>[] = []
  for (const node of walk(tree)) {
    if (node.type === 'textDirective' && node.name === 'cite' && node.attributes?.source) cites.push(node)
  }
  const groups = cites.map(({attributes}) => readCitationItems(attributes!.source!))
  const printed = await references(sources, groups, options)
  for (const [index, node] of cites.entries()) {
    const value = printed.citations[index]!
    if (value) node.children.push({type: 'text', value: node.children.length ? ` ${value}` : value})
  }
  if (printed.bibliography.length === 0) return undefined
  const items = printed.bibliography.map(
    (value): ListItem => ({
      type: 'listItem',
      spread: false,
      children: [{type: 'paragraph', children: [{type: 'text', value}]}]
    })
  )
  tree.children.push(
    {type: 'heading', depth: 2, children: [{type: 'text', value: heading}]},
    {type: 'list', spread: false, children: items}
  )
  return undefined
}

/** Tells remark-rehype what to make of each directive. */
function toHtml(tree: Root): void {
  for (const node of walk(tree)) {
    if (node.type === 'leafDirective' || (node.type === 'textDirective' && node.children.length === 0)) {
      // Nothing to see, but a place to link to.
      node.children = []
      node.data = Object.assign(node.data ?? {}, {
        hName: 'span',
        hProperties: {hidden: true, ...properties(node.name, node.attributes)}
      })
    } else if (node.type === 'textDirective' || node.type === 'containerDirective') {
      const hName = node.type === 'textDirective' ? 'span' : 'div'
      node.data = Object.assign(node.data ?? {}, {hName, hProperties: properties(node.name, node.attributes)})
    }
  }
}

/** `data-claim="c1"`; names are ours, so no author can set another property. */
function properties(
  name: string,
  attributes: Record<string, string | null | undefined> | null | undefined
): Record<string, string> {
  const table = new Map(Object.entries(attributes ?? {}))
  const found: Record<string, string> = {
    [`data${name[0]!.toUpperCase()}${name.slice(1)}`]: table.get('id') ?? table.get('ref') ?? ''
  }
  for (const key of ['kind', 'by', 'claim', 'part'] as const) {
    const value = table.get(key)
    if (value) found[`data${key[0]!.toUpperCase()}${key.slice(1)}`] ??= value
  }
  return found
}
