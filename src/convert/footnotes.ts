/** Converts annotated Markdown to ordinary Markdown with footnotes. */

import type {Nodes} from 'mdast'
import {firstWhere} from '../base/binary-search.ts'
import {groupBy} from '../base/group-by.ts'
import {because} from '../base/message.ts'
import {registered} from '../language/vocabulary.ts'
import {writeCitationItems} from '../model/citation-items.ts'
import type {Source} from '../model/csl.ts'
import {findDateWords} from '../model/csl-date.ts'
import type {Claim, Document, Evidence, Relation} from '../model/document.ts'
import {applyEdits} from '../model/edit.ts'
import {fullName, holderChain, holderNames} from '../model/names.ts'
import {quotationOf} from '../model/quotation.ts'
import type {Diagnostic, Edit, Reading} from '../model/reading.ts'
import {firstById, statementsById} from '../model/statements.ts'
import type {Budget} from '../parse/budget.ts'
import {type Parsed, read} from '../parse/parse.ts'
import {type Markdown, markdown} from '../syntax/markdown.ts'
import {project} from '../syntax/text-map.ts'
import {walk} from '../syntax/walk.ts'
import {usualLineEnding} from '../text/lines.ts'
import {findBeyond} from '../write/read-source.ts'
import {removals, strip} from '../write/strip.ts'

/**
 * Converts annotated Markdown to GFM for readers on GitHub. Each claim and each piece of evidence gets a footnote with its kind, who
 * asserts it, what supports and attacks it, and its sources. The text stays the same. An implicit claim is quoted in the footnotes
 * of the statements that it supports or attacks, or else in a paragraph at the end. A footnote mark that Markdown would read as text is left out and
 * reported. Markdown beyond the budget is not changed, and is reported.
 *
 * @throws TypeError when `source` is not a string.
 */
export function toFootnotes(source: string, budget: Budget = {}): Reading<string> {
  const beyond = findBeyond(source, budget)
  if (beyond) return {value: source, diagnostics: [beyond]}
  const annotated = markdown(source, registered)
  const parsed = read(annotated)
  const notes = notesOf(parsed.value, footnoteLabels(annotated.tree))
  const bare = removals(annotated)
  const {marks, diagnostics} = marksOf(parsed, annotated.tree, notes, bare)

  // Marks that Markdown reads as text are removed again.
  let kept = marks
  let value = write(annotated, bare, kept, notes)
  let result = value === source ? annotated : markdown(value, registered)
  const arrived = footnoteLabels(result.tree, 'footnoteReference')
  kept = marks.filter(({id}) => arrived.has(notes.get(id)!.label.toLowerCase()))
  if (kept.length < marks.length) {
    const lost = new Set(marks.filter(mark => !kept.includes(mark)).map(({id}) => id))
    for (const id of lost) diagnostics.push(noPlace(id, 'Markdown would read it as letters there'))
    value = write(annotated, bare, kept, notes)
    result = markdown(value, registered)
  }
  if (value !== source && !project(result).map.text.startsWith(parsed.value.text)) {
    const message =
      'Without its annotations this Markdown reads otherwise, expected the same text; no footnote was written'
    return {value: strip(source, budget).value, diagnostics: [{code: 'other-reading', severity: 'error', message}]}
  }
  return {value: withUnmentioned(value, parsed.value, kept, notes), diagnostics}
}

/** The footnote of a statement. */
interface Note {
  label: string
  text: string
}

/** The edit that inserts a footnote mark. */
interface Mark extends Edit {
  id: string
}

/** The notes of all statements by id, in the order in which their words end. */
function notesOf(document: Document, taken: Set<string>): Map<string, Note> {
  const statements = [...document.claims, ...document.evidence].toSorted((a, b) => a.span.end - b.span.end)
  const notes = new Map<string, Note>()
  for (const {id} of statements) {
    if (notes.has(id)) continue
    let label = id
    while (taken.has(label.toLowerCase())) label = `${label}-`
    taken.add(label.toLowerCase())
    notes.set(id, {label, text: ''})
  }
  const index: Index = {
    document,
    notes,
    statements: statementsById(document),
    sources: firstById(document.sources),
    nameOf: holderNames(document),
    bearing: groupBy(document.relations, ({to}) => to)
  }
  for (const statement of statements) {
    const note = notes.get(statement.id)!
    if (note.text === '') note.text = noteOf(statement, index)
  }
  return notes
}

/** Lookups for writing footnotes. */
interface Index {
  document: Document
  notes: ReadonlyMap<string, Note>
  statements: ReadonlyMap<string, Claim | Evidence>
  sources: ReadonlyMap<string, Source>
  nameOf: (holder: string) => string
  /** Relations by the id of their target. */
  bearing: ReadonlyMap<string, Relation[]>
}

/** Places a mark at the end of each statement's words, outside links, code and removed annotations. */
function marksOf(
  {value: document, map, place}: Parsed,
  tree: Nodes,
  notes: ReadonlyMap<string, Note>,
  bare: readonly Edit[]
): {marks: Mark[]; diagnostics: Diagnostic[]} {
  const marks: Mark[] = []
  const diagnostics: Diagnostic[] = []
  for (const {id, span, ...rest} of [...document.claims, ...document.evidence]) {
    if ('words' in rest) continue
    const found = map.findPlace(span)
    if (!found) {
      diagnostics.push(place({...noPlace(id, 'its words have no one place'), span}))
      continue
    }
    const at = startOfRemoval(bare, endOutsideOf(tree, found.end.offset))
    marks.push({start: at, end: at, content: `[^${notes.get(id)!.label}]`, id})
  }
  return {marks: marks.toSorted((a, b) => a.start - b.start), diagnostics}
}

