/** Suggestions into Markdown, as far as their quotations verify. */

import type {Claim, Document, Evidence, Relation} from '../model/document.ts'
import type {Diagnostic, Reading} from '../model/reading.ts'
import {annotate} from '../parse/annotate.ts'
import {readCitationItems} from '../parse/citation-items.ts'
import {parse} from '../parse/parse.ts'
import {findTelling, toPhrase} from '../quotes/differences.ts'
import {type Verification, verifier} from '../quotes/verify.ts'
import {count} from '../text/list.ts'
import {type Span, words} from '../text/span.ts'
import {readSuggestions, type Suggested} from './read-suggestions.ts'
import type {SuggestedClaim, SuggestedEvidence, SuggestedRelation} from './suggestions.ts'

/** The Markdown with what was accepted; every suggestion that was refused is in `diagnostics` (`refused`), with its JSON Pointer and the reason. */
export interface Accepted extends Reading<string> {
  accepted: {claims: Accepting[]; evidence: Accepting[]; relations: number}
  refused: {claims: number; evidence: number; relations: number}
}

/** One statement that was written. */
export interface Accepting {
  /** Its id in the suggestions, and in the document. */
  suggested: string
  id: string
  grade: Verification['grade']
  /** UTF-16 offsets into the document's text. */
  span: Span
}

/**
 * Writes suggested claims, evidence and relations into Markdown by offset edits. A quotation must verify (`verify`): one that
 * does not stand in the document, or more than once and without surroundings that tell, is not written; an elided one becomes
 * parts. Nothing is invented and nothing is changed: ids that are taken give way, holders and sources that are not declared are left
 * out, words that are annotated already are not annotated twice. Suggestions may be any value, say what a model made up.
 */
export function accept(source: string, suggestions: unknown): Accepted {
  const {value: document} = parse(source)
  const check = verifier(document.text)
  const diagnostics: Diagnostic[] = []
  const refuse = (pointer: string, message: string): void => {
    diagnostics.push({code: 'refused', severity: 'warning', pointer, message})
  }
  const written: {statement: Claim | Evidence; suggested: string; pointer: string; grade: Verification['grade']}[] = []
  const {claims, evidence, relations, ...wrong} = readSuggestions(suggestions)
  for (const [pointer, message] of wrong.problems) refuse(pointer, message)
  const ids = new Ids(document, wrong.names)

  for (const {item, pointer, type} of [...claims, ...evidence]) {
    const subject = `${type === 'claim' ? 'Claim' : 'Evidence'} \`${item.id}\``
    const verification = verifyQuote(check, item)
    const {grade, span, parts} = verification
    if (!span) {
      refuse(pointer, `${subject} was refused: ${reasonOf(verification, document.text)}`)
      continue
    }
    if (ids.has(item.id)) {
      refuse(pointer, `${subject} was refused: another suggestion has this id, expected one of its own`)
      continue
    }
    const same = [...document.claims, ...document.evidence, ...written.map(({statement}) => statement)].find(
      other =>
        other.type === type &&
        other.span.start === span.start &&
        other.span.end === span.end &&
        !('words' in other && other.words)
    )
    if (same) {
      ids.alias(item.id, same.id)
      refuse(pointer, `${subject} was refused: its words are ${type} \`${same.id}\` already`)
      continue
    }
    const id = ids.add(item.id, type)
    if (id !== item.id)
      diagnostics.push({
        code: 'renamed',
        severity: 'hint',
        pointer,
        message: `${subject} is \`${id}\` in the document, where its id is taken or cannot be written`
      })
    const statement = {
      type,
      id,
      span,
      ...(parts && parts.length > 1 && {parts}),
      ...(item.kind && {kind: item.kind})
    } as Claim | Evidence
    if (item.by !== null) {
      const by = item.by.split('>')
      if (by.every(holder => ids.isDeclared(holder))) statement.by = by
      else
        refuse(
          `${pointer}/by`,
          `The holder \`${item.by}\` of ${subject} was left out: the document declares no such entity or source`
        )
    }
    if (item.source !== null) {
      const items = readCitationItems(item.source)
      if (items.length && items.every(({id}) => ids.isSource(id))) statement.sources = items
      else
        refuse(
          `${pointer}/source`,
          `The source \`${item.source}\` of ${subject} was left out: the document declares no such source`
        )
    }
    written.push({statement, suggested: item.id, pointer, grade})
  }

  // What Markdown cannot carry is left out together with the relations that speak of it, and the rest is tried again.
  for (;;) {
    const statements = written.map(({statement}) => statement)
    const spoken = resolve(relations, document, ids, new Set(statements.map(({id}) => id)))
    const annotated = annotate(source, {
      claims: statements.filter((one): one is Claim => one.type === 'claim'),
      evidence: statements.filter((one): one is Evidence => one.type === 'evidence'),
      relations: spoken.relations
    })
    const {value: after} = parse(annotated.value)
    const arrived = new Set([...after.claims, ...after.evidence].map(({id}) => id))
    const lost = written.filter(({statement}) => !arrived.has(statement.id))
    if (lost.length) {
      for (const one of lost) {
        const told = annotated.diagnostics.find(({message}) => message.includes(`\`${one.statement.id}\``))
        refuse(one.pointer, told?.message ?? `\`${one.suggested}\` was refused: Markdown cannot carry it there`)
        written.splice(written.indexOf(one), 1)
      }
      continue
    }
    for (const [pointer, message] of spoken.problems) refuse(pointer, message)
    const of = (type: 'claim' | 'evidence'): Accepting[] =>
      written
        .filter(({statement}) => statement.type === type)
        .map(({statement: {id, span}, suggested, grade}) => ({suggested, id, grade, span}))
    const refusedIn = (list: string): number =>
      new Set(
        diagnostics.flatMap(({code, pointer}) =>
          code === 'refused' && pointer?.split('/')[1] === list ? (/^\/\w+\/\d+$/.exec(pointer) ?? []) : []
        )
      ).size
    return {
      value: annotated.value,
      diagnostics,
      accepted: {claims: of('claim'), evidence: of('evidence'), relations: spoken.relations.length},
      refused: {claims: refusedIn('claims'), evidence: refusedIn('evidence'), relations: refusedIn('relations')}
    }
  }
}

