import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {type Schema, Validator} from '@cfworker/json-schema'
import {describe, expect, test} from 'vitest'
import standoffSchema from '../schemas/standoff.json' with {type: 'json'}
import {diagnose} from '../src/check/diagnose.ts'
import {Corpus} from '../src/corpus/index.ts'
import {recognise} from '../src/entities/index.ts'
import {annotate, parse, strip, words, writeFrontMatter} from '../src/index.ts'
import {claimKinds, evidenceKinds, fromJson, toJson} from '../src/model/index.ts'
import {isStandoff} from '../src/standoff/index.ts'

const corpus = join(import.meta.dirname, '../corpus')
const first = 'how-america-should-deal-with-the-taliban'
const names = readdirSync(corpus, {withFileTypes: true})
  .filter(entry => entry.isDirectory())
  .map(({name}) => name)

describe.each(names)('%s', name => {
  const source = readFileSync(join(corpus, name, 'document.md'), 'utf8')
  const {value, diagnostics} = parse(source)

  test('parses without an error or a warning', () => {
    expect(diagnostics).toEqual([])
    expect(diagnose(source).filter(({severity}) => severity !== 'hint')).toEqual([])
    expect(value.meta.id).toBe(name)
  })

  test('says of each statement what it is, and where it comes from', () => {
    for (const {id, kind, at = ''} of value.claims) {
      expect([id, claimKinds.includes(kind!)]).toEqual([id, true])
      // A sentence, a paragraph, a part of the work that the document restates; absent where its number is not known.
      expect(at).toMatch(name === first ? /^s\d+(, s\d+)*$/ : /^(?:|.*\d.*|Preamble|summary|Part .*)$/)
    }
    for (const {id, kind, sources} of value.evidence)
      expect([id, evidenceKinds.includes(kind!), sources?.length]).toEqual([id, true, 1])
  })

  test('holds claims that can be read alone', () => {
    for (const claim of value.claims) {
      const said = claim.words ?? words(value.text, claim.span)
      expect(said.trim()).toBe(said)
      expect(said.split(/\s+/).length, said).toBeGreaterThan(2)
      expect(said).not.toMatch(/[.,;:]$/u.test(said) && claim.words === undefined ? /./ : /^(?:and|but|or) /)
    }
  })

  test('is the same through strip and annotate', () => {
    const bare = strip(source).value
    expect(parse(bare).value.text).toBe(value.text)
    const again = annotate(bare, value)
    expect(again.diagnostics).toEqual([])
    const back = parse(again.value).value
    expect({
      ...back,
      claims: byId(back.claims),
      evidence: byId(back.evidence),
      relations: back.relations.length
    }).toEqual({
      ...value,
      claims: byId(value.claims),
      evidence: byId(value.evidence),
      relations: value.relations.length
    })
  })

  test('is the same through JSON and through its front matter', () => {
    expect(fromJson(JSON.parse(JSON.stringify(toJson(value))))).toEqual({
      value: JSON.parse(JSON.stringify(value)),
      diagnostics: []
    })
    expect(parse(writeFrontMatter(value)).value).toMatchObject({
      meta: value.meta,
      sources: value.sources,
      entities: value.entities
    })
  })

  test('names only people, places and organisations that it declares', () => {
    const undeclared = recognise(value.text, {entities: value.entities}).filter(
      ({entity, type}) => !entity && (type === 'person' || type === 'organization')
    )
    expect(undeclared.map(({span}) => words(value.text, span))).toEqual([])
  })

  test.runIf(existsSync(join(corpus, name, 'standoff.json')))('has a stand-off with the same ids and no words', () => {
    const text = readFileSync(join(corpus, name, 'standoff.json'), 'utf8')
    const standoff = JSON.parse(text)
    expect(isStandoff(standoff)).toBe(true)
    expect(new Validator(standoffSchema as Schema, '7').validate(standoff).errors).toEqual([])
    const ids = (list: {id: string}[]): string[] => list.map(({id}) => id).toSorted()
    expect(ids(standoff.document.claims)).toEqual(ids(value.claims))
    expect(ids(standoff.document.evidence)).toEqual(ids(value.evidence))
    expect(standoff.document.relations).toHaveLength(value.relations.length)
    expect(standoff.document).not.toHaveProperty('text')
    for (const {span} of [...standoff.document.claims, ...standoff.document.evidence, ...standoff.document.mentions]) {
      expect(span.end[0]).toBeLessThan(standoff.sentences.length)
    }
    // The only words that claims have here are those of implicit ones, which stand in the digest too; what they share with the text is withheld.
    const own = new Set([...value.claims.map(({words}) => words), ''])
    for (const {words} of standoff.document.claims) expect(own).toContain(words)
  })
})

test('every reference between documents leads somewhere', () => {
  const documents = names.map(name => parse(readFileSync(join(corpus, name, 'document.md'), 'utf8')).value)
  const all = new Corpus(documents)
  expect(all.findings().filter(({severity}) => severity !== 'hint')).toEqual([])
  expect(all.relations({across: true}).count()).toBeGreaterThan(15)
  // A claim of the article reaches the paragraph that it rests on, and the answer to it.
  expect(all.grounds(`${first}#c49`).flatMap(({entries}) => entries.map(({address}) => address))).toContain(
    'monitoring-team-2021#c3'
  )
  expect(all.objections(`${first}#c43`).flatMap(({entries}) => entries.map(({address}) => address))).toContain(
    'biden-2021-08-31#c49'
  )
})

test('the first document is whole', () => {
  const {value} = parse(readFileSync(join(corpus, 'how-america-should-deal-with-the-taliban/document.md'), 'utf8'))
  expect(value.claims.length).toBeGreaterThan(100)
  expect(value.relations.length).toBeGreaterThan(100)
  const covered = new Set([...value.claims, ...value.evidence].flatMap(({at}) => at?.match(/\d+/g)?.map(Number) ?? []))
  // 92 sentences of argument, three of which are pull quotes that repeat others.
  expect(Array.from({length: 92}, (_, i) => i + 1).filter(number => !covered.has(number))).toEqual([20, 55, 75])
})

function byId<Item extends {id: string}>(items: readonly Item[]): Item[] {
  return items.toSorted((a, b) => a.id.localeCompare(b.id))
}