function noPlace(id: string, reason: string): Diagnostic {
  return {code: 'no-place', severity: 'warning', ...because(`\`${id}\` has no mark`, reason), ids: [id]}
}

/** Writes the Markdown without annotations, with marks, and with the footnotes at its end. */
function write(
  {source}: Markdown,
  bare: readonly Edit[],
  marks: readonly Mark[],
  notes: ReadonlyMap<string, Note>
): string {
  if (marks.length === 0) return applyEdits(source, bare)
  const usual = usualLineEnding(source)
  const marked = new Set(marks.map(({id}) => id))
  const definitions = [...notes]
    .filter(([id]) => marked.has(id))
    .map(([, {label, text}]) => `${usual}${usual}[^${label}]: ${text}`)
  return `${withoutLastLines(applyEdits(source, [...bare, ...marks]))}${definitions.join('')}${usual}`
}

/** Adds a paragraph for each implicit claim that no footnote mentions, or that has grounds of its own. */
function withUnmentioned(
  value: string,
  {claims, relations}: Document,
  marks: readonly Mark[],
  notes: ReadonlyMap<string, Note>
): string {
  const marked = new Set(marks.map(({id}) => id))
  const speaking = new Set(
    relations.filter(({to}) => marked.has(to)).flatMap(({from, linked = []}) => [from, ...linked])
  )
  const spokenOf = new Set(relations.map(({to}) => to))
  const told = claims.filter(({id, words}) => words !== undefined && (!speaking.has(id) || spokenOf.has(id)))
  if (told.length === 0) return value
  const usual = usualLineEnding(value)
  const paragraphs = [...new Set(told.map(({id}) => notes.get(id)!.text))]
  const body = withoutLastLines(value)
  return `${body}${body === '' ? '' : `${usual}${usual}`}${paragraphs.join(`${usual}${usual}`)}${usual}`
}

function withoutLastLines(source: string): string {
  let end = source.length
  while (source[end - 1] === '\n' || source[end - 1] === '\r') end--
  return source.slice(0, end)
}

/** The labels of footnotes, in lower case. */
function footnoteLabels(tree: Nodes, type?: string): Set<string> {
  const found = new Set<string>()
  for (const node of walk(tree)) {
    if ((node.type === 'footnoteDefinition' || node.type === 'footnoteReference') && (type ?? node.type) === node.type)
      found.add(node.identifier.toLowerCase())
  }
  return found
}

/** Returns the offset, or the end of the link or code around it. */
function endOutsideOf(tree: Nodes, offset: number): number {
  let node: Nodes | undefined = tree
  while (node && 'children' in node) {
    const next: Nodes | undefined = childBefore(node.children as Nodes[], offset)
    if (next && (next.type === 'link' || next.type === 'linkReference' || next.type === 'inlineCode'))
      return next.position!.end.offset!
    node = next
  }
  return offset
}

/** Returns the offset, or the start of the removal around it. */
function startOfRemoval(bare: readonly Edit[], offset: number): number {
  const removal = bare[firstWhere(0, bare.length, index => bare[index]!.end > offset)]
  return removal && removal.start < offset ? removal.start : offset
}

/** Finds the child that contains an offset or ends there. Children are in the order of the Markdown. */
function childBefore(children: readonly Nodes[], offset: number): Nodes | undefined {
  const child =
    children[firstWhere(0, children.length, index => children[index]!.position!.start.offset! >= offset) - 1]
  return child && offset <= child.position!.end.offset! ? child : undefined
}

/** The text of one footnote, in one line. */
function noteOf(statement: Claim | Evidence, index: Index): string {
  const {document} = index
  const {id, type, kind, by, cue, certainty, status, because, supersededBy, sources = []} = statement
  const about = [
    `${type === 'claim' ? 'Claim' : 'Evidence'}${kind ? ` of ${kind}` : ''}`,
    by && `by ${holderChain(index.nameOf, statement).join(', reporting ')}${cue ? ` (“${cue}”)` : ''}`,
    certainty,
    status && `${status}${because ? `: ${because}` : ''}${supersededBy ? `, see ${supersededBy}` : ''}`
  ].filter(part => part)
  const bearing = groupBy(index.bearing.get(id) ?? [], ({kind}) => kind)
  const said = 'words' in statement ? ` (implicit): “${spoken(statement, document)}”` : ''
  const sentences = [`**${id}** ${markdownOf(about.join(', '))}${said}.`]
  for (const [kind, relations] of bearing) {
    sentences.push(`${headings[kind]}: ${relations.map(relation => speakers(relation, index)).join('; ')}.`)
  }
  if (sources.length) {
    const cited = sources.map(item => {
      const source = index.sources.get(item.id)
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
  qualifies: 'Qualified by',
  specifies: 'Specified by'
}

function speakers({from, linked = []}: Relation, {document, statements, notes}: Index): string {
  return [from, ...linked]
    .map(id => {
      const statement = statements.get(id)
      if (!statement) return markdownOf(id)
      const said = `“${spoken(statement, document)}”`
      return 'words' in statement ? `${said} (implicit)` : `${said}[^${notes.get(id)!.label}]`
    })
    .join(' with ')
}

function spoken(statement: Claim | Evidence, document: Document): string {
  return markdownOf(quotationOf(document, statement).replace(/\s+/g, ' '))
}

/** Author, title, container and date. `claimdown/cite` gives full references. */
function reference({author, title, issued, URL, ...source}: Source): string {
  const parts = [
    author?.map(fullName).join(', '),
    title && `*${markdownOf(title)}*`,
    source['container-title'] ?? source.publisher,
    issued && findDateWords(issued),
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
