/**
 * The documents of `corpus/` as modules, for `import document from 'claimdown/corpus/ID'`. `npm run build` writes them into
 * `dist/corpus/` after the library, which reads the Markdown.
 *
 * A module holds its document as JSON in a string, and nothing has to be imported. The first import costs 1.6 to 2.1 times as much as `JSON.parse` of the same bytes, an
 * object literal would cost 2.4 to 3.5 times as much (`npm run bench -- corpus-modules`). Its declaration has the ids as literal types.
 */

import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {findDeclared} from '../dist/entities.js'
import {parse} from '../dist/index.js'

const at = path => fileURLToPath(new URL(`../${path}`, import.meta.url))

/**
 * The files of all modules by their paths in the folder of the modules: `ID.js` and `ID.d.ts`.
 *
 * @throws Error when a document has no id, or another one than its folder: the id is what users import.
 * @param {string} [corpus] The folder with a folder for each document.
 * @returns {Map<string, string>}
 */
export function corpusModules(corpus = at('corpus')) {
  const files = new Map()
  const folders = readdirSync(corpus, {withFileTypes: true}).filter(entry => entry.isDirectory())
  for (const {name} of folders.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const {value} = parse(readFileSync(join(corpus, name, 'document.md'), 'utf8'))
    if (value.meta.id !== name)
      throw new Error(`The document in corpus/${name} has the id \`${value.meta.id}\`, expected that of its folder`)
    const document = {
      ...value,
      mentions: value.mentions.length ? value.mentions : findDeclared(value.text, value.entities)
    }
    files.set(`${name}.js`, moduleOf(document))
    files.set(`${name}.d.ts`, declarationOf(document))
  }
  return files
}

function moduleOf(document) {
  return `export default JSON.parse(${quoted(JSON.stringify(document))})\n`
}

/** A string literal in single quotation marks: JSON is full of double ones, which stay as they are there. */
function quoted(json) {
  const escaped = json.replace(/[\\'\u2028\u2029]/g, char =>
    char === '\u2028' ? '\\u2028' : char === '\u2029' ? '\\u2029' : `\\${char}`
  )
  return `'${escaped}'`
}

const types = {claims: 'Claim', evidence: 'Evidence', sources: 'Source', entities: 'Entity'}

function declarationOf(document) {
  const {meta} = document
  const lists = Object.entries(types).map(([list, type]) => {
    const ids = [...new Set(document[list].map(({id}) => JSON.stringify(id)))]
    return `  ${list}: (${type} & {id: ${ids.join(' | ') || 'never'}})[]`
  })
  const title = (meta.title ?? meta.id).replaceAll('*/', '*\\/')
  return `import type {${['Document', ...Object.values(types)].join(', ')}} from '../types/model/index.js'

/** ${title} */
export interface ${typeName(meta.id)} extends Document {
  meta: Document['meta'] & {id: ${JSON.stringify(meta.id)}}
${lists.join('\n')}
}

declare const document: ${typeName(meta.id)}
export default document
`
}

/** `rates-2020` as `Rates2020Document`. */
function typeName(id) {
  const words = id.split(/[^\p{L}\p{N}]+/u).map(word => word.charAt(0).toUpperCase() + word.slice(1))
  return `${words.join('').replace(/^(?=\p{N})/u, '_')}Document`
}

/** Writes all modules into a folder. */
export function writeCorpusModules(folder = at('dist/corpus'), corpus = at('corpus')) {
  for (const [name, content] of corpusModules(corpus)) {
    const path = join(folder, name)
    mkdirSync(dirname(path), {recursive: true})
    writeFileSync(path, content)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeCorpusModules()
