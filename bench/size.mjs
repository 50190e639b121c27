/** Prints the size of each part in a page: the built package bundled for the browser, minified and gzipped. */

import {gzipSync} from 'node:zlib'
import {build} from 'esbuild'

const parts = {
  parse: `export {parse} from './dist/index.js'`,
  'parse + lint': `export {parse, lint} from './dist/index.js'`,
  strip: `export {strip} from './dist/index.js'`,
  words: `export {words} from './dist/index.js'`,
  'model: fromJson': `export {fromJson} from './dist/model.js'`,
  verify: `export {verify} from './dist/quotes.js'`,
  cite: `export {cite} from './dist/cite.js'`,
  applySuggestions: `export {applySuggestions} from './dist/suggestions.js'`,
  entities: `export {recognise} from './dist/entities.js'`
}

for (const [name, contents] of Object.entries(parts)) {
  const {outputFiles} = await build({
    stdin: {contents, resolveDir: process.cwd()},
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    write: false,
    // An optional peer dependency, which is loaded only when a style needs it.
    external: ['@citation-js/plugin-csl'],
    logLevel: 'error'
  })
  const bytes = gzipSync(outputFiles[0].contents).length
  console.log(`${name.padEnd(16)}${(bytes / 1000).toFixed(1).padStart(8)} kB`)
}
