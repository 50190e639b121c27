/** Writes the results of the examples into `docs/language.md` (`npm run docs`). A test compares them. */

import {readFileSync, writeFileSync} from 'node:fs'
import {toJson} from '../../src/model/to-json.ts'
import {parse} from '../../src/parse/parse.ts'

const path = 'docs/language.md'

/** Returns the page as it is, and as it should be. */
export function examples(): {is: string; should: string} {
  const is = readFileSync(path, 'utf8')
  const should = is.replace(
    /^```markdown example\n(.*?)^```\n(?:\n```json\n.*?^```\n)?/gms,
    (_, source: string) => `\`\`\`markdown example\n${source}\`\`\`\n\n\`\`\`json\n${found(source)}\n\`\`\`\n`
  )
  return {is, should}
}

/** Returns what a reader finds in an example, one item on each line. */
function found(source: string): string {
  const {value, diagnostics} = parse(source)
  const {type, textVersion, meta, text, ...lists} = toJson(value)
  const lines = [`"text": ${JSON.stringify(text)}`]
  if (Object.keys(meta).length) lines.push(`"meta": ${JSON.stringify(meta)}`)
  for (const [name, items] of Object.entries(lists)) {
    if (items.length) lines.push(`"${name}": [\n${items.map(item => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`)
  }
  if (diagnostics.length) lines.push(`"diagnostics": ${JSON.stringify(diagnostics.map(({code}) => code))}`)
  return `{\n${lines.map(line => `  ${line}`).join(',\n')}\n}`
}

if (process.argv.includes('--write')) writeFileSync(path, examples().should)
