/** `claimdown convert`: documents between formats and dialects. */

import {because} from '../../base/message.ts'
import {oneOf} from '../../base/wording.ts'
import {type Dialect, dialects} from '../../convert/dialects/dialect.ts'
import {fromDialects} from '../../convert/dialects/from-dialects.ts'
import {toFootnotes} from '../../convert/footnotes.ts'
import {toMarkdown} from '../../convert/to-markdown.ts'
import {brat} from '../../formats/brat/brat.ts'
import {xaif} from '../../formats/xaif/xaif.ts'
import {type Document, emptyDocument} from '../../model/document.ts'
import {fromJson} from '../../model/from-json.ts'
import type {Diagnostic, Reading} from '../../model/reading.ts'
import {toJson} from '../../model/to-json.ts'
import {parse} from '../../parse/parse.ts'
import type {convert} from '../declarations.ts'
import {exitCode} from '../exit-code.ts'
import {toLines} from '../json.ts'
import {report, tally} from '../report.ts'
import {type Run, UsageProblem, type World} from '../world.ts'

const inputs = ['markdown', ...dialects, 'brat', 'xaif', 'json'] as const
const outputs = ['markdown', 'footnotes', 'brat', 'xaif', 'json'] as const

export const run: Run<typeof convert> = async (world, [path], {from, to = 'markdown', out, json}) => {
  const {text: source} = await world.files.read(path!, {typed: true})
  const input = from ?? kindOf(path!, source)
  if (!(inputs as readonly string[]).includes(input))
    throw new UsageProblem(`--from is \`${input}\`, expected ${oneOf(inputs)}`)
  if (!(outputs as readonly string[]).includes(to))
    throw new UsageProblem(`--to is \`${to}\`, expected ${oneOf(outputs)}`)
  const read = await readAs(world, input, path!, source)
  const {content, text, diagnostics: losses} = writeAs(to, read)
  const diagnostics = [...read.diagnostics, ...losses]
  if (out !== undefined) {
    const stem = out.replace(/\.ann$/, '')
    // A text and its annotations are one thing: together, or not at all.
    if (text === undefined) await world.files.write({path: out, content})
    else await world.files.write({path: `${stem}.txt`, content: text}, {path: `${stem}.ann`, content})
  } else if (!json) world.write(content)
  if (json) world.write(toLines({from: input, to, diagnostics}))
  else if (diagnostics.length) world.complain(`${report(diagnostics, source, path!, world)}\n\n${tally(diagnostics)}\n`)
  // What a format has no place for is told, and nothing to mend.
  return exitCode(diagnostics.filter(({code}) => code !== 'loss'))
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

async function readAs({files}: World, input: string, path: string, source: string): Promise<Read> {
  if (input === 'brat') {
    const {text} = await files.read(path.replace(/\.(?:ann|a1|a2)$/, '.txt'))
    const other = /\.a1$/.test(path) ? (await files.read(path.replace(/1$/, '2'))).text : ''
    return brat.read({text, ann: `${source}${other}`})
  }
  if (input === 'xaif' || input === 'json') {
    let data: unknown
    try {
      data = JSON.parse(source)
    } catch (error) {
      const told = because('This is no JSON', (error as Error).message)
      return {value: emptyDocument(), diagnostics: [{code: 'json', severity: 'error', ...told}]}
    }
    return input === 'xaif' ? xaif.read(data) : fromJson(data)
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

function writeAs(output: string, {value, markdown}: Read): Written {
  if (output === 'json') return {content: toLines(toJson(value)), diagnostics: []}
  if (output === 'xaif') return {content: toLines(xaif.write(value)), diagnostics: xaif.losses(value)}
  if (output === 'brat') {
    const {text, ann} = brat.write(value)
    return {content: ann, text, diagnostics: brat.losses(value)}
  }
  const annotated = markdown === undefined ? toMarkdown(value) : {value: markdown, diagnostics: []}
  if (output === 'markdown') return {content: annotated.value, diagnostics: annotated.diagnostics}
  const {value: content, diagnostics} = toFootnotes(annotated.value)
  return {content, diagnostics: [...annotated.diagnostics, ...diagnostics]}
}
