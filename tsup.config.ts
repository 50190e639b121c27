import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {defineConfig, type Options} from 'tsup'

/**
 * What `exports` names, and the command. `dependencies` are imported, everything else is bundled: micromark and its kin are, because one of their
 * packages is another one in browsers, which fails in workers. remark-parse imports it, so it is bundled too; it is a dependency for pipelines
 * that users compose. unified and yaml are bundled since that halves the time that `import 'claimdown'` takes. Types are not bundled:
 * `tsc -p tsconfig.build.json` writes them file by file.
 */
const config: ReturnType<typeof defineConfig> = defineConfig({
  entry: {
    index: 'src/index.ts',
    model: 'src/model/index.ts',
    diagnostics: 'src/check/explanations.ts',
    entities: 'src/entities/index.ts',
    'entities/compromise': 'src/entities/compromise-view.ts',
    standoff: 'src/standoff/index.ts',
    quotes: 'src/quotes/index.ts',
    suggestions: 'src/suggestions/index.ts',
    cite: 'src/cite/index.ts',
    agreement: 'src/agreement/index.ts',
    corpus: 'src/corpus/index.ts',
    node: 'src/node/index.ts',
    formats: 'src/formats/index.ts',
    remark: 'src/remark.ts',
    guard: 'src/guard.ts',
    'cli/bin': 'src/cli/bin.ts'
  },
  format: 'esm',
  target: 'es2022',
  clean: true,
  noExternal: ['remark-parse', 'unified', 'yaml'],
  esbuildOptions(options) {
    options.alias = {yaml: './node_modules/yaml/browser/index.js'}
  },
  esbuildPlugins: [licences('dist/third-party.txt'), forBrowsersToo()]
})

export default config

/** vfile, which unified brings, has files of its own for browsers. They need nothing of Node and do all that we use. */
function forBrowsersToo(): NonNullable<Options['esbuildPlugins']>[number] {
  return {
    name: 'for-browsers-too',
    setup({onResolve}) {
      onResolve({filter: /^#min(?:path|proc|url)$/}, ({path, resolveDir}) => ({
        path: join(resolveDir, `${path.slice(1)}.browser.js`)
      }))
    }
  }
}

/** Writes the licences of the packages that were bundled. */
function licences(file: string): NonNullable<Options['esbuildPlugins']>[number] {
  return {
    name: 'licences',
    setup({initialOptions, onEnd}) {
      initialOptions.metafile = true
      onEnd(({metafile}) => {
        const outputs = Object.values(metafile?.outputs ?? {})
        const used = outputs.flatMap(({inputs}) =>
          Object.keys(inputs).filter(path => inputs[path]!.bytesInOutput && path.startsWith('node_modules/'))
        )
        const folders = new Set(used.map(path => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)![0]))
        mkdirSync(dirname(file), {recursive: true})
        writeFileSync(file, [...folders].toSorted().map(licence).join('\n---\n\n'))
      })
    }
  }
}

/** A package's name, version and licence in full, which some packages keep in their readme. */
function licence(folder: string): string {
  const {name, version} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const files = readdirSync(folder)
  const file = files.find(name => /^licen[cs]e/i.test(name)) ?? files.find(name => /^readme/i.test(name))
  if (!file) throw new Error(`${folder} has no licence to print`)
  return `${name} ${version}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`
}
