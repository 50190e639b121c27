/** Targets for pipelines of unified and for the command line. */

import {directiveFromMarkdown} from 'mdast-util-directive'
import {fromMarkdown} from 'mdast-util-from-markdown'
import rehypeStringify from 'rehype-stringify'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import {unified} from 'unified'
import {guardedDirectives} from '../../../src/guard.ts'
import {parse} from '../../../src/parse/parse.ts'
import claimdown, {claimdownSyntax} from '../../../src/remark.ts'
import {walk} from '../../../src/syntax/walk.ts'
import {runIn} from '../../../tests/support/command-line.ts'
import {memoryFiles} from '../../../tests/support/memory-files.ts'
import {html, markdown, text, word} from '../content.ts'
import {expect, expectSame, type Target} from '../target.ts'
import {bratFiles, documentJson, standoffJson, suggestionsJson, xaifJson} from '../values.ts'

export const remark: Target<{source: string; cites: boolean}> = {
  name: 'remark',
  draw: draw => ({source: markdown(draw), cites: draw.chance(0.1)}),
  async run({source, cites}) {
    const pipeline = unified()
      .use(remarkParse)
      .use(claimdown, cites ? {citations: 'apa'} : {})
      .use(remarkRehype)
      .use(rehypeStringify)
    const file = cites ? await pipeline.process(source) : pipeline.processSync(source)
    expectSame(file.data.claimdown, parse(source).value, 'a pipeline reads the same document')
    expect(!/<script|\son\w+=/i.test(String(file)), 'no HTML of the author’s reaches the page', () => String(file))
    for (const {ruleId, place} of file.messages) {
      expect(typeof ruleId === 'string', 'a message has its code')
      if (place && 'end' in place) expect((place.end.offset ?? 0) <= source.length, 'every place is in the source')
    }
    unified().use(claimdownSyntax).use(remarkParse).parse(source)
  }
}

const registered = {text: new Set(['note']), leaf: new Set(['video']), container: new Set(['tip', 'constructor'])}

export const guard: Target<{source: string}> = {
  name: 'guard',
  draw(draw) {
    const words: Record<string, string> = {claim: 'note', evidence: 'tip', source: 'video', entity: 'toString'}
    return {source: markdown(draw).replace(/claim|evidence|source|entity/g, name => words[name]!)}
  },
  run({source}) {
    const tree = fromMarkdown(source, {
      extensions: [guardedDirectives(registered)],
      mdastExtensions: [directiveFromMarkdown()]
    })
    for (const node of walk(tree)) {
      if (node.type === 'textDirective')
        expect(registered.text.has(node.name), 'only registered names are directives', () => node.name)
      if (node.type === 'leafDirective')
        expect(registered.leaf.has(node.name), 'only registered names are directives', () => node.name)
      if (node.type === 'containerDirective')
        expect(registered.container.has(node.name), 'only registered names are directives', () => node.name)
    }
  }
}

interface Command {
  args: string[]
  files: Record<string, string>
  isTerminal: boolean
}

