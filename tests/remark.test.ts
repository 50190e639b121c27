import rehypeStringify from 'rehype-stringify'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import {unified} from 'unified'
import {expect, test} from 'vitest'
import claimdown from '../src/remark.ts'

const processor = unified()
  .use(remarkParse)
  .use(claimdown as never)
  .use(remarkRehype)
  .use(rehypeStringify)

test.each([
  [
    'a :claim[b *c*]{#c1 kind=fact by=x} d',
    '<p>a <span data-claim="c1" data-kind="fact" data-by="x">b <em>c</em></span> d</p>'
  ],
  [':::evidence{#e1}\na\n:::', '<div data-evidence="e1"><p>a</p></div>'],
  ['a\n\n::claim[hidden]{#c1}', '<p>a</p>\n<span hidden data-claim="c1"></span>'],
  [
    ':entity[Kabul]{ref=kabul}, :cite[there]{claim="d#c1"}',
    '<p><span data-entity="kabul">Kabul</span>, <span data-cite="" data-claim="d#c1">there</span></p>'
  ],
  ['at 10:30 n:th :note[x]{y}', '<p>at 10:30 n:th :note[x]{y}</p>'],
  [':claim[a]{#c1 onclick="alert(1)" class=x}', '<p><span data-claim="c1">a</span></p>'],
  [
    ':claim[a]{#c1}:claim[b]{part=c1}',
    '<p><span data-claim="c1">a</span><span data-claim="" data-part="c1">b</span></p>'
  ]
])('%s', async (source, html) => {
  expect(String(await processor.process(source))).toBe(html)
})

test('leaves the document and the messages with the file', async () => {
  const file = await processor.process(':claim[a]{#c1 supports=c9} :clam[b]{#c2}')
  expect((file.data.claimdown as {claims: unknown[]}).claims).toHaveLength(1)
  expect(file.messages.map(({ruleId, source, line, column}) => [ruleId, source, line, column])).toEqual([
    ['near-miss', 'claimdown', 1, 28],
    ['dangling-reference', 'claimdown', 1, 15],
    ['unsupported-claim', 'claimdown', 1, 8]
  ])
})
