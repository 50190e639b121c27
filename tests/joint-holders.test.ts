/** Tests joint holders in every output that names holders. */

import {expect, test} from 'vitest'
import {cite} from '../src/cite/index.ts'
import {xaif} from '../src/formats/index.ts'
import {annotate, lint, parse, strip, toFootnotes} from '../src/index.ts'
import {attributions, holderChain, holderNames} from '../src/model/index.ts'

const head = `---
id: doc
sources: [{id: post, type: report, title: The Post}, {id: wire, type: report, title: The Wire}]
entities: [{id: ann, type: person, name: Ann}, {id: bob, type: person, name: Bob}]
---
`
const source = `${head}:claim[Rates fell]{#c1 by="post>ann bob" cue=said source=wire}.\n`
const {value: document} = parse(source)
const [claim] = document.claims

test('holder names', () => {
  expect(holderChain(holderNames(document), claim!)).toEqual(['The Post', 'Ann and Bob'])
})

test('who asserts what', () => {
  expect(attributions(document)).toEqual([
    {holder: 'ann', name: 'Ann', asserts: [{id: 'c1', reportedBy: ['post'], joint: ['bob'], cue: 'said'}]},
    {holder: 'bob', name: 'Bob', asserts: [{id: 'c1', reportedBy: ['post'], joint: ['ann'], cue: 'said'}]}
  ])
})

test('a citation', async () => {
  expect(await cite(document, 'c1', {style: 'bibtex'})).toContain('asserted by The Post, citing Ann and Bob')
  const [item] = JSON.parse(await cite(document, 'c1', {style: 'csl-json'}))
  expect(item.custom.claim).toMatchObject({by: ['post', 'ann'], joint: ['bob']})
})

test('a footnote', () => {
  expect(toFootnotes(source).value).toContain('by The Post, reporting Ann and Bob (“said”)')
})

test('xAIF: a locution for each', () => {
  const file = xaif.write(document)
  const graph = file.AIF
  expect(graph.nodes.filter(({type}) => type === 'L').map(({text}) => text)).toEqual([
    'Ann : Rates fell',
    'Bob : Rates fell'
  ])
  expect(xaif.read(file).value.claims).toMatchObject([{by: ['post', 'ann'], joint: ['bob']}])
})

test('annotate writes what parse reads', () => {
  const {value, diagnostics} = annotate(strip(source).value, {claims: document.claims})
  expect(diagnostics).toEqual([])
  expect(parse(value).value.claims).toEqual(document.claims)
})

test.each([
  ['all declared', 'by="ann bob"', []],
  ['one that is not', 'by="ann eve"', ['`eve`']],
  ['two in the middle of a chain', 'by="ann bob>post"', ['`ann bob`']]
])('dangling references: %s', (_, by, names) => {
  const dangling = lint(parse(`${head}:claim[a]{#c1 ${by}}`).value).filter(({code}) => code === 'dangling-reference')
  expect(dangling.map(({message}) => message.match(/`.+?`/)?.[0])).toEqual(names)
})

test.each([
  ['their own word for a claim of both', 'ann', ['own-evidence']],
  ['their own word for a claim of one', '"ann bob"', []]
])('own evidence: %s', (_, by, codes) => {
  const claims = by === 'ann' ? '"ann bob"' : 'ann'
  const {value} = parse(`${head}:claim[a]{#c1 by=${claims}} :evidence[b]{#e1 by=${by} source=wire supports=c1}`)
  expect(
    lint(value)
      .map(({code}) => code)
      .filter(code => code === 'own-evidence')
  ).toEqual(codes)
})
