/** Adds annotations to Markdown by edits. All other characters stay the same. */

import {because} from '../base/message.ts'
import type {Relation} from '../model/document.ts'
import {applyEdits} from '../model/edit.ts'
import type {Diagnostic, Edit, Reading} from '../model/reading.ts'
import type {Budget} from '../parse/budget.ts'
import {read} from '../parse/parse.ts'
import type {Markdown} from '../syntax/markdown.ts'
import {type Annotations, type Item, type NewDirective, toDirectives} from './new-directives.ts'
import {isStretch, placeDirectives, type Refusal} from './placed-directives.ts'
import {type Placements, placements} from './placement.ts'
import {findBeyond, type ReadSource, readSource} from './read-source.ts'
import {removals} from './strip.ts'
import {keepWhatReadsBack} from './verified-directives.ts'
import type {WrittenDirectives} from './written-directives.ts'

/**
 * Adds directives to Markdown by offset edits. Spans are UTF-16 offsets into the text of `source` as `parse` gives it.
 *
 * Words inside a line or paragraph get brackets. Whole paragraphs get a block. Claims and evidence that cross others, or that start or
 * end in the middle of a paragraph, get a pair of milestones. Implicit claims, and relations with fields of their own, get a line of
 * their own. An annotation that cannot be written at its place is left out as a whole and reported (`cannot-annotate`, with its `ids` and the
 * `reason`). The text never changes, and `strip` restores `source`.
 *
 * An annotation whose id is already in `source` replaces the one there. The relations from it are kept where `annotations` has no
 * `relations`. Where the new one cannot be written, the old one stays.
 *
 * Never throws on content. A span outside the text is reported like every other span that cannot be written.
 *
 * @throws TypeError when `source` is not a string.
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
  const changed = new Set(given.flatMap(id => (id !== undefined && known.has(id) ? id : [])))
  const removed = new Set(remove)
  if (changed.size > 0 || removed.size > 0) return change(before, annotations, changed, removed)
  const {value, diagnostics} = insertions(before, annotations)
  return {value, diagnostics}
}

/** Options of `annotate`. Markdown beyond the budget is not changed, and a diagnostic says so. */
export interface AnnotateOptions extends Budget {
  /** Ids of annotations to remove. */
  remove?: Iterable<string>
}

/** The limit of rounds. After that, all annotations that should be replaced stay unchanged. */
const mostRounds = 5

/** Replaces annotations that have the same ids. Where the new one cannot be written, the old one stays. */
function change(
  before: ReadSource,
  annotations: Annotations,
  changed: ReadonlySet<string>,
  removed: ReadonlySet<string>
): Reading<string> {
  const {text} = before.projection.map
  const staying: Refusal[] = []
  let wanted = annotations
  let changing = changed
  for (let round = 0; ; round++) {
    const edits = removals(before.markdown, ({id}) => id !== undefined && (changing.has(id) || removed.has(id)))
    const bare = readSource(applyEdits(before.markdown.source, edits))
    // The relations from a changed statement are kept, unless the caller gives relations.
    const relations = wanted.relations ?? keptRelations(before, changing)
    const directives = toDirectives({...wanted, relations})
    const {written, refused} = writeAll(directives, placements(bare.markdown, bare.projection.map), bare)
    const isOther = removed.size === 0 && changing.size > 0 && bare.projection.map.text !== text
    const lost = isOther
      ? refuseAll(directives, changing, 'the text would be another without the annotation that has its id now')
      : refused.filter(({item}) => item.own !== undefined && changing.has(item.own))
    if (lost.length === 0)
      return {value: written.value, diagnostics: [...staying, ...refused].map(one => toDiagnostic(one, before))}
    const all = round < mostRounds ? lost : refuseAll(directives, changing, lost[0]!.reason)
    staying.push(...all)
    const ids = new Set(all.map(({item}) => item.own))
    wanted = without(wanted, ids)
    changing = new Set([...changing].filter(id => !ids.has(id)))
  }
}

function refuseAll(directives: readonly NewDirective[], ids: ReadonlySet<string>, reason: string): Refusal[] {
  const refused = new Map<Item, Refusal>()
  for (const {item, span} of directives)
    if (item.own !== undefined && ids.has(item.own) && !refused.has(item)) refused.set(item, {item, span, reason})
  return [...refused.values()]
}

/** Returns the annotations without those with these ids and without the relations from these. */
function without(annotations: Annotations, ids: ReadonlySet<string | undefined>): Annotations {
  const isOther = ({id}: {id?: string}): boolean => id === undefined || !ids.has(id)
  const {claims, evidence, relations, annotations: others} = annotations
  return {
    ...annotations,
    ...(claims && {claims: claims.filter(isOther)}),
    ...(evidence && {evidence: evidence.filter(isOther)}),
    ...(relations && {
      relations: relations.filter(one => isOther(one) && (one.id !== undefined || !ids.has(one.from)))
    }),
    ...(others && {annotations: others.filter(isOther)})
  }
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

/** Adds annotations and replaces none. `edits` change the source to `value`; their offsets are UTF-16. */
export function insertions(before: ReadSource, annotations: Annotations): Reading<string> & {edits: Edit[]} {
  const places = placements(before.markdown, before.projection.map)
  const {written, refused} = writeAll(toDirectives(annotations), places, before)
  const edits = written.sides.map(({start, end, content}) => ({start, end, content}))
  return {value: written.value, diagnostics: refused.map(one => toDiagnostic(one, before)), edits}
}

function toDiagnostic({item, span, reason, crosses}: Refusal, {projection: {map}}: ReadSource): Diagnostic {
  const place = isStretch(span, map.text.length) ? map.findPlace(span) : undefined
  const ids = [...item.ids, ...(crosses?.ids ?? [])]
  return {
    code: 'cannot-annotate',
    severity: 'error',
    ...because(`${item.subject} was not written`, reason),
    ...(ids.length && {ids}),
    span,
    ...(place && {place})
  }
}

interface Outcome {
  written: WrittenDirectives
  refused: readonly Refusal[]
}

/** How often an item that crosses a refused item is tried again. */
const mostTries = 5

/** Writes all directives that can be written. An item that crosses a refused item is tried again without that one. */
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
