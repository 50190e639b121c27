/** Writes a cited work in BibTeX. */

import type {CslName, Source} from '../model/csl.ts'

/**
 * Returns one entry with the key `key`. All strings of the work are escaped, so none can end its field or run a TeX command.
 *
 * Letters are written in UTF-8, because Citation.js drops letters that it cannot write in ASCII.
 */
export async function toBibtex(work: Omit<Source, 'custom'>, key: string): Promise<string> {
  const {Cite, plugins} = await import('@citation-js/core')
  await import('@citation-js/plugin-bibtex')
  const {format: settings} = plugins.config.get('@bibtex')
  const before = {...settings}
  // The settings are global in Citation.js, so they are restored.
  Object.assign(settings, {useIdAsLabel: true, checkLabel: false, asciiOnly: false})
  try {
    const data = new Cite({...spelled(work), id: key, 'citation-key': key})
    const [entry] = data.format('bibtex', {format: 'object'}) as unknown as Entry[]
    const {type, label, properties} = entry!
    // `howpublished` repeats the URL, but without escapes for TeX.
    const fields = Object.entries(properties).filter(([field]) => field !== 'howpublished')
    return `@${type}{${label},\n${fields.map(([field, value]) => `\t${field} = {${value}},\n`).join('')}}`
  } finally {
    Object.assign(settings, before)
  }
}

/** An entry from Citation.js. Its values can be written in braces. */
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

/** Fields that Citation.js writes without escapes. */
const verbatim: ReadonlySet<string> = new Set(['URL', 'DOI'])

/** BibTeX divides names at commas and at "and", so a part of a name that contains one of them is put in braces. */
function spelledName(name: CslName): CslName {
  return Object.fromEntries(
    Object.entries(name).map(([part, value]) => {
      const text = escapeTex(String(value))
      return [part, part !== 'literal' && /,|(?:^| )and(?: |$)/i.test(text) ? `{${text}}` : text]
    })
  )
}

/** Escapes text for TeX. Braces become commands, because BibTeX counts braces even after a backslash. */
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

/** Whether every tag of CSL's rich text is closed. Citation.js turns these tags into commands with braces. */
function hasPairedTags(text: string): boolean {
  const open: string[] = []
  for (const [, close, tag] of text.matchAll(/<(\/?)(i|b|sc|sup|sub|span)(?: [^<>]*)?>/g)) {
    if (!close) open.push(tag!)
    else if (open.pop() !== tag) return false
  }
  return open.length === 0
}

/** Escapes a URL for a field that TeX does not interpret. Characters that would end the field are percent-encoded. */
function escapeUrl(url: string): string {
  return url
    .replace(loneSurrogate, '\ufffd')
    .replace(/[\s\p{Cc}{}<>\\]/gu, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
}

/** Half of a surrogate pair, which UTF-8 cannot encode. */
const loneSurrogate = /\p{Cs}/gu
