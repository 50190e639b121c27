/** The marks of a document in good order: ids where they are missing, attributes in the order of the specification. */

import {applyEdits} from '../model/edit.ts'
import type {Edit} from '../model/reading.ts'
import type {Marks} from '../syntax/attributes.ts'
import {markdown} from '../syntax/markdown.ts'
import {project} from '../syntax/text-map.ts'
import {words} from '../text/span.ts'
import {attributesOf, registered} from './vocabulary.ts'

/**
 * Writes an id for each claim, piece of evidence and source that has none, once, made of its first words, and puts
 * attributes in the order of the specification. It changes nothing else; what is in order already stays as it was, to the byte.
 */
export function format(source: string): string {
  const read = markdown(source, registered)
  const {map, spans} = project(read)
  const used = new Set<string>()
  for (const {attributes} of read.marks.values())
    for (const {name, value} of attributes) if (name === 'id') used.add(value)

  const edits: Edit[] = []
  for (const [node, marks] of read.marks) {
    const {name, type} = node as {name: string; type: string}
    const isMilestone = type === 'textDirective' && !marks.label
    const wantsId =
      named.has(name) && !isMilestone && !marks.attributes.some(({name}) => name === 'id' || name === 'part')
    const span = spans.get(node)
    const said = marks.label ? source.slice(...marks.label) : span ? words(map.text, span) : ''
    const id = wantsId
      ? `#${newId(type === 'containerDirective' && span ? words(map.text, span) : said, name, used)}`
      : undefined
    const edit = editOf(source, name, marks, id)
    if (edit) edits.push(edit)
  }
  return applyEdits(source, edits)
}

const named: ReadonlySet<string> = new Set(['claim', 'evidence', 'source'])

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
function newId(said: string, name: string, used: Set<string>): string {
  const plain = said
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
  const found = plain.match(/[\p{L}\p{N}]+/gu) ?? []
  const telling = found.filter(word => !little.has(word))
  const base = (telling.length ? telling : found).slice(0, 3).join('-').slice(0, 30).replace(/-$/, '') || name
  let id = base
  for (let number = 2; used.has(id); number++) id = `${base}-${number}`
  used.add(id)
  return id
}

/** English words that tell nothing of what a claim is about. */
const little: ReadonlySet<string> = new Set(
  'a an the and or but if of in on at to for by with from as is are was were be been has have had it its this that these those there he she they we i his her their our not no than then so such will would can could may might must shall should do does did'.split(
    ' '
  )
)
