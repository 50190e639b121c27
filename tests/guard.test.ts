import fc from 'fast-check'
import {directiveFromMarkdown} from 'mdast-util-directive'
import {fromMarkdown} from 'mdast-util-from-markdown'
import {frontmatterFromMarkdown} from 'mdast-util-frontmatter'
import {gfmFootnoteFromMarkdown} from 'mdast-util-gfm-footnote'
import {gfmStrikethroughFromMarkdown} from 'mdast-util-gfm-strikethrough'
import {gfmTableFromMarkdown} from 'mdast-util-gfm-table'
import {frontmatter} from 'micromark-extension-frontmatter'
import {gfmFootnote} from 'micromark-extension-gfm-footnote'
import {gfmStrikethrough} from 'micromark-extension-gfm-strikethrough'
import {gfmTable} from 'micromark-extension-gfm-table'
import {expect, test} from 'vitest'
import {registered} from '../src/language/vocabulary.ts'
import {guardedDirectives} from '../src/syntax/guard.ts'
import {markdown} from '../src/syntax/markdown.ts'
import {inlineMarks, source} from './support/arbitraries.ts'

const plain = [frontmatter(), gfmFootnote(), gfmStrikethrough(), gfmTable()]
const plainFrom = [
  frontmatterFromMarkdown(),
  gfmFootnoteFromMarkdown(),
  gfmStrikethroughFromMarkdown(),
  gfmTableFromMarkdown()
]
const unregistered = source.map(text => text.replace(/claim|evidence|entity|cite|source|relation|end/g, 'note'))

test('text without registered names gives the tree of plain Markdown', () => {
  fc.assert(
    fc.property(unregistered, text => {
      if (text.startsWith('\uFEFF')) return
      expect(markdown(text, registered).tree).toEqual(
        fromMarkdown(text, {extensions: plain, mdastExtensions: plainFrom})
      )
    }),
    {numRuns: 1000}
  )
})

test('our own constructs give the tokens of those that they stand in for', () => {
  fc.assert(
    fc.property(inlineMarks, text => {
      expect(markdown(text, registered).tree).toEqual(
        fromMarkdown(text, {extensions: plain, mdastExtensions: plainFrom})
      )
    }),
    {numRuns: 3000}
  )
})

test('noting letters and attributes leaves the tree as it was', () => {
  const extensions = [...plain, guardedDirectives(registered)]
  fc.assert(
    fc.property(source, text => {
      if (text.startsWith('\uFEFF') || text.includes('__proto__') || /#\w+ #/.test(text)) return
      expect(markdown(text, registered).tree).toEqual(
        fromMarkdown(text, {extensions, mdastExtensions: [...plainFrom, directiveFromMarkdown()]})
      )
    }),
    {numRuns: 1000}
  )
})
