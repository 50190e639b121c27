/** A cited work in BibTeX. */

import type {CslName, Source} from '../model/csl.ts'

/**
 * One entry, with the key `key`. Every string of the work is data: none of them can end its field or call a command of TeX.
 *
 * Letters stay as they are (UTF-8), because Citation.js drops those that it cannot spell in ASCII.
 */
export async function toBibtex(work: Omit<Source, 'custom'>, key: string): Promise<string> {
  const {Cite, plugins} = await import('@citation-js/core')
  await import('@citation-js/plugin-bibtex')
  const {format: settings} = plugins.config.get('@bibtex')
  const before = {...settings}
  // The settings belong to everybody who uses Citation.js, so they are put back.
  Object.assign(settings, {useIdAsLabel: true, checkLabel: false, asciiOnly: false})
  try {
    const data = new Cite({...spelled(work), id: key, 'citation-key': key})
    const [entry] = data.format('bibtex', {format: 'object'}) as unknown as Entry[]
    const {type, label, properties} = entry!
    // `howpublished` repeats the address, as text for TeX, which it is not.
    const fields = Object.entries(properties).filter(([field]) => field !== 'howpublished')
    return `@${type}{${label},\n${fields.map(([field, value]) => `\t${field} = {${value}},\n`).join('')}}`
  } finally {
    Object.assign(settings, before)
  }
}

/** An entry as Citation.js has it, its values ready to be written in braces. */
interface Entry {
  type: string
  label: string
  properties: Record<string, string>
}

function spelled(work: Omit<Source, 'custom'>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(work).map(([field, value]) => {
      if (verbatim.has(field)) return [field, escapeUrl(String(value))]
      if (Array.isArray(value)) return [field, value.map(spelledName)]
      return [field, typeof value === 'string' && field !== 'type' ? escapeTex(value) : value]
    })
  )
}

/** Fields that Citation.js writes as they are. */
const verbatim: ReadonlySet<string> = new Set(['URL', 'DOI'])

/** A comma or an "and" within a part of a name would divide it, so such a part goes in braces. */
function spelledName(name: CslName): CslName {
  return Object.fromEntries(
    Object.entries(name).map(([part, value]) => {
      const text = escapeTex(String(value))
      return [part, part !== 'literal' && /,|(?:^| )and(?: |$)/i.test(text) ? `{${text}}` : text]
    })
  )
}

/** Text for TeX. Braces count in BibTeX even behind a backslash, so they get names. */
export function escapeTex(text: string): string {
  const plain = text.replace(/[\s\p{Cc}]+/gu, ' ').replace(loneSurrogate, '\ufffd')
  const safe = hasPairedTags(plain) ? plain : plain.replace(/[<>]/g, sign => commands.get(sign)!)
  return safe
    .replace(/[\\{}~^&%$#_]/g, sign => commands.get(sign) ?? `\\${sign}`)
    .replace(/-(?=-)|`(?=`)|'(?=')/g, '$&{}')
}

const commands: ReadonlyMap<string, string> = new Map([
  ['\\', '\\textbackslash{}'],
  ['{', '\\textbraceleft{}'],
  ['}', '\\textbraceright{}'],
  ['~', '\\textasciitilde{}'],
  ['^', '\\textasciicircum{}'],
  ['<', '\\textless{}'],
  ['>', '\\textgreater{}']
])

/** Whether the tags of CSL's rich text, which Citation.js turns into commands with braces, come in pairs. */
function hasPairedTags(text: string): boolean {
  const open: string[] = []
  for (const [, close, tag] of text.matchAll(/<(\/?)(i|b|sc|sup|sub|span)(?: [^<>]*)?>/g)) {
    if (!close) open.push(tag!)
    else if (open.pop() !== tag) return false
  }
  return open.length === 0
}

/** An address in a field that is not read as TeX; what would end the field is percent-encoded. */
function escapeUrl(url: string): string {
  return url
    .replace(loneSurrogate, '\ufffd')
    .replace(/[\s\p{Cc}{}<>\\]/gu, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
}

/** Half a character, which no file in UTF-8 can hold. */
const loneSurrogate = /\p{Cs}/gu
