import {compile} from '@mdx-js/mdx'
import fc from 'fast-check'
import type {Root} from 'mdast'
import rehypeStringify from 'rehype-stringify'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import {unified} from 'unified'
import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import {parse} from '../src/index.ts'
import {registered} from '../src/language/vocabulary.ts'
import claimdown, {claimdownSyntax} from '../src/remark.ts'
import {markdown} from '../src/syntax/markdown.ts'
import {source} from './support/arbitraries.ts'

const processor = unified().use(remarkParse).use(claimdown).use(remarkRehype).use(rehypeStringify)

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
  ['So :claim[rates rose]{#c1}.', '<p>So <span data-claim="c1">rates rose</span>.</p>'],
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
  expect(file.messages[0]).toMatchObject({actual: 'clam', expected: ['claim']})
})

const front =
  '---\nsources: [{id: bank, type: report, title: On rates, author: [{family: Lee, given: Ann}], issued: 2021}]\n---\n\n'

test('prints citations and a list of references', async () => {
  const printer = unified()
    .use(remarkParse)
    .use(remarkFrontmatter)
    .use(claimdown, {citations: 'apa'})
    .use(remarkRehype)
    .use(rehypeStringify)
  const source = `${front}:cite[Rates rose]{source="bank, p. 4"}, :cite[elsewhere]{claim="d#c1"}, :cite[nowhere]{source=none}.`
  const html = String(await printer.process(source))
  expect(html).toContain('<span data-cite="">Rates rose (Lee, 2021, p. 4)</span>')
  expect(html).toContain('<span data-cite="">nowhere</span>')
  expect(html).toMatch(/<h2>References<\/h2>\n<ul>\n<li>Lee, A\. \(2021\)\. On rates\.<\/li>\n<\/ul>$/)
})

test('leaves the tree alone if told to', async () => {
  const plain = unified().use(remarkParse).use(claimdown, {html: false}).use(remarkRehype).use(rehypeStringify)
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
    remarkPlugins: [claimdown],
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

describe('the syntax', () => {
  const orders = {
    'after the parser': unified().use(remarkParse).use(claimdownSyntax).freeze(),
    'before the parser': unified().use(claimdownSyntax).use(remarkParse).freeze(),
    'twice, and with the claims': unified()
      .use(claimdown)
      .use(claimdownSyntax)
      .use(remarkFrontmatter)
      .use(remarkParse)
      .use(claimdownSyntax)
      .freeze()
  }

  test.each(Object.entries(orders))('%s gives the tree that `parse` reads', (_, processor) => {
    fc.assert(
      fc.property(source, source => {
        expect(processor.parse(source)).toEqual(markdown(source, registered).tree)
      }),
      {numRuns: 300}
    )
  })

  test.each([
    ['blocks too deep', `${':::claim{#a}\n'.repeat(9)}b`, 'blocks'],
    ['lists too far right', `${'- '.repeat(60)}a`, 'columns'],
    ['images in images', `${'!['.repeat(60)}a${'](b)'.repeat(60)}`, 'images'],
    ['lazy lines', `> a\n${'b\n'.repeat(1500)}`, 'lazyLines']
  ])('brings the limit of %s', async (_, source, limit) => {
    expect([...markdown(source, registered).limits.keys()]).toContain(limit)
    const file = await unified().use(remarkParse).use(claimdown).use(remarkRehype).use(rehypeStringify).process(source)
    expect(file.messages.map(({ruleId}) => ruleId)).toContain('limit')
  })

  test.each([
    ['too-long', {limit: 3}],
    ['limit', {marks: 3}]
  ])('keeps to the budget of `parse`: %s', (code, budget) => {
    expect(parse('*a* *b*', budget).diagnostics.map(({code}) => code)).toEqual([code])
    const processors = {
      claimdown: unified().use(remarkParse).use(claimdown, budget),
      syntax: unified().use(remarkParse).use(claimdownSyntax, budget)
    }
    for (const processor of Object.values(processors)) {
      const file = new VFile('*a* *b*')
      const tree = processor.parse(file)
      expect(tree.children).toEqual([])
      expect(file.messages.map(({ruleId}) => ruleId)).toEqual([code])
    }
  })
})

describe('the document', () => {
  const documentOf = async (plugins: (() => unknown)[], source: string): Promise<unknown> => {
    const processor = unified()
      .use(remarkParse)
      .use(plugins as never)
      .use(remarkRehype)
      .use(rehypeStringify)
    return (await processor.process(source)).data.claimdown
  }

  test('is that of `parse`', () => {
    const processor = unified().use(remarkParse).use(claimdown).freeze()
    return fc.assert(
      fc.asyncProperty(source, async source => {
        const file = new VFile(source)
        await processor.run(processor.parse(file), file)
        expect(file.data.claimdown).toEqual(parse(source).value)
      }),
      {numRuns: 300}
    )
  })

  const addresses = 'See https://x.y/z and [https://a.b/c :claim[d *e* https://f.g]{#c1} h] i@j.kl.\n\n:claim[m]{#c2}'
  const {value} = parse(addresses)

  test.each([
    ['addresses that become links', [remarkGfm, claimdown]],
    ['addresses that become links, the other way', [claimdown, remarkGfm]],
    ['plugins that change the tree', [() => (tree: Root) => void tree.children.splice(0, 1), claimdown]],
    ['plugins that give another tree', [() => (tree: Root) => structuredClone(tree), claimdown]]
  ] as [string, (() => unknown)[]][])('stays the same with %s', async (_, plugins) => {
    expect(await documentOf(plugins, addresses)).toEqual(value)
  })

  test('has what the syntax of the pipeline reads', async () => {
    const compiled = await compile("import {x} from 'y'\n\n:claim[Rates {x} rose]{#c1}\n\n<Box>\n\na\n\nb\n\n</Box>", {
      remarkPlugins: [claimdown]
    })
    expect((compiled.data.claimdown as {text: string}).text).toBe('Rates  rose\n\na\n\nb')
  })

  test('of a tree from elsewhere is read from the Markdown, and that is told', async () => {
    const file = new VFile(':claim[a]{#c1}')
    await unified().use(claimdown).run(unified().use(remarkParse).parse(file), file)
    expect((file.data.claimdown as {claims: unknown[]}).claims).toHaveLength(1)
    expect(file.messages.map(({ruleId, fatal}) => [ruleId, fatal])).toContainEqual(['foreign-tree', undefined])
  })

  test('of a tree that another processor parsed with the syntax is not parsed again', async () => {
    const file = new VFile(':claim[a]{#c1}')
    await unified().use(claimdown).run(unified().use(remarkParse).use(claimdownSyntax).parse(file), file)
    expect((file.data.claimdown as {claims: unknown[]}).claims).toHaveLength(1)
    expect(file.messages.map(({ruleId}) => ruleId)).not.toContain('foreign-tree')
  })
})
