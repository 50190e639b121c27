/** Pages of documentation as a reader follows them: files to save, commands to type, code to run. */

import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {root} from './consumer.ts'

/** One fenced block of a page. */
export interface Block {
  language: string
  content: string
  /** Offsets of `content` in the page. */
  start: number
  end: number
  /** The file that the words above the block tell the reader to make of it: they end in "`notes.md`:", or in "at the end of `notes.md`:". */
  file?: {name: string; isAppended: boolean}
  /** Whether nothing but blank lines stands between this block and the one before it. */
  follows: boolean
}

export const readPage = (path: string): string => readFileSync(join(root, path), 'utf8')

export function blocksOf(page: string): Block[] {
  const blocks: Block[] = []
  let last = 0
  for (const {0: all, 1: language = '', 2: content = '', index} of page.matchAll(/^```(\w*).*\n([\s\S]*?)^```$/gm)) {
    const above = page.slice(last, index)
    const [, append, name] = /(at the end of )?`([\w.-]+)`:\n+$/.exec(above) ?? []
    const start = index + all.indexOf('\n') + 1
    const follows = blocks.length > 0 && above.trim() === ''
    blocks.push({
      language,
      content,
      start,
      end: start + content.length,
      follows,
      ...(name && {file: {name, isAppended: Boolean(append)}})
    })
    last = index + all.length
  }
  return blocks
}

/** The commands of an `sh` block, one a line, each with the exit status that the comment behind it promises. */
export function commandsOf({content}: Block): {command: string; exits: number}[] {
  return content.split('\n').flatMap(line => {
    const [, command = '', comment = ''] = /^(.*?)(?: +# (.*))?$/.exec(line) ?? []
    if (command === '') return []
    return [{command, exits: Number(/exits with (\d)/.exec(comment)?.[1] ?? 0)}]
  })
}

/** What code promises to print: behind a `console.log`, or, where nothing stands behind it, in the comments on the lines after it. */
export function promised(code: string): string[] {
  const outputs: string[] = []
  let isOpen = false
  for (const line of code.split('\n')) {
    const [isPrinting, behind] = /console\.log\(.*\)(?: \/\/ (.*))?$/.exec(line) ?? []
    if (behind !== undefined) outputs.push(behind)
    else if (isOpen && /^\/\/(?: |$)/.test(line)) outputs.push(line.slice(3))
    isOpen = isPrinting === undefined ? isOpen && line.startsWith('//') : behind === undefined
  }
  return outputs
}

/** The targets of a page's links and of their definitions, code left out. A reference without a definition is a target too, as it stands. */
export function linksOf(page: string): string[] {
  const prose = page.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, '')
  const definitions = new Map(
    [...prose.matchAll(/^\[([^\]]+)\]: (\S+)$/gm)].map(([, name, target]) => [name!, target!])
  )
  const references = [...prose.matchAll(/\]\[([^\]]+)\]/g)].map(([, name]) => definitions.get(name!) ?? name!)
  return [
    ...[...prose.matchAll(/\]\(([^()\s]+)\)/g)].map(([, target]) => target!),
    ...definitions.values(),
    ...references
  ]
}

/** The anchors of a page's headings, as GitHub and npm make them. */
export function anchorsOf(page: string): Set<string> {
  const anchors = new Set<string>()
  for (const [, heading] of page.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/^#{1,6} (.*)$/gm)) {
    const words = heading!.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase()
    const slug = words.replace(/[^\p{L}\p{N}\p{M}_ -]/gu, '').replaceAll(' ', '-')
    let anchor = slug
    for (let count = 1; anchors.has(anchor); count++) anchor = `${slug}-${count}`
    anchors.add(anchor)
  }
  return anchors
}
