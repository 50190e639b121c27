/** The fields of a diagnostic hold everything that its message names, so that programs do not have to parse messages. */

import {readdirSync, readFileSync} from 'node:fs'
import {join, relative} from 'node:path'
import fc from 'fast-check'
import ts from 'typescript'
import {describe, expect, test} from 'vitest'
import {brat, xaif} from '../src/formats/index.ts'
import {
  annotate,
  type Diagnostic,
  type Document,
  declare,
  dialects,
  lint,
  parse,
  parseDialects,
  rules,
  toFootnotes
} from '../src/index.ts'
import {fromJson, toJson} from '../src/model/index.ts'
import {dehydrate, hydrate, rebase, type Standoff} from '../src/standoff/index.ts'
import {applySuggestions} from '../src/suggestions/index.ts'
import {source as anySource} from './support/arbitraries.ts'

type Told = Diagnostic<string>

/** What is wrong with the fields of a diagnostic about a document with these ids. */
function faults(diagnostic: Told, known: ReadonlySet<string>): string[] {
  const {code, message, actual, expected = [], ids = [], reason} = diagnostic
  const found: string[] = []
  const quoted = new Set([...message.matchAll(/`([^`]*)`/g)].map(([, name]) => name!))
  for (const [field, value] of Object.entries({...diagnostic})) {
    const isEmpty = value === undefined || (Array.isArray(value) && value.length === 0)
    if (isEmpty) found.push(`\`${field}\` is empty`)
  }
  // An attribute without a value is quoted as one: `wikidata` is ``.
  for (const one of [...ids, ...expected, reason]) if (one === '' && !message.includes('``')) found.push('empty words')
  for (const name of quoted)
    if (known.has(name) && ![...ids, ...expected, actual].includes(name)) found.push(`${name} is not in \`ids\``)
  // What was suggested may have another id in the document, which is the one that the message names.
  // A loss of many items names the first ones.
  const isShortened = code === 'loss' && / more\)/.test(message)
  for (const id of code === 'refused' ? ids.slice(1) : isShortened ? ids.slice(0, 12) : ids)
    if (!message.includes(id)) found.push(`${id} is not said`)
  const isCut = expected.length > 12 && /such as|one of/.test(message)
  for (const one of expected) if (!isCut && !message.includes(one)) found.push(`${one} is not said to be expected`)
  if (reason !== undefined && !message.includes(reason)) found.push('the reason is not said')
  return found.map(fault => `${code}: ${fault}: ${message}`)
}

function idsOf({claims, evidence, sources, entities, relations, annotations = []}: Document): Set<string> {
  return new Set(
    [claims, evidence, sources, entities, relations, annotations]
      .flat()
      .flatMap(({id}) => (id === undefined ? [] : [id]))
  )
}

/** Everything that any part of the library says of Markdown, and of what becomes of it elsewhere. */
function* told(source: string, texts: Readonly<Record<string, string>> = {}): Generator<Told> {
  const parsed = parse(source)
  const {value, diagnostics} = parsed
  yield* diagnostics
  yield* lint(value, {texts}).map(parsed.place)
  yield* parseDialects(source, dialects).diagnostics
  yield* toFootnotes(source).diagnostics
  yield* declare(source, [{id: 'x', type: 'place', name: 'X'}]).diagnostics
  // On another text, whose mark-up and sentences are in the way.
  yield* annotate('a `b` word\n\n> two *words*\n', value).diagnostics
  for (const text of [value.text.replaceAll('word', 'change'), 'Kabul', value.text])
    yield* hydrate(JSON.parse(JSON.stringify(dehydrate(value))) as Standoff, text).diagnostics
  yield* [...brat.losses(value), ...xaif.losses(value)]
  yield* brat.read(brat.write({...value, text: `é ${value.text}`})).diagnostics
  yield* xaif.read(JSON.parse(JSON.stringify(xaif.write(value)))).diagnostics
  yield* fromJson({...toJson(value), text: value.text.slice(1)}).diagnostics
  const suggested = [...value.claims, ...value.evidence].map(({id, span}) => ({
    ...{id, quote: value.text.slice(span.start, span.end + 1)},
    ...{by: 'nobody', source: 's', kind: null}
  }))
  yield* applySuggestions(source, {
    claims: suggested,
    evidence: suggested,
    relations: value.relations.map(({from, to, kind}) => ({from, to, kind}))
  }).diagnostics
}

function faultsIn(source: string, texts?: Readonly<Record<string, string>>): string[] {
  const known = idsOf(parse(source).value)
  return [...told(source, texts)].flatMap(diagnostic => faults(diagnostic, known))
}

