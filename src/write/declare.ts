/** Adds entities to front matter by offset edits. */

import {isMap, isScalar, isSeq, type Pair, parseDocument, stringify, type YAMLMap} from 'yaml'
import {findTooMuch} from '../front-matter/yaml.ts'
import type {Details} from '../language/report.ts'
import {registered} from '../language/vocabulary.ts'
import type {Code} from '../model/diagnostic-codes.ts'
import type {Entity} from '../model/document.ts'
import {applyEdits} from '../model/edit.ts'
import type {Diagnostic, Edit, Reading} from '../model/reading.ts'
import type {Budget} from '../parse/budget.ts'
import {contentOffset} from '../parse/parse.ts'
import {markdown} from '../syntax/markdown.ts'
import {usualLineEnding} from '../text/lines.ts'
import {findBeyond} from './read-source.ts'

/**
 * Adds entities to the list of entities in a document's front matter: at the end of the list and in its style. Where there is no list or no front matter,
 * it is written. All other characters stay the same.
 *
 * Front matter that is not YAML, `entities` that is not a list and Markdown beyond the budget are not changed, and a diagnostic says so. An entity
 * whose id is already declared is left out, with a diagnostic.
 *
 * @throws TypeError when `source` is not a string.
 */
export function declare(source: string, entities: readonly Entity[], budget: Budget = {}): Reading<string> {
  const beyond = findBeyond(source, budget)
  if (beyond) return {value: source, diagnostics: [beyond]}
  const diagnostics: Diagnostic[] = []
  const refuse = (code: Code, message: string, details?: Details): void => {
    diagnostics.push({code, severity: 'error', message, ...details})
  }
  const {tree} = markdown(source, registered)
  const first = tree.children[0]
  if (first?.type !== 'yaml') {
    const ending = usualLineEnding(source)
    const block = `---\n${stringify({entities}, {lineWidth: 0})}---\n`.replaceAll('\n', ending)
    return {
      value: entities.length ? block + (source.startsWith(ending) || source === '' ? '' : ending) + source : source,
      diagnostics
    }
  }
  const start = contentOffset(source, first)
  const yaml = first.value
  const tooMuch = findTooMuch(yaml)
  if (tooMuch) {
    refuse('limit', tooMuch.message)
    return {value: source, diagnostics}
  }
  const ending = source.slice(0, start).includes('\r\n') ? '\r\n' : '\n'
  const document = parseDocument(yaml, {prettyErrors: false, logLevel: 'silent', keepSourceTokens: true})
  if (document.errors.length || (document.contents !== null && !isMap(document.contents))) {
    refuse('yaml', 'Front matter cannot be read as YAML, expected a mapping before entities are added to it')
    return {value: source, diagnostics}
  }
  const pair = document.contents?.items.find(({key}: Pair) => isScalar(key) && key.value === 'entities')
  const list = pair?.value
  const known = new Set(isSeq(list) ? list.items.map(item => (isMap(item) ? idOf(item) : '')) : [])
  const added = entities.filter(({id}) => {
    const message = `Entity \`${id}\` is declared already, expected an id of its own`
    if (known.has(id)) refuse('repeated-id', message, {ids: [id], actual: id})
    return !known.has(id)
  })
  if (added.length === 0) return {value: source, diagnostics}
  const edit = editFor(yaml, list, pair !== undefined, added)
  if (!edit) {
    refuse('front-matter-value', '`entities` is no list, expected one item a line, each with an `id`')
    return {value: source, diagnostics}
  }
  if (!isReadBack(applyEdits(yaml, [edit]), added)) {
    refuse(
      'yaml',
      'Entities at the end of this front matter would not be read, expected YAML without a mark of its end, `...`'
    )
    return {value: source, diagnostics}
  }
  // In empty front matter, the closing fence follows directly.
  const isFenceNext = yaml === '' && source.startsWith('---', start)
  const content = `${edit.content}${isFenceNext ? '\n' : ''}`.replaceAll('\n', ending)
  return {value: applyEdits(source, [{start: edit.start + start, end: edit.end + start, content}]), diagnostics}
}

/** Whether `parse` would read these entities, which must be in the first document of the YAML. */
function isReadBack(yaml: string, added: readonly Entity[]): boolean {
  const document = parseDocument(yaml, {prettyErrors: false, logLevel: 'silent'})
  const list = isMap(document.contents) ? document.contents.get('entities') : undefined
  const ids = new Set(isSeq(list) ? list.items.map(item => (isMap(item) ? idOf(item) : '')) : [])
  return document.errors.length === 0 && added.every(({id}) => ids.has(id))
}

/** An id as it is written; empty where it is not a scalar. */
function idOf(item: YAMLMap): string {
  const id = item.get('id')
  return typeof id === 'object' ? '' : String(id)
}

function editFor(yaml: string, list: unknown, hasKey: boolean, added: readonly Entity[]): Edit | undefined {
  const lineEnd = yaml.length === 0 || yaml.endsWith('\n') ? '' : '\n'
  const insert = (at: number, content: string): Edit => ({start: at, end: at, content})
  if (!hasKey) return insert(yaml.length, `${lineEnd}${stringify({entities: added}, {lineWidth: 0}).trimEnd()}`)
  if (!isSeq(list)) return undefined
  const [from, valueEnd] = list.range!
  if (list.flow) {
    // `[{id: a}]`: before the closing bracket.
    const items = added.map(entity => stringify(entity, {collectionStyle: 'flow', lineWidth: 0}).trim()).join(', ')
    const close = yaml.lastIndexOf(']', valueEnd)
    const before = yaml.slice(from + 1, close).trim()
    return insert(close, before === '' || before.endsWith(',') ? items : `, ${items}`)
  }
  const indent = ' '.repeat(from - (yaml.lastIndexOf('\n', from - 1) + 1))
  const items = stringify(added, {lineWidth: 0}).trimEnd().replaceAll('\n', `\n${indent}`)
  const last = yaml.slice(0, valueEnd).trimEnd().length
  return insert(last, `\n${indent}${items}`)
}
