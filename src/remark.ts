/** `claimdown/remark`: claims in a unified pipeline. */

import type {Nodes, Root} from 'mdast'
import {directiveFromMarkdown} from 'mdast-util-directive'
import {lint} from './lint/lint.ts'
import type {Document} from './model/document.ts'
import {parse} from './parse/parse.ts'
import {registered} from './parse/vocabulary.ts'
import {guardedDirectives} from './syntax/guard.ts'

export type * from './model/csl.ts'
export type * from './model/document.ts'
export type {Span} from './text/span.ts'

/** The parts of a vfile that the plugin uses. */
export interface File {
  data: object & {claimdown?: Document}
  message(
    reason: string,
    options?: {place?: unknown; ruleId?: string; source?: string}
  ): {fatal?: boolean | null | undefined}
}

/** The parts of a unified processor that the plugin uses. */
export interface Processor {
  data(): object & {micromarkExtensions?: unknown[]; fromMarkdownExtensions?: unknown[]}
}

/**
 * A plugin for remark: `remark().use(claimdown)`. It reads our directives and no others, leaves the document in
 * `file.data.claimdown`, what was noticed in `file.messages`, and gives each annotation what remark-rehype needs to
 * make `<span data-claim="c1">` of it. Implicit claims, sources and relations are no text, so they make nothing.
 *
 * Put it before remark-gfm and in place of remark-directive, whose directives have no guard.
 */
export default function claimdown(this: Processor): (tree: Root, file: File) => void {
  const data = this.data()
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), guardedDirectives(registered)]
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), directiveFromMarkdown()]
  return (tree, file) => {
    const parsed = parse(String(file))
    file.data.claimdown = parsed.value
    for (const {code, severity, message, place} of [...parsed.diagnostics, ...lint(parsed.value).map(parsed.place)]) {
      const noticed = file.message(message, {ruleId: code, source: 'claimdown', ...(place && {place})})
      if (severity === 'hint') noticed.fatal = null
    }
    toHtml(tree)
  }
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