describe('law: what a message says is data too', () => {
  const folder = (name: string): string => join(import.meta.dirname, name)
  const conformance = readdirSync(folder('conformance'), {withFileTypes: true})
    .filter(entry => entry.isDirectory())
    .map(({name}) => join('conformance', name, 'input.md'))
  const inLint = readdirSync(folder('lint')).map(name => join('lint', name))

  test.each([...conformance, ...inLint])('%s', name => {
    expect(faultsIn(readFileSync(folder(name), 'utf8'))).toEqual([])
  })

  test.each(rules)('examples of $code', ({wrong, right, texts}) => {
    expect([...wrong, ...right].flatMap(source => faultsIn(source, texts))).toEqual([])
  })

  test('generated documents', () => {
    fc.assert(
      fc.property(anySource, source => {
        expect(faultsIn(source)).toEqual([])
      }),
      {numRuns: 200}
    )
  })

  test.each([
    '---\na: 1\na: 2\nb: *c\nd: &d [*d]\ne: .nan\n? [1]\n: 2\nentities: [{id: x, wikidata: y, colour: red, type: z}]\nauthor: 5: 6\n---\n',
    '---\nsources: [5, {type: z, isued: 5, issued: [1]}]\nentities: 5\nlanguage: []\nissued: {a: 1, season: []}\n---\n',
    ':claim[a]{#c1 because=""} :claim[b]{part=c1 kind=fact} :entity[]{} :claim[c]{#c1 by="" kind=""} :entity[d]{wikidata=""}',
    ':annotation[a]{#n1} :annotation :cite[b]{source=s claim=c1 sourc=s} ::relation{from=c1 to=c2 kind=supports confidence=x}'
  ])('%j', source => {
    expect(faultsIn(source)).toEqual([])
  })

  test('files of others', () => {
    const ann =
      'T1\tClaim 0 9\twords\nT1\tClaim 0 1\té\nR1\tsupports Arg1:T1 Arg2:T9\nT3\tClaim\n#1\tclaimdown T1\t{"a":1}\nno'
    const graph = {
      nodes: [{}, {nodeID: 1, type: 'I', claimdown: 1}, {nodeID: 1}, {nodeID: 2, type: 'RA', claimdown: 1}],
      edges: [{}, {fromID: 1, toID: 3}, 1],
      participants: [{}, {participantID: 1}, {participantID: 1}],
      locutions: 'none'
    }
    const span = {start: 0, end: 1}
    const said =
      'The ships sailed home on Monday. :claim[They carried cloves and little else]{#c1 because="ships sailed home"}.'
    const {value} = parse(said)
    const edited = rebase(value, 'The ships came home on Monday. They carried some cloves and little else.')
    const all = [
      ...brat.read({text: 'é a', ann}).diagnostics,
      ...brat.read({text: '', ann: 'no'}).diagnostics,
      ...xaif.read(graph).diagnostics,
      ...xaif.read({AIF: {...graph, locutions: [{}]}, claimdown: 1, text: ''}).diagnostics,
      ...fromJson({claims: [{type: 'claim', id: 1}], evidence: 2, more: new Map()}).diagnostics,
      ...xaif.read(1).diagnostics,
      ...xaif.read({nodes: [{nodeID: 1, type: 'RA', more: 1n}], edges: []}).diagnostics,
      ...brat.read({text: '😀 a b', ann: 'T1\tClaim 3 4\ta\nT2\tClaim 5 6\tb'}).diagnostics,
      ...fromJson({...toJson(parse('a :claim[b]{#c1} :claim[c]{part=c1}').value), text: 'a', more: 1}).diagnostics,
      ...fromJson({text: 'a b', claims: [{type: 'claim', id: 'c1', span, parts: [{start: 2, end: 3}, span]}]})
        .diagnostics,
      ...edited.diagnostics,
      ...hydrate({} as Standoff, '').diagnostics,
      ...applySuggestions('', {claims: 1, evidence: [{id: 'e1', more: 1}], relations: [() => {}]}).diagnostics,
      ...applySuggestions('', 1).diagnostics
    ]
    expect(all.length).toBeGreaterThan(20)
    expect(all.flatMap(diagnostic => faults(diagnostic, new Set(['1', '2', 'T1', 'e1'])))).toEqual([])
  })

  test.each<[string, Partial<Told>, string]>([
    ['an id that stands nowhere else', {}, 'c1 is not in `ids`'],
    ['a field without a value', {ids: ['c1'], actual: undefined as never}, '`actual` is empty'],
    ['a list of nothing', {ids: ['c1'], expected: []}, '`expected` is empty'],
    ['an id that nobody named', {ids: ['c1', 'c2']}, 'c2 is not said'],
    ['a value that nobody named', {ids: ['c1'], expected: ['fact']}, 'fact is not said to be expected'],
    ['another reason', {ids: ['c1'], reason: 'it rains'}, 'the reason is not said']
  ])('finds %s', (_, fields, fault) => {
    const diagnostic: Told = {code: 'limit', severity: 'error', message: 'Claim `c1` is lost', ...fields}
    expect(faults(diagnostic, new Set(['c1']))).toEqual([`limit: ${fault}: Claim \`c1\` is lost`])
  })
})

