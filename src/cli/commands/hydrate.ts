/** `claimdown hydrate`, `dehydrate` and `rebase`: words out of annotations, back into them, and on to another edition. */

import {stat} from 'node:fs/promises'
import {join} from 'node:path'
import type {Diagnostic} from '../../model/reading.ts'
import {readText, writeWhole} from '../../node/files.ts'
import {annotate} from '../../parse/annotate.ts'
import {splitFrontMatter} from '../../parse/front-matter-block.ts'
import {frontMatter} from '../../parse/write-front-matter.ts'
import {dehydrate as dehydrateDocument} from '../../standoff/dehydrate.ts'
import {type Hydrated, hydrate as hydrateDocument} from '../../standoff/hydrate.ts'
import {isStandoff} from '../../standoff/read-standoff.ts'
import {rebase as rebaseDocument} from '../../standoff/rebase.ts'
import type {Standoff} from '../../standoff/standoff.ts'
import {count, groupBy} from '../../text/list.ts'
import {type Copy, readCopy} from '../copy.ts'
import {load} from '../load.ts'
import {report, wrap} from '../report.ts'
import {type Command, type ExitCode, type Options, UsageProblem, type World} from '../world.ts'
import {exitCode} from './check.ts'

export const hydrate: Command = {
  name: 'hydrate',
  arguments: [
    ['<standoff>', 'a stand-off, or a folder that holds `standoff.json`'],
    ['<text>', 'a lawful copy of the text that it was made of: Markdown, plain text or HTML']
  ],
  summary: 'put annotations back on the words that they were made on',
  options: [['--out <file>', 'write there and not to the terminal']],
  examples: ['claimdown hydrate corpus/how-america-should-deal-with-the-taliban article.txt'],

  async run(world, [from, textPath], options) {
    const path = (await isFolder(from!)) ? join(from!, 'standoff.json') : from!
    const standoff = readJson(await readText(path), path)
    if (!isStandoff(standoff))
      throw new UsageProblem(`${path} is no stand-off, expected what \`claimdown dehydrate\` writes`)
    const copy = await readCopy(textPath!)
    const hydrated = hydrateDocument(standoff, copy.text)
    return write(world, copy, hydrated, frontMatter(hydrated.value), options)
  }
}

export const rebase: Command = {
  name: 'rebase',
  arguments: [
    ['<document>', 'annotated Markdown'],
    ['<text>', 'another edition of its text: Markdown, plain text or HTML']
  ],
  summary: 'carry annotations over to another edition, and list what did not survive',
  options: [['--out <file>', 'write there and not to the terminal']],
  examples: ['claimdown rebase article.md second-edition.txt --out second-edition.md'],

  async run(world, [path, textPath], options) {
    const {document, source} = await load(path!)
    const copy = await readCopy(textPath!)
    return write(world, copy, rebaseDocument(document, copy.text), splitFrontMatter(source).block, options)
  }
}

export const dehydrate: Command = {
  name: 'dehydrate',
  arguments: [['<document>', 'annotated Markdown']],
  summary: 'write annotations without the words: places, and a fingerprint of each sentence',
  options: [['--out <file>', 'write there and not to the terminal']],
  examples: ['claimdown dehydrate annotated-article.md --out standoff.json'],

  async run(world, [path], {out}) {
    const {parsed, source} = await load(path!)
    const content = printed(dehydrateDocument(parsed.value))
    if (typeof out === 'string') await writeWhole(out, content)
    else world.out(content)
    const problems = parsed.diagnostics.filter(({severity}) => severity !== 'hint')
    if (problems.length) world.error(`${report(problems, source, path!, world)}\n`)
    return exitCode(problems)
  }
}

