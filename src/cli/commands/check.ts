/** `claimdown check`: what is wrong with documents. */

import {basename, dirname, join, parse as parsePath} from 'node:path'
import {count} from '../../base/wording.ts'
import {diagnose, diagnosticsOf} from '../../check/diagnose.ts'
import {fixAll} from '../../check/fix.ts'
import {type LintOptions, lint, type Setting} from '../../lint/lint.ts'
import {type Document, emptyDocument} from '../../model/document.ts'
import type {Diagnostic} from '../../model/reading.ts'
import {FileProblem} from '../../node/file-system.ts'
import {findDocuments} from '../../node/find-documents.ts'
import type {check} from '../declarations.ts'
import {exitCode} from '../exit-code.ts'
import {diagnosticOf, type Failure, tell} from '../failures.ts'
import {toLines} from '../json.ts'
import {load} from '../load.ts'
import {report, tally} from '../report.ts'
import {type Run, UsageProblem, type World} from '../world.ts'

export const run: Run<typeof check> = async (world, args, {fix, hints, rules, texts, json}) => {
  const settings: LintOptions = {
    ...readSettings(rules ?? ''),
    ...(texts !== undefined && {texts: await readTexts(world, texts)})
  }
  const {paths, problems} = await findDocuments(world.files, args.length ? args : ['.'])
  const missing: Failure[] = problems.map(({path, problem}) => ({path, diagnostic: diagnosticOf(problem)}))
  const everything: {path: string; diagnostics: Diagnostic[]}[] = missing.map(({path, diagnostic}) => ({
    path,
    diagnostics: [diagnostic]
  }))
  let fixed = 0
  for (const path of paths) {
    let checked: Checked
    try {
      checked = await checkOne(world, path, settings, Boolean(fix))
    } catch (problem) {
      // One file that cannot be read does not keep the others from being checked.
      checked = {source: '', diagnostics: [diagnosticOf(problem)], fixed: 0}
    }
    const {source, diagnostics} = checked
    fixed += checked.fixed
    everything.push({path, diagnostics})
    const shown = hints ? diagnostics : diagnostics.filter(({severity}) => severity !== 'hint')
    if (!json && shown.length) world.print(`${report(shown, source, path, world)}\n\n`)
  }

  const all = everything.slice(missing.length).flatMap(({diagnostics}) => diagnostics)
  if (json) world.write(toLines({fixed, files: everything}))
  else if (paths.length) {
    const unseen = !hints && all.some(({severity}) => severity === 'hint') ? ' (see hints with --hints)' : ''
    const fixable = all.filter(({fix}) => fix).length
    world.print(`${count(paths.length, 'document')}: ${tally(all)}${unseen}\n`)
    if (fixed) world.print(`${count(fixed, 'thing')} put right\n`)
    if (fixable && !fix) world.print(`${count(fixable, 'of them has', 'of them have')} a fix: claimdown check --fix\n`)
  }
  return tell(world, missing, exitCode(all))
}

interface Checked {
  /** The Markdown that the diagnostics are about. */
  source: string
  diagnostics: Diagnostic[]
  fixed: number
}

async function checkOne(world: World, path: string, settings: LintOptions, fix: boolean): Promise<Checked> {
  const {source, version, parsed, document} = await load(world, path)
  const diagnostics = diagnosticsOf(parsed, settings)
  const stale = await findStaleStandoff(world, path, document)
  const fixes = fix && diagnostics.some(({fix}) => fix) ? fixAll(source, settings) : {source, count: 0}
  if (fixes.count === 0) return {source, diagnostics: [...diagnostics, ...stale], fixed: 0}
  await world.files.write({path, content: fixes.source, unchangedSince: version})
  return {
    source: fixes.source,
    diagnostics: [...diagnose(fixes.source, settings), ...stale],
    fixed: fixes.count
  }
}

/**
 * A stand-off beside a document, `document.standoff.json` or `standoff.json`, that was made of another text than the document
 * has now. One that is of the work which the document restates is not the document's own.
 */
async function findStaleStandoff({files}: World, path: string, {text, meta}: Document): Promise<Diagnostic[]> {
  for (const beside of [path.replace(/\.md$/, '.standoff.json'), join(dirname(path), 'standoff.json')]) {
    const content = await files.read(beside).catch((problem: unknown) => {
      if (!(problem instanceof FileProblem)) throw problem
    })
    if (!content) continue
    const {isStandoff} = await import('../../standoff/read-standoff.ts')
    const standoff = parseJson(content.text)
    if (!isStandoff(standoff) || standoff.document.meta.id !== meta.id || standoff.document.meta.restates) continue
    const {isTextOf} = await import('../../standoff/exact-text.ts')
    if (isTextOf(standoff, text)) continue
    const actual = basename(beside)
    const message = `The stand-off ${actual} was made of another text, expected one made anew: claimdown dehydrate`
    return [{code: 'stale-standoff', severity: 'warning', message, actual}]
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
async function readTexts(world: World, folder: string): Promise<Record<string, string>> {
  const {readTextCopy} = await import('../text-copy.ts')
  const names = await world.files.list(folder).catch((cause: unknown) => {
    throw new UsageProblem(`${folder} cannot be read, expected a folder of texts`, {cause})
  })
  const texts = new Map<string, string>()
  for (const name of names.toSorted()) {
    const {name: id, ext} = parsePath(name)
    if (/^\.(?:txt|md|x?html?)$/i.test(ext)) texts.set(id, (await readTextCopy(world, join(folder, name))).text())
  }
  return Object.fromEntries(texts)
}

/** `code=setting`, separated by commas; `lint` says what is wrong with them. */
function readSettings(text: string): LintOptions {
  const pairs = text.split(',').filter(pair => pair.trim() !== '')
  const rules = Object.fromEntries(pairs.map(pair => pair.split('=').map(part => part.trim()) as [string, Setting]))
  try {
    lint(emptyDocument(), {rules})
  } catch (problem) {
    if (problem instanceof RangeError) throw new UsageProblem(problem.message, {cause: problem})
    throw problem
  }
  return {rules}
}
