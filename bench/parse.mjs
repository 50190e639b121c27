/** Part of `npm run bench`: times `parse` against remark-parse alone with the same extensions. */

import {execFileSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {pathToFileURL} from 'node:url'
import {directiveFromMarkdown} from 'mdast-util-directive'
import {frontmatterFromMarkdown} from 'mdast-util-frontmatter'
import {gfmFootnoteFromMarkdown} from 'mdast-util-gfm-footnote'
import {gfmStrikethroughFromMarkdown} from 'mdast-util-gfm-strikethrough'
import {gfmTableFromMarkdown} from 'mdast-util-gfm-table'
import {directive} from 'micromark-extension-directive'
import {frontmatter} from 'micromark-extension-frontmatter'
import {gfmFootnote} from 'micromark-extension-gfm-footnote'
import {gfmStrikethrough} from 'micromark-extension-gfm-strikethrough'
import {gfmTable} from 'micromark-extension-gfm-table'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {VFile} from 'vfile'
import {parseDocument} from 'yaml'
import {recognise} from '../dist/entities.js'
import {lint, parse} from '../dist/index.js'
import claimdown from '../dist/remark.js'
import {article} from './articles.mjs'
import {measure, table} from './measure.mjs'

const processor = unified()
  .use(function () {
    this.data({
      micromarkExtensions: [frontmatter(), gfmFootnote(), gfmStrikethrough(), gfmTable(), directive()],
      fromMarkdownExtensions: [
        frontmatterFromMarkdown(),
        gfmFootnoteFromMarkdown(),
        gfmStrikethroughFromMarkdown(),
        gfmTableFromMarkdown(),
        directiveFromMarkdown()
      ]
    })
  })
  .use(remarkParse)
  .freeze()

const pipeline = unified().use(remarkParse).use(claimdown).freeze()
const read = source => {
  const file = new VFile(source)
  pipeline.runSync(pipeline.parse(file), file)
}

const inputs = {
  'a generated article': article(),
  'the same without front matter': article().replace(/^---.*?^---\n/ms, ''),
  'ten of them in one': Array.from({length: 10}, (_, i) => article(i + 1).replace(/^---.*?^---\n/ms, '')).join('\n\n'),
  'the first document of the corpus': readFileSync(
    'corpus/how-america-should-deal-with-the-taliban/document.md',
    'utf8'
  )
}

for (const [name, source] of Object.entries(inputs)) {
  const runs = source.length > 100_000 ? 3 : 30
  table(
    `${name}, ${(source.length / 1000).toFixed(0)} KB`,
    measure(
      {
        'remark-parse, same extensions': () => processor.parse(source),
        'the same, and yaml reads the front matter': () => {
          const [first] = processor.parse(source).children
          if (first.type === 'yaml') parseDocument(first.value)
        },
        'claimdown parse': () => parse(source),
        'claimdown parse, the fast engine': () => parse(source, {engine: 'fast'}),
        'claimdown/remark, with lint': () => read(source)
      },
      {runs, rounds: 7}
    ),
    source.length
  )
}

// The same for Argdown: a text in its syntax with as many statements and relations as the article, and of the same length.
const plain = article().replace(/^---.*?^---\n/ms, '')
const {claims, evidence, relations, text} = parse(plain).value
const said = ({span}) => text.slice(span.start, span.end).replace(/[^\p{L}\p{N} .,]/gu, '')
const inArgdown = claims
  .map(claim => {
    const grounds = relations.filter(({to}) => to === claim.id).map(({from}) => evidence.find(({id}) => id === from))
    return `[${claim.id}]: ${said(claim)}.\n${grounds.map(found => `  + [${found.id}]: ${said(found)}.\n`).join('')}`
  })
  .join('\n')
const argdown = await import('@argdown/core').then(({argdown}) => argdown).catch(() => undefined)
if (argdown) {
  const run = () =>
    argdown.run({process: ['parse-input', 'build-model'], input: inArgdown, throwExceptions: false, logLevel: 'silent'})
  const found = Object.keys(run().statements).length
  table(
    `${claims.length + evidence.length} statements, ${relations.length} relations`,
    measure({
      [`@argdown/core, ${found} statements, ${(inArgdown.length / 1000).toFixed(0)} KB`]: run,
      [`claimdown parse, ${(plain.length / 1000).toFixed(0)} KB`]: () => parse(plain),
      'claimdown parse, the fast engine': () => parse(plain, {engine: 'fast'})
    })
  )
} else console.log('\n@argdown/core is not here; to measure against it: npm install --no-save @argdown/core@2.0.1')

const {value} = parse(inputs['the first document of the corpus'])
table(
  'what comes after, on the first document',
  measure({
    lint: () => lint(value),
    'recognise, declared names only': () => recognise(value.text, {entities: value.entities, undeclared: false}),
    'recognise, everything': () => recognise(value.text, {entities: value.entities})
  })
)

// Times a process that imports the package and reads one document, without the start of Node itself.
const cold = `
  const start = process.cpuUsage()
  const {parse} = await import('${pathToFileURL('dist/index.js')}')
  const imported = process.cpuUsage(start)
  parse(${JSON.stringify(inputs['the first document of the corpus'])})
  const parsed = process.cpuUsage(start)
  console.log(JSON.stringify([imported, parsed].map(({user, system}) => (user + system) / 1000)))`
const starts = Array.from({length: 9}, () =>
  JSON.parse(execFileSync('node', ['--input-type=module', '-e', cold], {encoding: 'utf8'}))
)
const [imported, parsed] = [0, 1].map(index => starts.map(times => times[index]).toSorted((a, b) => a - b)[4])
console.log(
  `\ncold: ${imported.toFixed(0)} ms to import, ${(parsed - imported).toFixed(0)} ms to parse the first document`
)
