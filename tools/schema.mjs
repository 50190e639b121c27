/** The JSON Schema of the model, from its types: `npm run schema` writes it, a test compares. */

import {writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {createGenerator} from 'ts-json-schema-generator'

const at = path => fileURLToPath(new URL(`../${path}`, import.meta.url))

/** The text of `schema.json` as the types have it now. */
export function schema() {
  const generator = createGenerator({
    path: at('src/model/document.ts'),
    tsconfig: at('tsconfig.json'),
    type: 'Document',
    skipTypeCheck: true
  })
  const {$schema, ...rest} = generator.createSchema('Document')
  return `${JSON.stringify(
    {
      $schema,
      $id: 'urn:claimdown:document:1',
      title: 'A claimdown document',
      description: 'Spans are half-open and count code points of `text`, as Web Annotation, Python and spaCy do.',
      ...rest
    },
    null,
    2
  )}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(at('schema.json'), schema())
