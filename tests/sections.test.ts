import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {parse} from '../src/index.ts'
import {words} from '../src/text/span.ts'

const outline = (source: string): string[] => {
  const {sections, text} = parse(source).value
  return sections.map(({depth, title, span}) => `${depth} ${title} | ${words(text, span)}`)
}

describe('a section is a heading with all that it heads', () => {
  test.each([
    ['no heading', 'a', []],
    ['one', '# a\n\nb', ['1 a | a\n\nb']],
    ['text before it', 'x\n\n# a', ['1 a | a']],
    ['two of one depth', '# a\n\nb\n\n# c\n\nd', ['1 a | a\n\nb', '1 c | c\n\nd']],
    ['one in another', '# a\n\n## b\n\nc\n\n# d', ['1 a | a\n\nb\n\nc', '2 b | b\n\nc', '1 d | d']],
    ['a depth left out', '# a\n\n### b\n\n## c', ['1 a | a\n\nb\n\nc', '3 b | b', '2 c | c']],
    ['a lesser depth first', '## a\n\n# b', ['2 a | a', '1 b | b']],
    ['mark-up in the title', '# *a* `b` [c](d) &amp; \\*', ['1 a b c & * | a b c & *']],
    ['a claim in the title', '# :claim[a]{#c1} b', ['1 a b | a b']],
    ['an image in the title', '# ![a](b) c', ['1 a c |  c']],
    ['two lines', 'a\nb\n===', ['1 a b | a b']],
    ['empty headings', 'x\n\n#\n\n# a\n\n#', ['1  | ', '1 a | a', '1  | ']],
    ['in a block of ours', ':::claim{#c1}\n# a\n\nb\n:::\n\nc', ['1 a | a\n\nb\n\nc']],
    ['in a quote or a list', '> # a\n\n- # b\n', []],
    ['the footnotes come after the body', '# a[^1]\n\nb\n\n[^1]: c', ['1 a | a\n\nb']],
    ['no text at all', '#', ['1  | ']]
  ])('%s', (_, source, expected) => {
    expect(outline(source)).toEqual(expected)
  })
})

const blocks = [
  '# a',
  '## b *c*',
  '### d',
  '#',
  'a\n===',
  'b\n---',
  'text',
  '> # q',
  '- # l',
  '```\n# x\n\n```',
  '[^1]: n',
  ':::claim{#c1}\n# e\n:::'
]

test('sections nest, stand in order and begin with their titles', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...blocks), {maxLength: 12}),
      fc.constantFrom('remark', 'fast'),
      (some, engine) => {
        const {sections, text} = parse(some.join('\n\n'), {engine: engine as 'remark'}).value
        for (const [index, {title, depth, span}] of sections.entries()) {
          expect(words(text, span).startsWith(title)).toBe(true)
          const next = sections[index + 1]
          if (!next) continue
          expect(next.span.start).toBeGreaterThanOrEqual(span.start)
          if (next.depth > depth) expect(next.span.end).toBeLessThanOrEqual(span.end)
          else expect(next.span.start).toBeGreaterThanOrEqual(span.end)
        }
      }
    )
  )
})
