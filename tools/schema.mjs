/** Makes the JSON Schemas from the types: `npm run schema` writes the files, and a test compares them. */

import {writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {createGenerator} from 'ts-json-schema-generator'

const at = path => fileURLToPath(new URL(`../${path}`, import.meta.url))

/** The file of each schema, its type, and its fields `$id`, `title` and `description`. */
export const schemas = {
  'schema.json': {
    path: 'src/model/document.ts',
    type: 'Document',
    $id: 'urn:claimdown:document:1',
    title: 'A claimdown document',
    description: 'Spans are half-open and count code points of `text`, as Web Annotation, Python and spaCy do.'
  },
  'schemas/corpus.json': {
    path: 'src/corpus/corpus-json.ts',
    type: 'CorpusJson',
    $id: 'urn:claimdown:corpus:1',
    title: 'A claimdown corpus',
    description: 'Documents in one file. Spans are half-open and count code points of the text of their document.'
  },
  'schemas/standoff.json': {
    path: 'src/standoff/standoff.ts',
    type: 'Standoff',
    $id: 'urn:claimdown:standoff:2',
    title: 'A claimdown stand-off',
    description: 'Annotations of a text without its words: see docs/standoff.md.'
  },
  'schemas/suggestions.json': {
    path: 'src/suggestions/suggestions.ts',
    type: 'Suggestions',
    $id: 'urn:claimdown:suggestions:1',
    title: 'Suggested annotations',
    description: 'Claims, evidence and relations of a document, given by quoting it.'
  }
}

/** Returns the text of a schema, made from the current types. */
export function schema(file = 'schema.json') {
  const {path, type, ...head} = schemas[file]
  // The output schema of a language model must be an object, not a reference to one.
  const topRef = type !== 'Suggestions'
  const generator = createGenerator({path: at(path), tsconfig: at('tsconfig.json'), type, topRef, skipTypeCheck: true})
  const {$schema, ...rest} = generator.createSchema(type)
  const whole = withPlainReferences({$schema, ...head, ...rest, description: head.description})
  return `${JSON.stringify(whole, null, 2)}\n`
}

/** Puts a `$ref` with other keywords beside it into an `allOf`, because draft 7 ignores these keywords and strict validators reject them. */
function withPlainReferences(schema) {
  if (Array.isArray(schema)) return schema.map(withPlainReferences)
  if (typeof schema !== 'object' || schema === null) return schema
  const {$ref, ...rest} = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, withPlainReferences(value)])
  )
  if (typeof $ref !== 'string') return $ref === undefined ? rest : {$ref, ...rest}
  return Object.keys(rest).length ? {...rest, allOf: [{$ref}]} : {$ref}
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const file of Object.keys(schemas)) writeFileSync(at(file), schema(file))
