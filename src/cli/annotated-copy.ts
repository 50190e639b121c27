/** Writes annotations into a copy of a text, for `hydrate` and `rebase`. */

import {groupBy} from '../base/group-by.ts'
import {count} from '../base/wording.ts'
import type {Diagnostic} from '../model/reading.ts'
import type {Hydrated} from '../standoff/hydrate.ts'
import {annotate} from '../write/annotate.ts'
import {exitCode} from './exit-code.ts'
import {writeEntries} from './json.ts'
import {report, wrap} from './report.ts'
import type {TextCopy} from './text-copy.ts'
import type {ExitCode, World} from './world.ts'

/** A copy of a text, and the annotations to write into it. */
export interface AnnotatedCopy {
  copy: TextCopy
  /** The id of the document that the annotations come from. */
  id: string
  annotations: Hydrated
  /** The front matter to write, with its fences; may be empty. */
  block: string
}

/** Writes the copy with the annotations, and reports which were kept, moved and lost. */
export async function writeAnnotatedCopy(
  world: World,
  {copy, id, annotations: {value, diagnostics: found, report: fates}, block}: AnnotatedCopy,
  {out, json}: {out?: string; json?: true}
): Promise<ExitCode> {
  const {path, source} = copy
  const diagnostics: Diagnostic[] = [...found]
  if (diagnostics[0]?.code === 'other-text') {
    if (json) writeEntries(world, [{path, id, report: fates, diagnostics}])
    world.complain(`${report(diagnostics.slice(0, 1), source, path, world)}\n`)
    return 1
  }
  const annotated = annotate(source, value)
  diagnostics.push(...annotated.diagnostics)
  if (copy.frontMatter !== '')
    diagnostics.push({
      code: 'front-matter-replaced',
      severity: 'warning',
      message: 'The copy has front matter of its own, which was replaced by the front matter of the annotations'
    })
  const markdown = block + annotated.value
  if (out !== undefined) await world.files.write({path: out, content: markdown})
  else if (!json) world.write(markdown)
  if (json) writeEntries(world, [{path, id, ...(out === undefined ? {markdown} : {out}), report: fates, diagnostics}])
  const others = diagnostics.filter(({code}) => code !== 'lost' && code !== 'lost-relation')
  if (others.length) world.complain(`${report(others, source, path, world)}\n\n`)
  for (const paragraph of losses(diagnostics)) world.complain(`${wrap(paragraph, world.columns)}\n\n`)
  if (out !== undefined) world.complain(`${wrap(`${out}: ${summary(fates)}`, world.columns)}\n`)
  else if (diagnostics.length) world.complain(`${wrap(summary(fates), world.columns)}\n`)
  return exitCode(diagnostics)
}

/** The lost annotations, in one paragraph for each reason: when a sentence is missing, often many are lost with it. */
function losses(diagnostics: readonly Diagnostic[]): string[] {
  const lost = diagnostics.filter(({code}) => code === 'lost')
  const paragraphs = [...groupBy(lost, ({reason}) => reason)].map(([reason, items]) => {
    const subjects = [...groupBy(items, ({actual}) => actual)].map(([subject, {length}]) =>
      length > 1 ? `${subject} (${length})` : subject
    )
    return `Not placed, since ${reason}: ${subjects.join(', ').replace(/, (?:A|Claim|Evidence|The) /g, found => found.toLowerCase())}`
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
