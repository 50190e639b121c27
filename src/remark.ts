/** `claimdown/remark`: claims in a unified pipeline. */

import type {ListItem, Nodes, Root} from 'mdast'
import type {Processor, Transformer} from 'unified'
import {registered} from './language/vocabulary.ts'
import {lint} from './lint/lint.ts'
import {readCitationItems} from './model/citation-items.ts'
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
   * Prints a citation after the words of each `:cite[words]{source=…}`, and a list of references at the end, in this
   * style. Needs the optional peer `@citation-js/plugin-csl`, and an asynchronous pipeline (`process`, not `processSync`).
   */
  citations?: 'apa' | 'chicago' | 'mla'
  /** The language of the citations, as a BCP 47 tag. Default: `en-US`. */
  locale?: string
  /** The heading of the list. Default: `References`. */
  heading?: string
}

/**
 * A plugin for remark: `remark().use(claimdown)`. It puts the document (a `Document`) into `file.data.claimdown`, its claims into `file.data.claims`
 * and the diagnostics into `file.messages`. It gives each annotation the data with which remark-rehype makes `<span data-claim="c1">` of it. Implicit
 * claims, sources and relations become hidden elements without text.
 *
 * The plugin adds the syntax (`claimdownSyntax`). Use it in place of remark-directive, which reads every `:name` as a directive. The document is read
 * when the file is parsed, so it is what the Markdown says, whatever other plugins do to the tree before or after.
 *
 * Spans in the document are UTF-16 offsets into its text. Content never throws.
 *
 * @throws Error with its `cause` when `citations` is set and the optional peer is not installed.
 */
export default function claimdown(
  this: Processor,
  {html = true, citations, locale = 'en-US', heading = 'References', ...budget}: Options = {}
): Transformer<Root> {
  // Both take effect after the plugins that the user lists, the syntax first.
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
 * The syntax alone, for a user's own pipeline: front matter, tables, footnotes, strikethrough, our directives and no others, and constructs
 * that keep hostile input from taking long. Its position among the plugins does not matter: it changes the parser that the processor ends up with.
 * Markdown beyond the budget, which is that of `parse`, gives an empty tree and a message (`too-long`, `limit`).
 */
export function claimdownSyntax(this: Processor, budget: Budget = {}): undefined {
  this.use(markdownSyntax, registered).use(withinBudget, budget)
}

/** Parses an empty string in place of Markdown beyond the budget, and reports it. */
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

/** Reads the document right after parsing, before any other plugin changes the tree. */
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

/** By tree and by file, because a plugin may replace the tree that was parsed. */
const readings = new WeakMap<object, Parsed>()

/** Reads a tree that this processor did not parse. If it was parsed without the syntax, the Markdown is parsed again. */
function readLate(tree: Root, file: VFile): Parsed {
  const found = findMarkdown(tree)
  if (found) return read(found)
  const message =
    'This tree was parsed without the syntax of claimdown, expected `claimdownSyntax` in the processor that parses; the Markdown was parsed again'
  file.info(message, {ruleId: 'foreign-tree', source: 'claimdown'})
  return parse(String(file))
}

type VFile = Parameters<Transformer>[1]

/** Adds citations after the words that they belong to, and the list of references. */
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

/** Sets the element that remark-rehype makes of each directive. */
function toHtml(tree: Root): void {
  for (const node of walk(tree)) {
    if (node.type === 'leafDirective' || (node.type === 'textDirective' && node.children.length === 0)) {
      // Invisible, but a target for links.
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

/** Properties such as `data-claim="c1"`. The names are fixed, so an author cannot set any other property. */
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
