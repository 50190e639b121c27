/** A document as ordinary Markdown: its claims numbered, their grounds and sources in footnotes. */

import type {Nodes} from 'mdast'
import type {Source} from '../model/csl.ts'
import type {Claim, Document, Evidence, Relation} from '../model/document.ts'
import {applyEdits} from '../model/edit.ts'
import {fullName, holderName} from '../model/names.ts'
import type {Diagnostic, Edit, Reading} from '../model/reading.ts'
import {markdown} from '../syntax/markdown.ts'
import {project} from '../syntax/text-map.ts'
import {groupBy} from '../text/list.ts'
import {words} from '../text/span.ts'
import {writeCitationItems} from './citation-items.ts'
import {parse} from './parse.ts'
import {strip} from './strip.ts'
import {registered} from './vocabulary.ts'

/**
 * Annotated Markdown → GFM that reads well on GitHub: a mark after each claim and each piece of evidence, and a footnote
 * with its kind, who asserts it, what speaks for and against it, and its sources. The text is the same; implicit claims
 * stand in the notes of what they bear on. A mark that Markdown would read as letters is left out and told.
 */
export function toFootnotes(source: string): Reading<string> {
  const {value: document, place} = parse(source)
  const bare = strip(source)
  const tree = markdown(bare, registered)
  const {map} = project(tree)
  if (map.text !== document.text) {
    const message =
      'Without its annotations this Markdown reads otherwise, expected the same text; no footnote was written'
    return {value: bare, diagnostics: [{code: 'other-text', severity: 'error', message}]}
  }
  const taken = new Set(labelsIn(tree.tree))
  const statements = [...document.claims, ...document.evidence].toSorted((a, b) => a.span.end - b.span.end)
  const labels = new Map<string, string>()
  for (const {id} of statements) {
    let label = id
    while (taken.has(label.toLowerCase())) label = `${label}-`
    taken.add(label.toLowerCase())
    labels.set(id, label)
  }

  const diagnostics: Diagnostic[] = []
  const marks: (Edit & {id: string})[] = []
  for (const {id, span, ...rest} of statements) {
    if ('words' in rest) continue
    const found = map.findPlace(span)
    const at = found && endOutsideOf(tree.tree, found.end.offset)
    if (at === undefined)
      diagnostics.push(
        place({
          code: 'no-place',
          severity: 'warning',
          message: `\`${id}\` has no mark: its words have no one place`,
          span
        })
      )
    else marks.push({start: at, end: at, content: `[^${labels.get(id)}]`, id})
  }

  // A mark in code is letters: those that did not arrive are taken back.
  const ordered = marks.toSorted((a, b) => a.start - b.start)
  const definitions = new Map(statements.map(statement => [statement.id, noteOf(statement, document, labels)]))
  const usual = /\r\n|\r|\n/.exec(bare)?.[0] ?? '\n'
  const write = (edits: readonly (Edit & {id: string})[]): string => {
    const ids = new Set(edits.map(({id}) => id))
    const notes = [...definitions].filter(([id]) => ids.has(id)).map(([id, note]) => `[^${labels.get(id)}]: ${note}`)
    const body = applyEdits(bare, edits).replace(/(?<![\r\n])[\r\n]+$/, '')
    return `${body}${notes.map(note => `${usual}${usual}${note}`).join('')}${usual}`
  }
  const arrived = new Set(labelsIn(markdown(write(ordered), registered).tree, 'footnoteReference'))
  const kept = ordered.filter(({id}) => arrived.has(labels.get(id)!.toLowerCase()))
  for (const {id} of ordered) {
    if (!kept.some(mark => mark.id === id))
      diagnostics.push({
        code: 'no-place',
        severity: 'warning',
        message: `\`${id}\` has no mark: Markdown would read it as letters there`
      })
  }
  return {value: kept.length ? write(kept) : bare, diagnostics}
}

