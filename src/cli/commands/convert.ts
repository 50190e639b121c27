/** `claimdown convert`: documents between formats and dialects. */

import {brat} from '../../formats/brat/brat.ts'
import {xaif} from '../../formats/xaif/xaif.ts'
import {check} from '../../model/check.ts'
import {type Document, emptyDocument} from '../../model/document.ts'
import {toJson} from '../../model/json.ts'
import type {Diagnostic, Reading} from '../../model/reading.ts'
import {readText, writeWhole} from '../../node/files.ts'
import {annotate} from '../../parse/annotate.ts'
import {type Dialect, dialects} from '../../parse/dialects/dialect.ts'
import {fromDialects} from '../../parse/dialects/from-dialects.ts'
import {findEscaped} from '../../parse/escape.ts'
import {toFootnotes} from '../../parse/footnotes.ts'
import {parse} from '../../parse/parse.ts'
import {frontMatter} from '../../parse/write-front-matter.ts'
import {oneOf} from '../../text/list.ts'
import {report, tally} from '../report.ts'
import {type Command, UsageProblem} from '../world.ts'
import {exitCode} from './check.ts'

const inputs = ['markdown', ...dialects, 'brat', 'xaif', 'json'] as const
const outputs = ['markdown', 'footnotes', 'brat', 'xaif', 'json'] as const

export const convert: Command = {
  name: 'convert',
  arguments: [['<file>', 'Markdown, a `.ann` or `.a1` beside its `.txt`, or JSON']],
  summary: 'turn a document into another format, naming what is lost',
  options: [
    ['--from <format>', `${oneOf(inputs)} (default: by the name of the file)`],
    ['--to <format>', `${oneOf(outputs)} (default: markdown)`],
    ['--out <file>', 'write there and not to the terminal; brat writes `.ann` and `.txt`']
  ],
  examples: [
    'claimdown convert paper.qmd --from pandoc --out paper.md',
    'claimdown convert essay.ann --out essay.md',
    'claimdown convert article.md --to xaif --out article.json'
  ],

  async run(world, [path], {from, to = 'markdown', out, json}) {
    const source = await readText(path!)
    const input = String(from ?? kindOf(path!, source))
    if (!(inputs as readonly string[]).includes(input))
      throw new UsageProblem(`--from is \`${input}\`, expected ${oneOf(inputs)}`)
    if (!(outputs as readonly string[]).includes(String(to)))
      throw new UsageProblem(`--to is \`${to}\`, expected ${oneOf(outputs)}`)
    const read = await readAs(input, path!, source)
    const written = await writeAs(String(to), read)
    const diagnostics = [...read.diagnostics, ...written.diagnostics]
    if (typeof out === 'string') {
      if (written.text !== undefined) await writeWhole(`${out.replace(/\.ann$/, '')}.txt`, written.text)
      await writeWhole(to === 'brat' && !out.endsWith('.ann') ? `${out}.ann` : out, written.content)
    } else if (!json) world.out(written.content)
    if (json) world.out(`${JSON.stringify({from: input, to, diagnostics}, null, 2)}\n`)
    else if (diagnostics.length) world.error(`${report(diagnostics, source, path!, world)}\n\n${tally(diagnostics)}\n`)
    // What a format has no place for is told, and nothing to mend.
    return exitCode(diagnostics.filter(({code}) => code !== 'loss'))
  }
}

function kindOf(path: string, source: string): string {
  if (/\.(?:ann|a1|a2)$/.test(path)) return 'brat'
  if (!path.endsWith('.json')) return 'markdown'
  return /"type"\s*:\s*"document"/.test(source) ? 'json' : 'xaif'
}

interface Read extends Reading<Document> {
  /** The Markdown that it was read from, if it was. */
  markdown?: string
}

async function readAs(input: string, path: string, source: string): Promise<Read> {
  if (input === 'brat') {
    const text = await readText(path.replace(/\.(?:ann|a1|a2)$/, '.txt'))
    const other = /\.a1$/.test(path) ? await readText(path.replace(/1$/, '2')) : ''
    return brat.read({text, ann: `${source}${other}`})
  }
  if (input === 'xaif' || input === 'json') {
    let data: unknown
    try {
      data = JSON.parse(source)
    } catch (error) {
      const message = `This is no JSON: ${(error as Error).message}`
      return {value: emptyDocument(), diagnostics: [{code: 'json', severity: 'error', message}]}
    }
    return input === 'xaif' ? xaif.read(data) : check(data)
  }
  const turned = input === 'markdown' ? undefined : fromDialects(source, [input as Dialect])
  const markdown = turned?.value ?? source
  const {value, diagnostics} = parse(markdown)
  const errors = turned ? [] : diagnostics.filter(({severity}) => severity === 'error')
  return {value, diagnostics: [...(turned?.diagnostics ?? []), ...errors], markdown}
}

interface Written {
  content: string
  /** What stands in a file of its own. */
  text?: string
  diagnostics: Diagnostic[]
}

async function writeAs(output: string, {value, markdown}: Read): Promise<Written> {
  if (output === 'json') return {content: `${JSON.stringify(toJson(value), null, 2)}\n`, diagnostics: []}
  if (output === 'xaif')
    return {content: `${JSON.stringify(xaif.write(value), null, 2)}\n`, diagnostics: xaif.losses(value)}
  if (output === 'brat') {
    const {text, ann} = brat.write(value)
    return {content: ann, text, diagnostics: brat.losses(value)}
  }
  const annotated = markdown === undefined ? toMarkdown(value) : {value: markdown, diagnostics: []}
  if (output === 'markdown') return {content: annotated.value, diagnostics: annotated.diagnostics}
  const {value: content, diagnostics} = toFootnotes(annotated.value)
  return {content, diagnostics: [...annotated.diagnostics, ...diagnostics]}
}

/** A document that never was Markdown: its text spelled out, and annotated. */
export function toMarkdown(document: Document): Reading<string> {
  const source = findEscaped(document.text)
  if (source === undefined) {
    const message = 'The text has line breaks or blanks that Markdown cannot spell, so nothing was written'
    return {value: '', diagnostics: [{code: 'other-text', severity: 'error', message}]}
  }
  const {value, diagnostics} = annotate(source, document)
  const front = frontMatter(document)
  return {value: front === '' ? value : `${front}\n${value}`, diagnostics}
}
