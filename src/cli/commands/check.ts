/** `claimdown check`: what is wrong with documents. */

import {readdir} from 'node:fs/promises'
import {basename, dirname, join, parse as parsePath} from 'node:path'
import {diagnose} from '../../check/diagnose.ts'
import {fixAll} from '../../check/fix.ts'
import type {LintOptions, Setting} from '../../lint/lint.ts'
import type {Document} from '../../model/document.ts'
import type {Diagnostic} from '../../model/reading.ts'
import {FileProblem, findDocuments, readText, writeWhole} from '../../node/files.ts'
import {isTextOf} from '../../standoff/hydrate.ts'
import {isStandoff} from '../../standoff/read-standoff.ts'
import {count} from '../../text/list.ts'
import {readCopy} from '../copy.ts'
import {type Loaded, load} from '../load.ts'
import {report, tally} from '../report.ts'
import {type Command, type ExitCode, UsageProblem} from '../world.ts'

export const check: Command = {
  name: 'check',
  arguments: [['[paths...]', 'files or folders (default: the current folder)']],
  summary: 'find what is loose, dangling, misspelled or circular',
  options: [
    ['--fix', 'put right what has a fix, and show the rest'],
    ['--hints', 'show hints too, not only errors and warnings'],
    ['--texts <folder>', 'texts of sources, by id (un-2021.txt, .md, .html): quotations are held to them'],
    ['--rules <settings>', 'how serious rules are: unused-source=off,lost-ground=error']
  ],
  examples: ['claimdown check corpus', 'claimdown check article.md --fix'],

  async run(world, args, {fix, hints, rules, texts, json}) {
    const settings = {
      ...readSettings(typeof rules === 'string' ? rules : ''),
      ...(typeof texts === 'string' && {texts: await readTexts(texts)})
    }
    const paths = await findDocuments(args.length ? args : ['.'])
    const everything: {path: string; diagnostics: Diagnostic[]}[] = []
    let fixed = 0
    for (const path of paths) {
      let loaded: Loaded
      try {
        loaded = await load(path)
      } catch (problem) {
        if (!(problem instanceof FileProblem)) throw problem
        // One file that cannot be read does not keep the others from being checked.
        everything.push({path, diagnostics: [{code: 'unreadable', severity: 'error', message: problem.message}]})
        if (!json) world.out(`${report(everything.at(-1)!.diagnostics, '', path, world)}\n\n`)
        continue
      }
      let {source} = loaded
      const stale = await findStaleStandoff(path, loaded.document)
      let diagnostics = [...diagnose(source, settings), ...stale]
      if (fix) {
        const mended = fixAll(source, settings)
        if (mended.count) {
          await writeWhole(path, mended.source)
          fixed += mended.count
          source = mended.source
          diagnostics = [...diagnose(source, settings), ...stale]
        }
      }
      everything.push({path, diagnostics})
      const shown = hints ? diagnostics : diagnostics.filter(({severity}) => severity !== 'hint')
      if (!json && shown.length) world.out(`${report(shown, source, path, world)}\n\n`)
    }

    const all = everything.flatMap(({diagnostics}) => diagnostics)
    if (json) world.out(`${JSON.stringify({fixed, files: everything}, null, 2)}\n`)
    else {
      const unseen = !hints && all.some(({severity}) => severity === 'hint') ? ' (see hints with --hints)' : ''
      const fixable = all.filter(({fix}) => fix).length
      world.out(`${count(paths.length, 'document')}: ${tally(all)}${unseen}\n`)
      if (fixed) world.out(`${count(fixed, 'thing')} put right\n`)
      if (fixable && !fix) world.out(`${count(fixable, 'of them has', 'of them have')} a fix: claimdown check --fix\n`)
    }
    return exitCode(all)
  }
}

/**
 * A stand-off beside a document, `document.standoff.json` or `standoff.json`, that was made of another text than the document
 * has now. One that is of the work which the document restates is not the document's own.
 */
async function findStaleStandoff(path: string, {text, meta}: Document): Promise<Diagnostic[]> {
  for (const beside of [path.replace(/\.md$/, '.standoff.json'), join(dirname(path), 'standoff.json')]) {
    const content = await readText(beside).catch(() => undefined)
    const standoff = content === undefined ? undefined : parseJson(content)
    if (!isStandoff(standoff) || standoff.document.meta.id !== meta.id || standoff.document.meta.restates) continue
    if (isTextOf(standoff, text)) continue
    const message = `The stand-off ${basename(beside)} was made of another text, expected one made anew: claimdown dehydrate`
    return [{code: 'stale-standoff', severity: 'warning', message}]
  }
  return []
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}

/** The texts in a folder by the names of their files, which are ids of sources. */
async function readTexts(folder: string): Promise<Record<string, string>> {
  let names: string[]
  try {
    names = await readdir(folder)
  } catch (cause) {
    throw new UsageProblem(`${folder} cannot be read, expected a folder of texts`, {cause})
  }
  const texts = new Map<string, string>()
  for (const name of names.toSorted()) {
    const {name: id, ext} = parsePath(name)
    if (/^\.(?:txt|md|x?html?)$/i.test(ext)) texts.set(id, (await readCopy(join(folder, name))).text)
  }
  return Object.fromEntries(texts)
}

/** `code=setting`, separated by commas; `lint` says what is wrong with them. */
function readSettings(text: string): LintOptions {
  const pairs = text.split(',').filter(pair => pair.trim() !== '')
  return {rules: Object.fromEntries(pairs.map(pair => pair.split('=').map(part => part.trim()) as [string, Setting]))}
}

/** 1 where an error or a warning stands. */
export function exitCode(diagnostics: readonly Diagnostic[]): ExitCode {
  return diagnostics.some(({severity}) => severity !== 'hint') ? 1 : 0
}
