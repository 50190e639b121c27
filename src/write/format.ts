/** The marks of a document in good order: ids where they are missing, attributes in the order of the specification. */

import {attributesOf, registered} from '../language/vocabulary.ts'
import {applyEdits} from '../model/edit.ts'
import type {Edit} from '../model/reading.ts'
import type {Marks} from '../syntax/attributes.ts'
import {markdown} from '../syntax/markdown.ts'
import {project} from '../syntax/text-map.ts'

/**
 * Writes an id for each claim, piece of evidence and source that has none, once, made of its first words, and puts
 * attributes in the order of the specification. It changes nothing else; what is in order already stays as it was, to the byte.
 *
 * @throws TypeError when `source` is no string.
 */
export function format(source: string): string {
  return applyEdits(source, formatEdits(source))
}

/** The changes that `format` makes. */
export function formatEdits(source: string): Edit[] {
  const read = markdown(source, registered)
  const {map, spans} = project(read)
  const used: Used = {ids: new Set(), numbers: new Map()}
  for (const {attributes} of read.marks.values())
    for (const {name, value} of attributes) if (name === 'id') used.ids.add(value)

  const edits: Edit[] = []
  for (const [node, marks] of read.marks) {
    const {name, type} = node as {name: string; type: string}
    // Attributes that were not read stand behind it: what they were meant to say is the author's to mend.
    if (hasUnreadAttributes(source, marks)) continue
    const isMilestone = type === 'textDirective' && !marks.label
    const wantsId =
      named.has(name) && !isMilestone && !marks.attributes.some(({name}) => name === 'id' || name === 'part')
    const span = spans.get(node)
    const said =
      marks.label && type !== 'containerDirective'
        ? beginning(source, marks.label)
        : span
          ? beginning(map.text, [span.start, span.end])
          : ''
    const edit = editOf(source, name, marks, wantsId ? `#${newId(said, name, used)}` : undefined)
    if (edit) edits.push(edit)
  }
  return edits
}

const named: ReadonlySet<string> = new Set(['claim', 'evidence', 'source'])

/** Whether an attribute list follows that is not the directive's: one with a quote that never closes, a second one, one after a blank. */
function hasUnreadAttributes(source: string, {opening}: Marks): boolean {
  const behind = /[ \t]*\{[ \t]*(?:[#.]|[\w-]+=)/y
  behind.lastIndex = opening[1]
  return behind.test(source)
}

/** As much of the words as an id can be made of: those of a holder are not read to their end. */
function beginning(text: string, [start, end]: readonly [number, number]): string {
  return text.slice(start, Math.min(end, start + 500))
}

/** The attribute list anew, if it is not as it should be. */
function editOf(
  source: string,
  name: string,
  {attributes, list, opening}: Marks,
  id: string | undefined
): Edit | undefined {
  if (!list) return id === undefined ? undefined : {start: opening[1], end: opening[1], content: `{${id}}`}
  const order = [...(attributesOf.get(name)?.keys() ?? [])]
  const rank = (attribute: string): number => {
    const found = order.indexOf(attribute)
    return found < 0 ? order.length : found
  }
  const sorted = attributes.toSorted((a, b) => rank(a.name) - rank(b.name))
  const isSorted = sorted.every((attribute, index) => attribute === attributes[index])
  if (isSorted && id === undefined) return undefined
  const spelled = isSorted ? source.slice(...list) : sorted.map(({from, to}) => source.slice(from, to)).join(' ')
  const content = [id, spelled.trim() === '' ? undefined : spelled].filter(part => part !== undefined).join(' ')
  return {start: list[0], end: list[1], content}
}

/** `rates-will-rise`: the first words that mean something, and a number where that is taken. */
function newId(said: string, name: string, {ids, numbers}: Used): string {
  const plain = said
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
  const found = plain.match(/[\p{L}\p{N}]+/gu) ?? []
  const telling = found.filter(word => !little.has(word))
  const base = (telling.length ? telling : found).slice(0, 3).join('-').slice(0, 30).replace(/-$/, '') || name
  let id = base
  let number = numbers.get(base) ?? 2
  for (; ids.has(id); number++) id = `${base}-${number}`
  numbers.set(base, number)
  ids.add(id)
  return id
}

interface Used {
  ids: Set<string>
  /** The next number to try behind each id that was taken. */
  numbers: Map<string, number>
}

/** English words that tell nothing of what a claim is about. */
const little: ReadonlySet<string> = new Set(
  'a an the and or but if of in on at to for by with from as is are was were be been has have had it its this that these those there he she they we i his her their our not no than then so such will would can could may might must shall should do does did'.split(
    ' '
  )
)
