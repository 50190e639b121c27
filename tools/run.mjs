/**
 * Runs a script of the project: `npm run eval -- formats`, `npm run train -- lexicon`, `npm run docs`, `npm run bench -- hostile 500 7`.
 *
 * A script is written in TypeScript or JavaScript and runs in the root of the project. It is bundled first, because Node 20 cannot run
 * TypeScript. The arguments after its name are passed to it.
 */

import {spawnSync} from 'node:child_process'
import {existsSync} from 'node:fs'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {build} from 'esbuild'

/**
 * @typedef {object} Script
 * @property {string} does What it does, for the list of scripts.
 * @property {string[]} [files] Its files, which run one after another. Default: the file with its name.
 * @property {string[]} [args] Arguments before those of the user.
 * @property {string} [needs] A path outside the project that has its data.
 * @property {number} [memory] The size of the heap in megabytes, where Node's default is too small.
 */

/** The groups of scripts. Each is an npm script with a folder, the scripts that run when no name is given, and all its scripts. */
export const groups = {
  eval: {
    folder: 'tools/eval',
    usual: [],
    scripts: {
      agreement: {does: 'compares the coefficients of agreement with those of others [TABLES SEED]'},
      anchoring: {
        does: 'finds quotations that others took from texts [--list] [--sample]',
        needs: '../shared/data/corpora'
      },
      entities: {
        does: 'measures the recognisers [--loo] [--ablations] [--curve] [--epochs N]',
        needs: '../shared/data/ner',
        memory: 10_000
      },
      formats: {does: 'reads annotated corpora and writes them back', needs: '../shared/data/corpora'},
      markdown: {does: 'reads the GFM specification and Markdown of others', needs: '../shared/data/corpora'},
      standoff: {does: 'hydrates altered copies of the corpus article', needs: '../shared/article/article.txt'}
    }
  },
  train: {
    folder: 'tools/train',
    usual: [],
    scripts: {
      entities: {
        does: 'writes the weights of the tagger, in some four minutes',
        needs: '../shared/data/ner',
        memory: 10_000
      },
      lexicon: {
        does: 'writes word clusters and lists of names, in a quarter of an hour',
        needs: '../shared/data',
        memory: 8000
      }
    }
  },
  docs: {
    folder: 'tools/docs',
    usual: ['examples', 'rules', 'diagnostics'],
    scripts: {
      diagnostics: {does: 'writes docs/diagnostics.md', args: ['--write']},
      examples: {does: 'writes the examples of docs/language.md', args: ['--write']},
      rules: {does: 'writes docs/rules.md', args: ['--write']}
    }
  },
  bench: {
    folder: 'bench',
    usual: ['parse', 'entities', 'standoff'],
    scripts: {
      parse: {does: 'times parse against remark-parse', files: ['parse.mjs']},
      entities: {does: 'times the recognisers', files: ['entities.mjs']},
      standoff: {does: 'times stand-offs and quotations', files: ['standoff.mjs']},
      corpus: {
        does: 'times queries of a million claims [DOCUMENTS]',
        files: ['corpus.mjs'],
        memory: 6000
      },
      'corpus-modules': {
        does: 'times imports of the documents of the package [ROUNDS]',
        files: ['corpus-modules.mjs']
      },
      size: {does: 'prints the size of each part in a page', files: ['size.mjs']},
      hostile: {
        does: 'times the worst inputs [DRAWN SEED]',
        files: ['hostile.mjs', 'hostile-quotations.mjs', 'hostile-growth.mjs']
      },
      growth: {does: 'times each public function with more and more items [WORD …]', files: ['hostile-growth.mjs']}
    }
  },
  fuzz: {
    folder: 'tools/fuzz',
    usual: [],
    scripts: {
      long: {
        does: 'fuzzes every public function [--minutes N] [--seed N] [--only TARGETS] [--jobs N] [--case N] [--targets FILE]'
      },
      guided: {does: 'fuzzes parsing under coverage guidance [SECONDS SEED]', files: ['guided.mjs']}
    }
  }
}

/** Returns the exit code: 0 for success, 1 where the script failed, 2 for wrong usage. */
export async function main([group = '', name, ...rest], log = console.error) {
  const found = Object.hasOwn(groups, group) ? groups[group] : undefined
  if (!found) {
    log(`There is no group of scripts \`${group}\`, expected one of ${Object.keys(groups).join(', ')}`)
    return 2
  }
  const names = name === undefined ? found.usual : [name]
  if (names.length === 0 || names.some(each => !Object.hasOwn(found.scripts, each))) {
    log(`${name === undefined ? 'No script is named' : `There is no script \`${name}\``}, expected one of:`)
    for (const [each, {does}] of Object.entries(found.scripts)) log(`  npm run ${group} -- ${each.padEnd(10)} ${does}`)
    return 2
  }
  for (const each of names) {
    const status = await run(found.folder, each, found.scripts[each], rest, log)
    if (status !== 0) return status
  }
  return 0
}

async function run(folder, name, {files = [`${name}.ts`], args = [], needs, memory}, rest, log) {
  if (needs && !existsSync(needs)) {
    log(`There is no ${needs} here: \`${name}\` reads material that is not part of the project. Nothing was done.`)
    return 0
  }
  for (const file of files) {
    const bundle = await bundled(`${folder}/${file}`)
    const options = memory ? [`--max-old-space-size=${memory}`] : []
    const {status} = spawnSync(process.execPath, [...options, bundle, ...args, ...rest], {stdio: 'inherit'})
    if (status !== 0) return status ?? 1
  }
  return 0
}

/** Bundles a script into one JavaScript file and returns its path. Packages and the built library are not bundled. */
async function bundled(path) {
  const outfile = `node_modules/.cache/${path.replaceAll('/', '-').replace(/\.\w+$/, '')}.mjs`
  const builtLibrary = {
    name: 'built-library',
    setup({onResolve}) {
      onResolve({filter: /^\.\.\/dist\//}, ({path}) => ({
        path: pathToFileURL(`dist/${path.slice('../dist/'.length)}`).href,
        external: true
      }))
    }
  }
  await build({
    entryPoints: [path],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
    plugins: [builtLibrary]
  })
  return outfile
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main(process.argv.slice(2))
