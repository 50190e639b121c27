/** A project of somebody's, with the packed package installed and nothing that it does not declare. */

import {execFileSync} from 'node:child_process'
import {chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, resolve} from 'node:path'
import ts from 'typescript'

export const root: string = resolve(import.meta.dirname, '../..')

interface Manifest {
  name: string
  version: string
  exports: Record<string, {types?: string; default?: string}>
  dependencies: Record<string, string>
  bin: Record<string, string>
  repository: {url: string}
}
export const manifest: Manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** The subpaths that are code: `.`, `./model`, … The documents of the corpus are data. */
export const entries: string[] = Object.keys(manifest.exports).filter(
  path => manifest.exports[path]!.default && !path.includes('*')
)

/** Those that run in browsers and workers too. */
export const portable: string[] = entries.filter(path => path !== './node')

/** What an import of a subpath says. */
export const specifier = (path: string): string => path.replace(/^\./, manifest.name)

/** Makes the project, and returns its folder and what removes it. `extra` names more packages to install. */
export function install(extra: readonly string[] = []): {project: string; uninstall: () => void} {
  const project = mkdtempSync(join(tmpdir(), 'consumer-'))
  const modules = join(project, 'node_modules')
  const own = join(modules, manifest.name)
  mkdirSync(own, {recursive: true})
  execFileSync('tar', ['-xzf', pack(project), '-C', own, '--strip-components=1'])
  link(project, ...Object.keys(manifest.dependencies), ...extra)
  mkdirSync(join(modules, '.bin'))
  for (const [name, path] of Object.entries(manifest.bin)) {
    chmodSync(join(own, path), 0o755)
    symlinkSync(join(own, path), join(modules, '.bin', name))
  }
  writeFileSync(join(project, 'package.json'), '{"type": "module"}')
  return {project, uninstall: () => rmSync(project, {recursive: true})}
}

/** Packs the package into a folder, and returns the path of the archive. */
function pack(folder: string): string {
  const [{filename}] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore']
    })
  )
  return join(folder, filename)
}

/** Installs packages that the clone has. */
export function link(project: string, ...names: readonly string[]): void {
  for (const name of names) {
    const path = join(project, 'node_modules', name)
    mkdirSync(dirname(path), {recursive: true})
    symlinkSync(join(root, 'node_modules', name), path)
  }
}

/** The ways in which TypeScript looks for packages that a user may have set. */
export const resolutions = ['nodenext', 'bundler'] as const
export type Resolution = (typeof resolutions)[number]

export function compilerOptions(resolution: Resolution): ts.CompilerOptions {
  const isNode = resolution === 'nodenext'
  return {
    module: isNode ? ts.ModuleKind.NodeNext : ts.ModuleKind.ESNext,
    moduleResolution: isNode ? ts.ModuleResolutionKind.NodeNext : ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2022,
    // TypeScript's own default has the DOM, and the types of vfile, which unified's name, need its `URL`.
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
    strict: true,
    declaration: true,
    emitDeclarationOnly: true,
    skipLibCheck: false,
    skipDefaultLibCheck: true,
    types: []
  }
}

/** Compiles one file, and gives what TypeScript says of it and of the declarations made of it. */
export function compile(file: string, code: string, options: ts.CompilerOptions): Compiled {
  return compileAll({[file]: code}, options)
}

/** Compiles several files, given by their paths, in one program. */
export function compileAll(files: Record<string, string>, options: ts.CompilerOptions): Compiled {
  for (const [file, code] of Object.entries(files)) writeFileSync(file, code)
  const host = ts.createCompilerHost(options)
  const read = host.getSourceFile
  host.getSourceFile = (path, ...rest) => {
    if (!path.includes('/typescript/lib/')) return read(path, ...rest)
    const known = libraries.get(path) ?? read(path, ...rest)!
    libraries.set(path, known)
    return known
  }
  host.writeFile = () => {}
  const program = ts.createProgram(Object.keys(files), options, host)
  const problems = [...ts.getPreEmitDiagnostics(program), ...program.emit().diagnostics].map(
    ({file: source, start, code, messageText}): Problem => ({
      file: source?.fileName.split('/node_modules/').at(-1) ?? '',
      line: source ? source.getLineAndCharacterOfPosition(start!).line : 0,
      message: `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`
    })
  )
  return {program, problems}
}

export interface Compiled {
  program: ts.Program
  problems: Problem[]
}

export interface Problem {
  file: string
  /** From zero. */
  line: number
  message: string
}

/** TypeScript's own files, read once. */
const libraries = new Map<string, ts.SourceFile>()