const commands: readonly (readonly string[])[] = [
  ['check'],
  ['check', 'd.md', '--hints'],
  ['check', 'd.md', '--fix'],
  ['check', 'd.md', 'other.md', '--json'],
  ['check', 'd.md', '--texts', 'texts'],
  ['check', 'd.md', '--rules', 'unused-source=off,lost-ground=error'],
  ['fmt', 'd.md'],
  ['fmt', 'd.md', '--check'],
  ['overview', 'd.md'],
  ['overview', 'd.md', '--out', 'rows'],
  ['overview', '--json'],
  ['show', 'd.md'],
  ['show', 'd.md', '--depth', '2'],
  ['show', 'd.md#c1'],
  ['show', 'd.md', '--json'],
  ['show', 'Kabul', 'd.md'],
  ['list', 'd.md'],
  ['list', 'claims', 'd.md', 'other.md', '--sort', '-length', '--group-by', 'holder'],
  ['list', 'mentions', 'd.md', '--about', 'Kabul', '--json'],
  ['list', 'relations', 'd.md', '--from', '2020', '--count'],
  ['find', 'rates', 'd.md', 'other.md'],
  ['find', 'rates bank', 'd.md', '--any', '--by', 'author', '--json'],
  ['diff', 'd.md', 'other.md'],
  ['diff', 'd.md', 'other.md', '--json'],
  ['agree', 'd.md', 'd.md', '--differences'],
  ['agree', 'd.md', 'd.md', '--merge', 'merged.md', '--json'],
  ['holders', 'd.md'],
  ['holders', 'd.md', '--json'],
  ['evaluate', 'd.md', '--strengths'],
  ['evaluate', 'd.md', '--json'],
  ['entities', 'd.md'],
  ['entities', 'd.md', '--min', '0.1', '--write', '--yes'],
  ['cite', 'd.md#c1'],
  ['cite', 'd.md#c1', '--style', 'bibtex'],
  ['cite', 'd.md#c1', '--style', 'mla', '--html'],
  ['cite', 'd.md#e1', '--style', 'csl-json'],
  ['verify', 'd.md', 'Rates rose'],
  ['verify', 'page.html', 'rates … rose', '--prefix', 'x', '--json'],
  ['annotate', 'd.md', '--from', 's.json'],
  ['annotate', 'd.md', '--from', 's.json', '--write', '--json'],
  ['convert', 'd.md'],
  ['convert', 'd.md', '--from', 'pandoc'],
  ['convert', 'd.md', '--from', 'okf', '--to', 'json'],
  ['convert', 'd.md', '--to', 'footnotes'],
  ['convert', 'd.md', '--to', 'xaif'],
  ['convert', 'd.md', '--to', 'brat', '--out', 'out.ann'],
  ['convert', 'x.json'],
  ['convert', 'x.json', '--to', 'brat'],
  ['convert', 'document.json', '--from', 'json'],
  ['convert', 'document.json', '--from', 'json', '--to', 'footnotes'],
  ['convert', 'b.ann'],
  ['convert', 'b.ann', '--to', 'xaif'],
  ['export', 'd.md'],
  ['export', 'd.md', '--to', 'json', '--out', 'out.json'],
  ['export', 'd.md', '--to', 'footnotes'],
  ['dehydrate', 'd.md'],
  ['rebase', 'd.md', 'other.md'],
  ['rebase', 'd.md', 'page.html', '--json'],
  ['hydrate', 'standoff.json', 'other.md'],
  ['hydrate', 'standoff.json', 'page.html', '--out', 'out.md']
]

const isActing = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|\p{Cs}/u

/** The content of a file that should be JSON, and may not be. */
const written = (value: unknown): string => JSON.stringify(value) ?? ''

export const commandLine: Target<Command> = {
  name: 'command-line',
  draw(draw) {
    const args = [...draw.pick(commands)]
    const changes = draw.below(draw.pick([1, 3]))
    for (let times = changes; times > 0; times--)
      args.splice(
        draw.below(args.length + 1),
        draw.below(2),
        draw.pick([
          word(draw),
          '--json',
          '--out',
          '-',
          '--',
          '--help',
          'd.md',
          '.',
          '..',
          'x.json',
          'NaN',
          '-5',
          '--x=y'
        ])
      )
    const source = markdown(draw)
    const {standoff, text: own} = standoffJson(draw)
    const {text: bratText, ann} = bratFiles(draw)
    const all: Record<string, () => string> = {
      'd.md': () => source,
      'other.md': () => own,
      'page.html': () => html(draw),
      's.json': () => written(suggestionsJson(draw, source)),
      'x.json': () => written(xaifJson(draw)),
      'document.json': () => written(documentJson(draw)),
      'standoff.json': () => written(standoff),
      'b.ann': () => ann,
      'b.txt': () => bratText,
      'texts/s.txt': () => text(draw)
    }
    const used =
      args.some(arg => arg.startsWith('-')) || args.length === 1
        ? Object.keys(all)
        : Object.keys(all).filter(name => args.some(arg => arg.startsWith(name.split('.')[0]!.split('/')[0]!)))
    return {args, files: Object.fromEntries(used.map(name => [name, all[name]!()])), isTerminal: draw.chance(0.5)}
  },
  async run({args, files, isTerminal}) {
    const {code, out, error} = await runIn(memoryFiles(files), args, {isTerminal, isColored: false})
    expect(code === 0 || code === 1 || code === 2, 'an exit code is 0, 1 or 2', () => String(code))
    const all = out + error
    expect(!/please\s+report\s+it/.test(all), 'no command fails inside', () =>
      all.slice(Math.max(0, all.search(/claimdown\s+failed/)))
    )
    if (isTerminal)
      expect(!isActing.test(all.replaceAll('\r\n', '\n')), 'nothing acts on the terminal', () =>
        JSON.stringify(all.slice(Math.max(0, all.search(isActing) - 40)))
      )
    expect(code === 0 || code === 1 || error !== '' || out !== '', 'a failure is told')
  }
}
