/** `claimdown hydrate` and `dehydrate`: words out of annotations, and back into them. */

import {stat} from 'node:fs/promises'
import {join} from 'node:path'
import {check} from '../../model/check.ts'
import {readText, writeWhole} from '../../node/files.ts'
import {annotate} from '../../parse/annotate.ts'
import {parse} from '../../parse/parse.ts'
import {frontMatter} from '../../parse/write-front-matter.ts'
import {dehydrate as dehydrateDocument, hydrate as hydrateDocument, isStandoff} from '../../standoff/standoff.ts'
import {count} from '../../text/list.ts'
import {load} from '../load.ts'
import {report} from '../report.ts'
import {type Command, UsageProblem} from '../world.ts'
import {exitCode} from './check.ts'

export const hydrate: Command = {
  name: 'hydrate',
  arguments: [
    ['<standoff>', 'a stand-off, or a folder that holds `standoff.json`'],
    ['<text>', 'a lawful copy of the text that it was made of']
  ],
  summary: 'put annotations back on the words that they were made on',
  options: [['--out <file>', 'write there and not to the terminal']],
  examples: ['claimdown hydrate corpus/how-america-should-deal-with-the-taliban article.txt'],

  async run(world, [from, textPath], {out, json}) {
    const path = (await isFolder(from!)) ? join(from!, 'standoff.json') : from!
    const standoff = readJson(await readText(path), path)
    if (!isStandoff(standoff))
      throw new UsageProblem(`${path} is no stand-off, expected what \`claimdown dehydrate\` writes`)
    const source = await readText(textPath!)
    const {value, diagnostics} = await hydrateDocument(standoff, parse(source).value.text)
    // A stand-off may come from anybody: its document is held to the schema like any other.
    const checked = check(JSON.parse(JSON.stringify({...standoff.document, text: value.text})))
    diagnostics.push(...checked.diagnostics)
    if (diagnostics.some(({code}) => code === 'other-text')) {
      world.error(`${report(diagnostics.slice(0, 1), source, textPath!, world)}\n`)
      return 1
    }
    const annotated = annotate(source, checked.value)
    diagnostics.push(...annotated.diagnostics)
    const markdown = frontMatter(checked.value) + annotated.value
    const content = json ? `${JSON.stringify({markdown, diagnostics}, null, 2)}\n` : markdown
    if (typeof out === 'string') await writeWhole(out, content)
    else world.out(content)
    if (diagnostics.length) world.error(`${report(diagnostics, source, textPath!, world)}\n`)
    const {claims, evidence, mentions} = checked.value
    if (typeof out === 'string')
      world.error(
        `${out}: ${count(claims.length, 'claim')}, ${count(evidence.length, 'piece of evidence', 'pieces of evidence')}, ${count(mentions.length, 'mention')}\n`
      )
    return exitCode(diagnostics)
  }
}

export const dehydrate: Command = {
  name: 'dehydrate',
  arguments: [['<document>', 'annotated Markdown']],
  summary: 'write annotations without the words: positions, and a digest of the text',
  options: [['--out <file>', 'write there and not to the terminal']],
  examples: ['claimdown dehydrate annotated-article.md --out standoff.json'],

  async run(world, [path], {out}) {
    const {parsed, source} = await load(path!)
    const content = `${JSON.stringify(await dehydrateDocument(parsed.value), null, 1)}\n`
    if (typeof out === 'string') await writeWhole(out, content)
    else world.out(content)
    const problems = parsed.diagnostics.filter(({severity}) => severity !== 'hint')
    if (problems.length) world.error(`${report(problems, source, path!, world)}\n`)
    return exitCode(problems)
  }
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false
}

function readJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new UsageProblem(`${path} is no JSON: ${(cause as Error).message}`, {cause})
  }
}
