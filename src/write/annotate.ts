/** Annotations into Markdown, by edits of its source and of nothing else. */

import {because} from '../base/message.ts'
import type {Relation} from '../model/document.ts'
import {applyEdits} from '../model/edit.ts'
import type {Diagnostic, Edit, Reading} from '../model/reading.ts'
import type {Budget} from '../parse/budget.ts'
import {read} from '../parse/parse.ts'
import type {Markdown} from '../syntax/markdown.ts'
import {type Annotations, type NewDirective, toDirectives} from './new-directives.ts'
import {isStretch, placeDirectives, type Refusal} from './placed-directives.ts'
import {type Placements, placements} from './placement.ts'
import {findBeyond, type ReadSource, readSource} from './read-source.ts'
import {removals} from './strip.ts'
import {keepWhatReadsBack} from './verified-directives.ts'
import type {WrittenDirectives} from './written-directives.ts'

/**
 * Adds directives to Markdown by offset edits. Spans are UTF-16 offsets into the text of `source` as `parse` gives it.
 *
 * Words in one line or paragraph get brackets, whole paragraphs a block, implicit claims and relations that say something
 * of themselves a line of their own; claims and evidence that cross others, or stop in the middle of a paragraph, a
 * pair of milestones. An annotation that Markdown cannot carry there is left out whole and told in `diagnostics`
 * (`cannot-annotate`, with its `ids` and the `reason`); the text never changes, and `strip` gives `source` back.
 *
 * An annotation whose id stands in `source` already is changed: the old one is taken out and the new one put where it
 * says, together with its relations where `annotations` names none.
 *
 * Never throws on content: a span outside the text is reported like any other that cannot be written.
 *
 * @throws TypeError when `source` is no string.
 */
export function annotate(
  source: string,
  annotations: Annotations,
  {remove = [], ...budget}: AnnotateOptions = {}
): Reading<string> {
  const beyond = findBeyond(source, budget)
  if (beyond) return {value: source, diagnostics: [beyond]}
  const before = readSource(source)
  const {claims = [], evidence = [], relations, annotations: others = []} = annotations
  const known = idsIn(before.markdown)
  const given = [...claims, ...evidence, ...(relations ?? []), ...others].map(({id}) => id)
  const changed = new Set(given.filter(id => id !== undefined && known.has(id)))
  const gone = new Set([...changed, ...remove])
  if (gone.size === 0) {
    const {value, diagnostics} = insertions(before, annotations)
    return {value, diagnostics}
  }
  // What a changed statement says of others is kept, unless the caller says it anew.
  const kept = relations ?? keptRelations(before, changed)
  const bare = applyEdits(
    source,
    removals(before.markdown, ({id}) => id !== undefined && gone.has(id))
  )
  const {value, diagnostics} = insertions(readSource(bare), {...annotations, relations: kept})
  return {value, diagnostics}
}

/** Options of `annotate`. Markdown beyond the budget stays as it is, with a diagnostic that says so. */
export interface AnnotateOptions extends Budget {
  /** Ids of annotations to take out. */
  remove?: Iterable<string>
}

/** The ids of annotations that may be changed. */
function idsIn({marks}: Markdown): Set<string> {
  const ids = new Set<string>()
  for (const [node, {attributes}] of marks) {
    if (!changeable.has((node as {name: string}).name)) continue
    for (const {name, value} of attributes) if (name === 'id') ids.add(value)
  }
  return ids
}

const changeable: ReadonlySet<string> = new Set(['claim', 'evidence', 'relation', 'annotation'])

function keptRelations({markdown, projection}: ReadSource, changed: ReadonlySet<string | undefined>): Relation[] {
  if (changed.size === 0) return []
  const {relations} = read(markdown, projection).value
  return relations.filter(({id, from}) => id === undefined && changed.has(from))
}

/** The new annotations alone, with the edits (UTF-16 offsets into the source) that make `value` of it. */
export function insertions(before: ReadSource, annotations: Annotations): Reading<string> & {edits: Edit[]} {
  const {map} = before.projection
  const places = placements(before.markdown, map)
  const {written, refused} = writeAll(toDirectives(annotations), places, before)
  const edits = written.sides.map(({start, end, content}) => ({start, end, content}))
  const diagnostics = refused.map(({item, span, reason, crosses}): Diagnostic => {
    const place = isStretch(span, map.text.length) ? map.findPlace(span) : undefined
    const named = [...item.ids, ...(crosses?.ids ?? [])]
    return {
      code: 'cannot-annotate',
      severity: 'error',
      ...because(`${item.subject} was not written`, reason),
      ...(named.length && {ids: named}),
      span,
      ...(place && {place})
    }
  })
  return {value: written.value, diagnostics, edits}
}

interface Outcome {
  written: WrittenDirectives
  refused: readonly Refusal[]
}

/** How often items that cross what was refused are tried once more. */
const mostTries = 5

/** Writes all directives that can be. What crosses another item is tried again where that one was refused itself. */
function writeAll(directives: readonly NewDirective[], places: Placements, before: ReadSource): Outcome {
  let outcome = writeOnce(directives, places, before)
  for (let tries = 0; tries < mostTries; tries++) {
    const lost = new Set(outcome.refused.map(({item}) => item))
    const [freed, still] = [true, false].map(wanted =>
      outcome.refused.filter(({crosses}) => (crosses !== undefined && lost.has(crosses)) === wanted)
    ) as [Refusal[], Refusal[]]
    if (freed.length === 0) break
    for (const {item} of freed) lost.delete(item)
    const next = writeOnce(
      directives.filter(({item}) => !lost.has(item)),
      places,
      before
    )
    if (next.refused.length >= freed.length) break
    outcome = {written: next.written, refused: [...still, ...next.refused]}
  }
  return outcome
}

function writeOnce(directives: readonly NewDirective[], places: Placements, before: ReadSource): Outcome {
  const {placed, refused: unplaced} = placeDirectives(directives, places, before.projection.map.text)
  const {written, refused: unread} = keepWhatReadsBack(placed, places, before)
  return {written, refused: [...unplaced, ...unread]}
}
