import {compile} from '@mdx-js/mdx'
import rehypeStringify from 'rehype-stringify'
import remarkFrontmatter from 'remark-frontmatter'
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

const front =
  '---\nsources: [{id: bank, type: report, title: On rates, author: [{family: Lee, given: Ann}], issued: 2021}]\n---\n\n'

test('prints citations and a list of references', async () => {
  const printer = unified()
    .use(remarkParse)
    .use(remarkFrontmatter)
    .use(claimdown as never, {citations: 'apa'} as never)
    .use(remarkRehype)
    .use(rehypeStringify)
  const source = `${front}:cite[Rates rose]{source="bank, p. 4"}, :cite[elsewhere]{claim="d#c1"}, :cite[nowhere]{source=none}.`
  const html = String(await printer.process(source))
  expect(html).toContain('<span data-cite="">Rates rose (Lee, 2021, p. 4)</span>')
  expect(html).toContain('<span data-cite="">nowhere</span>')
  expect(html).toMatch(/<h2>References<\/h2>\n<ul>\n<li>Lee, A\. \(2021\)\. On rates\.<\/li>\n<\/ul>$/)
})

test('leaves the tree alone if told to', async () => {
  const plain = unified()
    .use(remarkParse)
    .use(claimdown as never, {html: false} as never)
    .use(remarkRehype)
    .use(rehypeStringify)
  const file = await plain.process(':claim[a]{#c1}')
  expect(String(file)).toBe('<p><div>a</div></p>')
  expect((file.data.claimdown as {claims: unknown[]}).claims).toHaveLength(1)
})

test('works in MDX, as Docusaurus and Astro compile it', async () => {
  const source = `import {Chart} from './chart'

# Rates {1 + 1}

:claim[Rates **rose** {year}]{#c1 kind=fact}, since :evidence[prices did]{#e1 supports=c1} <Chart/>.

:::claim{#c2}
Whole *paragraph*.
:::
`
  const compiled = await compile(source, {
    jsx: true,
    remarkPlugins: [claimdown as never],
    rehypePlugins: [rehypeIdentity]
  })
  const code = String(compiled)
  expect(code).toContain('<_components.span data-claim="c1" data-kind="fact">')
  expect(code).toContain('<_components.span data-evidence="e1">')
  expect(code).toContain('<_components.div data-claim="c2">')
  expect(code).toContain('{year}')
  expect((compiled.data.claimdown as {claims: unknown[]}).claims).toHaveLength(2)
})

/** A rehype plugin that sees the spans as elements like any other. */
function rehypeIdentity() {
  return (tree: {children: unknown[]}): void => {
    expect(JSON.stringify(tree)).toContain('"dataClaim":"c1"')
  }
}