/** As it stands, or, when its marks are Markdown's, as a reader would see it: both sides read alike. */
function verifyQuote(
  check: ReturnType<typeof verifier>,
  {quote, prefix, suffix}: SuggestedClaim | SuggestedEvidence
): Verification {
  const around = {...(prefix !== null && {prefix}), ...(suffix !== null && {suffix})}
  const found = check(quote, around)
  if (found.grade !== 'absent') return found
  const {text} = parse(quote).value
  const read = text === quote ? found : check(text, around)
  return read.grade === 'absent' ? found : read
}

function reasonOf({grade, candidates}: Verification, text: string): string {
  if (grade === 'ambiguous')
    return `its words stand ${count(candidates.length, 'time')} in the document, expected a \`prefix\` or \`suffix\` that tells which`
  const [nearest] = candidates
  if (!nearest) return 'its words do not stand in the document'
  const said = words(text, nearest.span).replace(/\s+/g, ' ')
  const told = said.length > 90 ? `${said.slice(0, 90).trimEnd()}…` : said
  const difference = findTelling(nearest.differences)
  const where = difference ? `, with ${toPhrase(difference)}` : ''
  return `its words do not stand in the document, which says “${told}”${where}`
}

/** Relations between what was written or is there, each once. */
function resolve(
  relations: readonly Suggested<SuggestedRelation>[],
  document: Document,
  ids: Ids,
  written: ReadonlySet<string>
): {relations: Relation[]; problems: [string, string][]} {
  const problems: [string, string][] = []
  const keyOf = ({from, kind, to}: Pick<Relation, 'from' | 'kind' | 'to'>): string => `${from} ${kind} ${to}`
  const known = new Set(document.relations.map(keyOf))
  const found: Relation[] = []
  for (const {item, pointer} of relations) {
    const subject = `Relation \`${keyOf(item)}\``
    const [from, to] = [ids.resolve(item.from), ids.resolve(item.to)]
    const missing = [[item.from, from] as const, [item.to, to] as const].find(
      ([, id]) => id === undefined || !(written.has(id) || ids.isStatement(id))
    )
    const relation: Relation = {type: 'relation', kind: item.kind, from: from!, to: to!}
    if (missing)
      problems.push([
        pointer,
        `${subject} was refused: \`${missing[0]}\` is neither in the document nor among what was accepted`
      ])
    else if (from === to) problems.push([pointer, `${subject} was refused: it relates a statement to itself`])
    else if (known.has(keyOf(relation)))
      problems.push([pointer, `${subject} was refused: the document says so already`])
    else {
      known.add(keyOf(relation))
      found.push(relation)
    }
  }
  return {relations: found, problems}
}

/** Which ids there are, and what the suggestions' own have become. */
class Ids {
  readonly #statements: Set<string>
  readonly #sources: Set<string>
  readonly #declared: Set<string>
  readonly #taken: Set<string>
  readonly #suggested: ReadonlySet<string>
  readonly #names = new Map<string, string>()

  /** `suggested`: every id that a suggestion has, refused or not: a relation that names it means no other. */
  constructor(
    {claims, evidence, relations, sources, entities, annotations = []}: Document,
    suggested: ReadonlySet<string>
  ) {
    this.#suggested = suggested
    this.#statements = new Set([...claims, ...evidence].map(({id}) => id))
    this.#sources = new Set(sources.map(({id}) => id))
    this.#declared = new Set([...this.#sources, ...entities.map(({id}) => id)])
    this.#taken = new Set([...this.#statements, ...[...relations, ...annotations].flatMap(({id}) => id ?? [])])
  }

  has(suggested: string): boolean {
    return this.#names.has(suggested)
  }

  alias(suggested: string, id: string): void {
    this.#names.set(suggested, id)
  }

  /** The suggestion's own id where it can be written and is free, or else the next free one. */
  add(suggested: string, type: 'claim' | 'evidence'): string {
    let id = suggested
    for (let n = 1; this.#taken.has(id) || !/^[\p{L}\p{N}_-]+$/u.test(id); n++)
      id = `${type === 'claim' ? 'c' : 'e'}${n}`
    this.#taken.add(id)
    this.#names.set(suggested, id)
    return id
  }

  /** The id in the document of a suggestion or, where none has that name, of a statement there. */
  resolve(name: string): string | undefined {
    return this.#names.get(name) ?? (this.#statements.has(name) && !this.#suggested.has(name) ? name : undefined)
  }

  isStatement(id: string | undefined): boolean {
    return id !== undefined && this.#statements.has(id)
  }

  isSource(id: string): boolean {
    return this.#sources.has(id)
  }

  isDeclared(id: string): boolean {
    return this.#declared.has(id)
  }
}
