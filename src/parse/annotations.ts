/** Reads `:annotation`: annotations of other schemes. */

import type {Argument, ForeignAnnotation} from '../model/document.ts'
import {type Context, type Directive, readAttributes, type Spanned} from './reader.ts'
import {open} from './statements.ts'

export function readAnnotation(directive: Directive, context: Context): void {
  const {document, report, places} = context
  const {form, marks, span} = directive
  const values = readAttributes(directive, context)
  const part = values.get('part')
  if (part) {
    context.parts.push({of: part.value, type: 'annotation', span, attribute: part})
    return
  }
  const id = values.get('id')?.value
  const label = values.get('label')?.value
  if (label === undefined && !directive.unread) {
    const message = 'This annotation has no label, expected `label=` with its type in the scheme that it belongs to'
    report('missing-label', 'warning', message, ...marks.opening, {expected: ['label']})
  }
  const annotation: ForeignAnnotation = {type: 'annotation', ...(id !== undefined && {id}), label: label ?? ''}
  if (form !== 'leafDirective') annotation.span = span
  const args = values.get('args')
  if (args) annotation.args = readArguments(args.value)
  const value = values.get('value')
  if (value) annotation.value = value.value
  places.set(annotation, marks)
  document.annotations ??= []
  document.annotations.push(annotation)
  if (form !== 'textDirective' || marks.label) return
  if (id !== undefined) open(annotation as Spanned, marks, context)
  else report('missing-id', 'warning', 'This annotation has no words and no id, expected one of them', ...marks.opening)
}

/** Reads `Arg1:T1 Arg2:T2`, or a list of ids without roles. */
function readArguments(value: string): Argument[] {
  return value
    .split(/\s+/)
    .filter(word => word !== '')
    .map(word => {
      const colon = word.indexOf(':')
      return colon < 0 ? {of: word} : {role: word.slice(0, colon), of: word.slice(colon + 1)}
    })
}