/** The copy with its annotations, and what became of each. */
async function write(
  world: World,
  copy: Copy,
  {value, diagnostics: found, report: fates}: Hydrated,
  block: string,
  {out, json}: Options
): Promise<ExitCode> {
  const diagnostics: Diagnostic[] = [...found]
  if (diagnostics[0]?.code === 'other-text') {
    world.error(`${report(diagnostics.slice(0, 1), copy.source, copy.path, world)}\n`)
    return 1
  }
  const annotated = annotate(copy.source, value)
  diagnostics.push(...annotated.diagnostics)
  if (copy.frontMatter !== '')
    diagnostics.push({
      code: 'front-matter-replaced',
      severity: 'warning',
      message: 'The copy has front matter of its own, which gave way to the front matter of the annotations'
    })
  const markdown = block + annotated.value
  const content = json ? `${JSON.stringify({markdown, report: fates, diagnostics}, null, 2)}\n` : markdown
  if (typeof out === 'string') await writeWhole(out, content)
  else world.out(content)
  const others = diagnostics.filter(({code}) => code !== 'lost' && code !== 'lost-relation')
  if (others.length) world.error(`${report(others, copy.source, copy.path, world)}\n\n`)
  for (const paragraph of losses(diagnostics)) world.error(`${wrap(paragraph, world.columns)}\n\n`)
  if (typeof out === 'string') world.error(`${wrap(`${out}: ${summary(fates)}`, world.columns)}\n`)
  else if (diagnostics.length) world.error(`${wrap(summary(fates), world.columns)}\n`)
  return exitCode(diagnostics)
}

/** What was lost, a paragraph for each reason: a sentence takes much with it. */
function losses(diagnostics: readonly Diagnostic[]): string[] {
  const lost = diagnostics.filter(({code}) => code === 'lost')
  const paragraphs = [...groupBy(lost, ({reason}) => reason)].map(([reason, items]) => {
    const subjects = [...groupBy(items, ({actual}) => actual)].map(([subject, {length}]) =>
      length > 1 ? `${subject} (${length})` : subject
    )
    return `Not placed, since ${reason}: ${subjects.join(', ').replace(/, (?:Claim|Evidence|The) /g, found => found.toLowerCase())}`
  })
  const relations = diagnostics.filter(({code}) => code === 'lost-relation').map(({actual}) => actual)
  if (relations.length)
    paragraphs.push(`Left out with them, ${count(relations.length, 'relation')}: ${relations.join(', ')}`)
  return paragraphs
}

/** `96 of 96 sentences; 116 claims kept; 290 mentions: 280 kept, 10 lost`. */
function summary({exact, sentences, items}: Hydrated['report']): string {
  const names = {
    claims: ['claim'],
    evidence: ['piece of evidence', 'pieces of evidence'],
    mentions: ['mention'],
    citations: ['citation'],
    annotations: ['annotation'],
    sections: ['section'],
    relations: ['relation']
  } as const
  const parts = Object.entries(names).flatMap(([list, [one, many]]) => {
    const {kept, moved, lost} = items[list as keyof typeof items]
    const all = kept + moved + lost
    if (all === 0) return []
    const fates = Object.entries({kept, moved, lost}).filter(([, number]) => number)
    if (fates.length === 1) return [`${count(all, one, many)} ${fates[0]![0]}`]
    return [`${count(all, one, many)}: ${fates.map(([fate, number]) => `${number} ${fate}`).join(', ')}`]
  })
  return [exact ? 'the very text' : `${sentences.found} of ${count(sentences.all, 'sentence')}`, ...parts].join('; ')
}

/** JSON with an item a line: people read it, and changes are seen by line. */
function printed(standoff: Standoff): string {
  const value = (field: unknown, indent: string): string => {
    if (Array.isArray(field) && field.length && field.every(item => typeof item === 'object'))
      return `[\n${field.map(item => `${indent} ${JSON.stringify(item)}`).join(',\n')}\n${indent}]`
    return JSON.stringify(field)
  }
  const object = (fields: object, indent: string): string =>
    `{\n${Object.entries(fields)
      .filter(([, field]) => field !== undefined)
      .map(
        ([key, field]) =>
          `${indent} ${JSON.stringify(key)}: ${key === 'document' ? object(field, `${indent} `) : value(field, `${indent} `)}`
      )
      .join(',\n')}\n${indent}}`
  return `${object(standoff, '')}\n`
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false
}

export function readJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new UsageProblem(`${path} is no JSON: ${(cause as Error).message}`, {cause})
  }
}
