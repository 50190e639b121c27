import {describe, expect, test} from 'vitest'
import {cite, styles} from '../src/cite/index.ts'
import {parse} from '../src/index.ts'

const {value: document} = parse(`---
id: doc
title: A digest
restates: c21
URL: https://example.org/doc
sources:
  - {id: c21, type: article-magazine, title: On talks & deals, author: [{family: Curtis, given: Lisa}], issued: 2021-09-20, container-title: Foreign Affairs, URL: "https://example.org/c21"}
entities:
  - {id: fb, type: person, name: Edmund Fitton-Brown}
---
:claim[They agreed]{#c1 by=fb at=s16}; :claim[so I say]{#c2}`)

describe('a claim as', () => {
  test.each([
    [
      'apa',
      'Curtis, L. (2021, September 20). On talks & deals. Foreign Affairs. https://example.org/c21 [Claim doc#c1, s16, asserted by Edmund Fitton-Brown, in https://example.org/doc].'
    ],
    [
      'chicago',
      'Curtis, Lisa. 2021. “On Talks & Deals.” Foreign Affairs, September 20, 2021. https://example.org/c21. [Claim doc#c1, s16, asserted by Edmund Fitton-Brown, in https://example.org/doc].'
    ],
    [
      'mla',
      'Curtis, Lisa. “On Talks & Deals.” Foreign Affairs, 20 Sept. 2021, https://example.org/c21. [Claim doc#c1, s16, asserted by Edmund Fitton-Brown, in https://example.org/doc].'
    ]
  ] as const)('%s', async (style, expected) => {
    expect(await cite(document, 'c1', {style})).toBe(expected)
  })

  test('bibtex', async () => {
    expect(await cite(document, 'c1', {style: 'bibtex'})).toMatchInlineSnapshot(`
      "@article{doc-c1,
      	author = {Curtis, Lisa},
      	journal = {Foreign Affairs},
      	year = {2021},
      	month = {9},
      	note = {Claim doc\\#c1, s16, asserted by Edmund Fitton-Brown, in https://example.org/doc},
      	title = {On talks \\& deals},
      	url = {https://example.org/c21},
      	howpublished = {https://example.org/c21},
      }"
    `)
  })

  test('csl-json', async () => {
    const [item] = JSON.parse(await cite(document, 'c1', {style: 'csl-json'}))
    expect(item).toMatchObject({
      id: 'doc#c1',
      type: 'article-magazine',
      custom: {claim: {id: 'doc#c1', words: 'They agreed', locator: 's16', by: ['fb']}}
    })
  })

  test('html', async () => {
    expect(await cite(document, 'c1', {format: 'html'})).toContain('<i>Foreign Affairs</i>')
  })
})

test('who asserts it is left out where that is the author', async () => {
  expect(await cite(document, 'c2')).toMatch(/ \[Claim doc#c2, in https:\/\/example\.org\/doc\]\.$/)
})

test('a document that restates nothing is the work itself', async () => {
  const {value} = parse(
    '---\nid: d\ntitle: Of things\nauthor: [{family: Doe, given: Jane}]\nissued: 2020-05\nURL: https://example.org/d\n---\n:claim[x]{#c1}'
  )
  expect(await cite(value, 'c1')).toBe('Doe, J. (2020, May). Of things. https://example.org/d [Claim d#c1].')
})

test.each(styles)('%s takes a document that says nothing of itself', async style => {
  expect(await cite(parse(':claim[x]{#c1}').value, 'c1', {style})).toContain('c1')
})

test('the work’s own note stays', async () => {
  const {value} = parse(
    '---\nrestates: w\nsources: [{id: w, type: report, title: T, note: Draft.}]\n---\n:claim[x]{#c1}'
  )
  expect(JSON.parse(await cite(value, 'c1', {style: 'csl-json'}))[0].note).toBe('Draft. Claim document#c1')
  expect(await cite(value, 'c1')).toBe('T. (n.d.). [Claim document#c1].')
})

test('what is not there', async () => {
  await expect(cite(document, 'c9')).rejects.toThrow(/no claim `c9`, expected one such as `c\d`/)
  await expect(cite(document, 'c1', {style: 'vancouver' as never})).rejects.toThrow(RangeError)
})
