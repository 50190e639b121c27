/** `claimdown check`: reports what is wrong with documents. */

import {basename, dirname, join, parse as parsePath} from 'node:path'
import {count} from '../../base/wording.ts'
import {diagnose, diagnosticsOf} from '../../check/diagnose.ts'
import {fixAll} from '../../check/fix.ts'
import {type LintOptions, lint, type Setting} from '../../lint/lint.ts'
import {emptyDocument} from '../../model/document.ts'
import type {Diagnostic} from '../../model/reading.ts'
import {FileProblem} from '../../node/file-system.ts'
import type {check} from '../declarations.ts'
import {exitCode} from '../exit-code.ts'
import {tell} from '../failures.ts'
import {writeEntries} from '../json.ts'
import {counted, forEachDocument, type Loaded, rewrite} from '../load.ts'
import {report, tally} from '../report.ts'
import {type Run, UsageProblem, type World} from '../world.ts'

export const run: Run<typeof check> = async (world, args, {fix, hints, rules, texts, json}) => {
  const settings: LintOptions = {
    ...readSettings(rules ?? ''),
    ...(texts !== undefined && {texts: await readTexts(world, texts)})
  }
  const {values, failures, leftOut} = await forEachDocument(world, args, async loaded => {
    const checked = await checkOne(world, loaded, settings, Boolean(fix))
    const shown = hints ? checked.diagnostics : checked.diagnostics.filter(({severity}) => severity !== 'hint')
    if (!json && shown.length) world.print(`${report(shown, checked.source, loaded.path, world)}\n\n`)
    return {path: loaded.path, id: loaded.name, ...checked}
  })
  const all = values.flatMap(({diagnostics}) => diagnostics)
  if (json) {
    const entries = values.map(({path, id, diagnostics, fixed}) => ({path, id, diagnostics, fixed}))
    writeEntries(world, entries, {failures, leftOut})
  } else if (values.length) {
    const unseen = !hints && all.some(({severity}) => severity === 'hint') ? ' (see hints with --hints)' : ''
    const fixable = all.filter(({fix}) => fix).length
    const fixed = values.reduce((sum, one) => sum + one.fixed, 0)
    world.print(`${counted(values.length, leftOut)}\n${tally(all)}${unseen}\n`)
    if (fixed) world.print(`${count(fixed, 'fix', 'fixes')} applied\n`)
    if (fixable && !fix) world.print(`${count(fixable, 'of them has', 'of them have')} a fix: claimdown check --fix\n`)
  }
  return tell(world, failures, exitCode(all))
}

interface Checked {
  /** The Markdown that the diagnostics are about. */
  source: string
  diagnostics: Diagnostic[]
  fixed: number
}

async function checkOne(world: World, loaded: Loaded, settings: LintOptions, fix: boolean): Promise<Checked> {
  const {source, parsed} = loaded
  const diagnostics = diagnosticsOf(parsed, settings)
  const stale = await staleStandoffs(world, loaded)
  const fixes = fix && diagnostics.some(({fix}) => fix) ? fixAll(source, settings) : {source, count: 0, untried: 0}
  if (fixes.untried > 0) {
    const what = fixes.untried === 1 ? '1 fix was' : `${fixes.untried} fixes were`
    world.complain(`claimdown: ${loaded.path}: ${what} not tried, because the limit on trying fixes was reached\n`)
  }
  if (fixes.count === 0) return {source, diagnostics: [...diagnostics, ...stale], fixed: 0}
  await rewrite(world, loaded, fixes.source)
  return {
    source: fixes.source,
    diagnostics: [...diagnose(fixes.source, settings), ...stale],
    fixed: fixes.count
  }
}

/** A stand-off beside a document, `document.standoff.json` or `standoff.json`, that was made of another text than the document has now. */
async function staleStandoffs({files}: World, {path, document}: Loaded): Promise<Diagnostic[]> {
  if (path === '-') return []
  const own = path.replace(/\.\w+$/, '.standoff.json')
  // Documents without an id cannot share one stand-off.
  const isAlone = document.meta.id !== undefined || basename(path) === 'document.md'
  for (const beside of isAlone ? [own, join(dirname(path), 'standoff.json')] : [own]) {
    if ((await files.kindOf(beside)) !== 'file') continue
    const content = await files.read(beside).catch((problem: unknown) => {
      if (!(problem instanceof FileProblem)) throw problem
    })
    if (!content) continue
    const {isStale} = await import('../../standoff/is-stale.ts')
    if (!isStale(parseJson(content.text), document)) continue
    const actual = basename(beside)
    const message = `The stand-off ${actual} was made of another version of the text, expected one of this version: claimdown dehydrate`
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

/** The texts of a folder, by the names of their files: the ids of sources. */
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

/** Parses `code=setting`, separated by commas. `lint` checks them. */
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