function labelsIn(tree: Nodes, type?: string): string[] {
  const found: string[] = []
  const stack: Nodes[] = [tree]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if ('children' in node) stack.push(...(node.children as Nodes[]))
    if ((node.type === 'footnoteDefinition' || node.type === 'footnoteReference') && (type ?? node.type) === node.type)
      found.push(node.identifier.toLowerCase())
  }
  return found
}

/** The offset, or the end of the link or code that it is in. */
function endOutsideOf(tree: Nodes, offset: number): number {
  let node: Nodes | undefined = tree
  while (node && 'children' in node) {
    const next: Nodes | undefined = (node.children as Nodes[]).find(
      ({position}) => position!.start.offset! < offset && offset <= position!.end.offset!
    )
    if (next && (next.type === 'link' || next.type === 'linkReference' || next.type === 'inlineCode'))
      return next.position!.end.offset!
    node = next
  }
  return offset
}

/** One footnote, one line. */
function noteOf(statement: Claim | Evidence, document: Document, labels: ReadonlyMap<string, string>): string {
  const {id, type, kind, by, cue, certainty, status, because, supersededBy, sources = []} = statement
  const about = [
    `${type === 'claim' ? 'Claim' : 'Evidence'}${kind ? ` of ${kind}` : ''}`,
    by && `by ${by.map(holder => holderName(document, holder)).join(', reporting ')}${cue ? ` (“${cue}”)` : ''}`,
    certainty,
    status && `${status}${because ? `: ${because}` : ''}${supersededBy ? `, see ${supersededBy}` : ''}`
  ].filter(part => part)
  const bearing = groupBy(
    document.relations.filter(({to}) => to === id),
    ({kind}) => kind
  )
  const sentences = [`**${id}** ${markdownOf(about.join(', '))}.`]
  for (const [kind, relations] of bearing) {
    sentences.push(`${headings[kind]}: ${relations.map(relation => speakers(relation, document, labels)).join('; ')}.`)
  }
  if (sources.length) {
    const cited = sources.map(item => {
      const source = document.sources.find(({id}) => id === item.id)
      const [, locator] = /,(.*)$/s.exec(writeCitationItems([item])) ?? []
      return `${source ? reference(source) : markdownOf(item.id)}${locator ? `,${markdownOf(locator)}` : ''}`
    })
    sentences.push(`Source: ${cited.join('; ')}.`)
  }
  return sentences.join(' ').replace(/[\r\n]+/g, ' ')
}

const headings: Readonly<Record<Relation['kind'], string>> = {
  supports: 'Supported by',
  attacks: 'Attacked by',
  undercuts: 'Undercut by',
  restates: 'Restated by',
  qualifies: 'Qualified by'
}

function speakers({from, linked = []}: Relation, document: Document, labels: ReadonlyMap<string, string>): string {
  return [from, ...linked]
    .map(id => {
      const statement = [...document.claims, ...document.evidence].find(statement => statement.id === id)
      if (!statement) return markdownOf(id)
      const isImplicit = 'words' in statement
      const said = markdownOf(
        (isImplicit ? statement.words! : words(document.text, statement.span)).replace(/\s+/g, ' ')
      )
      return isImplicit ? `“${said}” (implicit)` : `“${said}”[^${labels.get(id)}]`
    })
    .join(' with ')
}

/** Author, title, where and when: for a full reference in a style there is `claimdown/cite`. */
function reference({author, title, issued, URL, ...source}: Source): string {
  const [from] = issued?.['date-parts'] ?? []
  const parts = [
    author?.map(fullName).join(', '),
    title && `*${markdownOf(title)}*`,
    source['container-title'] ?? source.publisher,
    from?.join('-') ?? issued?.raw,
    URL && `<${URL.replace(/[<>\s]/g, encodeURIComponent)}>`
  ]
  return (
    parts
      .map((part, index) => (part && index !== 1 && index !== 4 ? markdownOf(String(part)) : part))
      .filter(part => part)
      .join(', ') || markdownOf(source.id)
  )
}

function markdownOf(text: string): string {
  return text.replace(/[\\[\]*_`<>&:!~|$^#]/g, '\\$&')
}
