/** `claimdown/remark`: claims in a unified pipeline. */

import type {ListItem, Nodes, Root} from 'mdast'
import {directiveFromMarkdown} from 'mdast-util-directive'
import {lint} from './lint/lint.ts'
import type {Document} from './model/document.ts'
import {readCitationItems} from './parse/citation-items.ts'
import {parse} from './parse/parse.ts'
import {registered} from './parse/vocabulary.ts'
import {guardedDirectives} from './syntax/guard.ts'

export type * from './model/csl.ts'
export type * from './model/document.ts'
export type {Span} from './text/span.ts'

/** The parts of a vfile that the plugin uses. */
export interface File {
  data: object & {claimdown?: Document; claims?: Document['claims']}
  message(
    reason: string,
    options?: {place?: unknown; ruleId?: string; source?: string}
  ): {fatal?: boolean | null | undefined}
}

/** The parts of a unified processor that the plugin uses. */
export interface Processor {
  data(): object & {micromarkExtensions?: unknown[]; fromMarkdownExtensions?: unknown[]}
}

export interface Options {
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
 * A plugin for remark: `remark().use(claimdown)`. It reads our directives and no others, leaves the document in
 * `file.data.claimdown`, its claims in `file.data.claims`, what was noticed in `file.messages`, and gives each annotation what remark-rehype needs to
 * make `<span data-claim="c1">` of it. Implicit claims, sources and relations are no text, so they make nothing.
 *
 * Put it before remark-gfm and in place of remark-directive, whose directives have no guard.
 */
export default function claimdown(
  this: Processor,
  {html = true, citations, locale = 'en-US', heading = 'References'}: Options = {}
): (tree: Root, file: File) => undefined | Promise<void> {
  const data = this.data()
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), guardedDirectives(registered)]
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), directiveFromMarkdown()]
  return (tree, file) => {
    const parsed = parse(String(file))
    file.data.claimdown = parsed.value
    file.data.claims = parsed.value.claims
    for (const {code, severity, message, place} of [...parsed.diagnostics, ...lint(parsed.value).map(parsed.place)]) {
      const noticed = file.message(message, {ruleId: code, source: 'claimdown', ...(place && {place})})
      if (severity === 'hint') noticed.fatal = null
    }
    if (citations) {
      return printCitations(tree, parsed.value, {style: citations, locale, heading}).then(() => {
        if (html) toHtml(tree)
      })
    }
    if (html) toHtml(tree)
    return undefined
  }
}

/** Citations behind the words that carry them, and the list of references. */
async function printCitations(
  tree: Root,
  {sources}: Document,
  {heading, ...options}: {style: 'apa' | 'chicago' | 'mla'; locale: string; heading: string}
): Promise<void> {
  const {references} = await import('./cite/references.ts')
  const cites: Extract<Nodes, {type: 'textDirective'}>[] = []
  const stack: Nodes[] = [tree]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if ('children' in node) for (const child of node.children.toReversed()) stack.push(child as Nodes)
    if (node.type === 'textDirective' && node.name === 'cite' && node.attributes?.source) cites.push(node)
  }
  const groups = cites.map(({attributes}) => readCitationItems(attributes!.source!))
  const printed = await references(sources, groups, options)
  for (const [index, node] of cites.entries()) {
    const value = printed.citations[index]!
    if (value) node.children.push({type: 'text', value: node.children.length ? ` ${value}` : value})
  }
  if (printed.bibliography.length === 0) return
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
}

/** Tells remark-rehype what to make of each directive. */
function toHtml(tree: Root): void {
  const stack: Nodes[] = [tree]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if ('children' in node) for (const child of node.children) stack.push(child as Nodes)
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
