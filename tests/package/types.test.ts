/** What the declarations say, held against what is there. */

import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import ts from 'typescript'
import {afterAll, describe, expect, test} from 'vitest'
import {compile, compilerOptions, entries, install, manifest, resolutions, specifier} from './consumer.ts'

const {project, uninstall} = install()
afterAll(uninstall)

const own = join(project, 'node_modules', manifest.name)
const load = (path: string): Promise<Record<string, unknown>> =>
  import(pathToFileURL(join(own, manifest.exports[path]!.default!)).href)

// Each alone: another entry in the same program would lend its names.
describe.each(entries)('%s', path => {
  const from = specifier(path)
  const file = (name: string): string => join(project, `${name}${path.replace(/\W/g, '-')}.ts`)

  test('declares the values that are there', async () => {
    const {program} = compile(file('module'), `export * as all from '${from}'\n`, compilerOptions('nodenext'))
    const names = exportsOf(program, path).map(({name}) => name)
    // A name is a value if it may stand where one is expected.
    const code = names.map((name, index) => `import {${name} as _${index}} from '${from}'; void _${index}`).join('\n')
    const problems = compile(file('values'), code, compilerOptions('nodenext')).problems.filter(
      ({message}) => !message.startsWith('TS1192')
    )
    const noValues = new Set(problems.map(({line}) => line))
    const declared = names.filter((_, line) => !noValues.has(line))
    expect(declared.toSorted()).toEqual(Object.keys(await load(path)).toSorted())
  })

  test.each(resolutions)('what a user infers from it can be named in declarations (%s)', async resolution => {
    const values = await load(path)
    const lines = Object.keys(values).flatMap((name, index) => {
      const value = `value${index}`
      const own = [`import {${name} as ${value}} from '${from}'`, `export const own${index} = ${value}`]
      // A class cannot be called.
      if (typeof values[name] !== 'function' || /^class\b/.test(String(values[name]))) return own
      const call = `called${index}`
      return [
        ...own,
        `export type Returned${index} = ReturnType<typeof ${value}>`,
        `export const ${call} = ${value}.apply(undefined as never, null! as Parameters<typeof ${value}>)`
      ]
    })
    const options = compilerOptions(resolution)
    const {program, problems} = compile(file(`names-${resolution}`), `${lines.join('\n')}\n`, options)
    expect(problems).toEqual([])
    // And each part of what is returned.
    const checker = program.getTypeChecker()
    const source = program.getSourceFile(file(`names-${resolution}`))!
    const parts = checker.getExportsOfModule(checker.getSymbolAtLocation(source)!).flatMap(symbol => {
      if (!symbol.name.startsWith('called')) return []
      const type = checker.getAwaitedType(checker.getTypeOfSymbolAtLocation(symbol, source))!
      return partsOf(checker, source, type, `(await ${symbol.name})!`, 4)
    })
    const named = parts.map((part, index) => `export const part${index} = ${part}`)
    const more = compile(file(`parts-${resolution}`), `${[...lines, ...named].join('\n')}\n`, options)
    expect(more.problems).toEqual([])
  })

  test('exports every type that its declarations mention', () => {
    const {program} = compile(file('mentions'), `export * as all from '${from}'\n`, compilerOptions('nodenext'))
    expect(unexported(program, path)).toEqual([])
  })
})

test('a name is one type, whichever subpath it comes from', () => {
  const code = entries.map((path, index) => `export * as all${index} from '${specifier(path)}'\n`).join('')
  const {program} = compile(join(project, 'all.ts'), code, compilerOptions('nodenext'))
  const found = new Map<string, Set<ts.Symbol>>()
  for (const symbol of entries.flatMap(path => exportsOf(program, path))) {
    if (symbol.name === 'default') continue
    found.set(symbol.name, (found.get(symbol.name) ?? new Set()).add(resolved(program, symbol)))
  }
  expect([...found].filter(([, symbols]) => symbols.size > 1).map(([name]) => name)).toEqual([])
})

/** The names that a subpath exports, as TypeScript sees them. */
function exportsOf(program: ts.Program, path: string): ts.Symbol[] {
  const source = program.getSourceFile(join(own, manifest.exports[path]!.types!))!
  const checker = program.getTypeChecker()
  return checker.getExportsOfModule(checker.getSymbolAtLocation(source)!)
}

/** Expressions for the fields of a value that are ours, and theirs in turn. */
function partsOf(checker: ts.TypeChecker, at: ts.Node, type: ts.Type, value: string, depth: number): string[] {
  if (depth === 0) return []
  const [item] = checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference) : []
  if (item) return partsOf(checker, at, checker.getNonNullableType(item), `${value}[0]!`, depth)
  return checker.getPropertiesOfType(type).flatMap(field => {
    if (!field.declarations?.some(isInside) || field.name.startsWith('#')) return []
    const part = `${value}['${field.name}']!`
    const own = checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(field, at))
    return [part, ...partsOf(checker, at, own, part, depth - 1)]
  })
}

/** Our types that the declarations of a subpath's exports name without exporting them. */
function unexported(program: ts.Program, path: string): string[] {
  const checker = program.getTypeChecker()
  const exported = exportsOf(program, path).map(symbol => resolved(program, symbol))
  const known = new Set(exported)
  const missing = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && isName(node)) {
      const symbol = checker.getSymbolAtLocation(node)
      const named = symbol && resolved(program, symbol)
      if (named && !known.has(named) && isOurs(named))
        missing.add(`${named.name}, in ${node.getSourceFile().fileName.split('/types/').at(-1)}`)
    }
    ts.forEachChild(node, visit)
  }
  for (const {declarations = []} of exported)
    for (const declaration of declarations) if (isInside(declaration)) visit(declaration)
  return [...missing].toSorted()
}

/** What a name stands for, through all that passes it on. */
function resolved(program: ts.Program, symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? program.getTypeChecker().getAliasedSymbol(symbol) : symbol
}

const isInside = (node: ts.Node): boolean => node.getSourceFile().fileName.startsWith(join(own, 'dist'))

/** Whether an identifier names a type. The type of a value is written out where that value cannot be named. */
function isName({parent}: ts.Identifier): boolean {
  return ts.isTypeReferenceNode(parent) || ts.isExpressionWithTypeArguments(parent)
}

/** Whether it stands at the top of one of our files; a type parameter does not. */
function isOurs({declarations = []}: ts.Symbol): boolean {
  return declarations.some(node => !ts.isTypeParameterDeclaration(node) && isInside(node))
}