test.each<[string, Partial<Told>[]]>([
  [':claim[a]{#c1 kind=fakt}', [{actual: 'fakt', expected: ['fact']}, {ids: ['c1']}]],
  [':claim[a]{#c1 supports=c9}', [{ids: ['c9'], actual: 'c9'}, {ids: ['c1']}]],
  ['a :claim{#c1}b', [{ids: ['c1'], expected: [':end{#c1}']}, {ids: ['c1']}]],
  ['a :end{#c1}b', [{ids: ['c1'], expected: [':claim{#c1}']}]],
  ['::relation{from=c1}', [{expected: ['to', 'kind']}]],
  [':entity[a]{ref=x}', [{ids: ['x'], actual: 'x'}]],
  [':entity[a]{type=work wikidata=x}', [{actual: 'x'}]],
  [
    ':claim[a]{#c1.b source=s}',
    [
      {actual: '.b', expected: ['#c1-b']},
      {ids: ['s'], actual: 's'}
    ]
  ],
  ['---\na: @x\n---\n', [{reason: expect.stringMatching(/^Plain value/) as never}]],
  ['---\nsources: 5\n---\n', [{actual: '5'}]]
])('%j', (source, expected) => {
  const parsed = parse(source)
  const found = [...parsed.diagnostics, ...lint(parsed.value)].map(({actual, expected, ids, reason}) => ({
    ...(actual !== undefined && {actual}),
    ...(expected && {expected}),
    ...(ids && {ids}),
    ...(reason !== undefined && {reason})
  }))
  expect(found).toEqual(expected)
})

describe('no source takes a message apart', () => {
  const root = join(import.meta.dirname, '..')

  test('in the library', () => {
    const {config} = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
    const {fileNames, options} = ts.parseJsonConfigFileContent({...config, include: ['src']}, ts.sys, root)
    expect(takenApart(ts.createProgram(fileNames, options), root)).toEqual([])
  }, 120_000)

  test('finds it where it happens', () => {
    const planted = `import type {Diagnostic} from '${join(root, 'src/model/reading.ts')}'
export function read(one: Diagnostic, all: Diagnostic[], error: Error): unknown {
  const {message} = one
  const said = one.message
  return [
    one.message.split(','),
    /a/.test(one.message),
    message.startsWith('a'),
    said?.slice(1),
    all.map(({message: told}) => told.replace('a', 'b')),
    all.find(({message}) => message === 'a'),
    message.length,
    \`\${message}.\`,
    error.message.split(',')
  ]
}`
    const path = join(root, 'src/planted.ts')
    const {options} = ts.parseJsonConfigFileContent(
      ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config,
      ts.sys,
      root
    )
    const host = ts.createCompilerHost(options)
    const {getSourceFile, fileExists} = host
    host.fileExists = name => name === path || fileExists(name)
    host.getSourceFile = (name, ...rest) =>
      name === path ? ts.createSourceFile(name, planted, ts.ScriptTarget.Latest, true) : getSourceFile(name, ...rest)
    const program = ts.createProgram([path], options, host)
    expect(takenApart(program, root)).toEqual([6, 7, 8, 9, 10, 11].map(line => `src/planted.ts:${line}`))
  }, 120_000)
})

/** Where a `message` of something that is no error is matched, cut or compared. */
function takenApart(program: ts.Program, root: string): string[] {
  const checker = program.getTypeChecker()
  const places: string[] = []
  const isError = (type: ts.Type): boolean => type.getProperty('stack') !== undefined

  /** Whether an expression is the message of a diagnostic, by itself or by a name that it was given. */
  function isMessage(node: ts.Node): boolean {
    if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node) || ts.isAsExpression(node))
      return isMessage(node.expression)
    if (ts.isPropertyAccessExpression(node))
      return node.name.text === 'message' && !isError(checker.getTypeAtLocation(node.expression))
    if (!ts.isIdentifier(node)) return false
    const declaration = checker.getSymbolAtLocation(node)?.valueDeclaration
    if (!declaration) return false
    if (ts.isVariableDeclaration(declaration))
      return declaration.initializer ? isMessage(declaration.initializer) : false
    if (!ts.isBindingElement(declaration) || !ts.isObjectBindingPattern(declaration.parent)) return false
    const name = declaration.propertyName ?? declaration.name
    return name.getText() === 'message' && !isError(checker.getTypeAtLocation(declaration.parent))
  }

  for (const file of program.getSourceFiles()) {
    const name = relative(root, file.fileName)
    if (!name.startsWith(`src/`) || file.isDeclarationFile) continue
    const visit = (node: ts.Node): void => {
      if (isTaking(node)) places.push(`${name}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`)
      ts.forEachChild(node, visit)
    }
    visit(file)
  }
  return places

  function isTaking(node: ts.Node): boolean {
    if (ts.isBinaryExpression(node))
      return /^[!=]==?$/.test(node.operatorToken.getText()) && [node.left, node.right].some(isMessage)
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false
    const {expression, name} = node.expression
    if (['test', 'exec'].includes(name.text)) return node.arguments.some(isMessage)
    return takes.has(name.text) && isMessage(expression)
  }
}

const takes: ReadonlySet<string> = new Set(
  'match matchAll replace replaceAll split includes startsWith endsWith slice substring substr charAt charCodeAt at indexOf lastIndexOf search'.split(
    ' '
  )
)
