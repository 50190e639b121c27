/** Random documents made of pieces of the syntax, because random letters almost never form a directive. */

import fc from 'fast-check'

export const pieces: readonly string[] = [
  ':claim{#c1}',
  ':claim{#c3 kind=fact}',
  ':evidence{#e2}',
  ':end{#c1}',
  ':end{#c3}',
  ':end{#e2}',
  ']{part=c1}',
  '\n\n::relation{#r1 from="c1 c2" to=c3 kind=supports confidence=0.5}\n\n',
  ':claim[',
  ':evidence[',
  ':entity[',
  ':cite[',
  ':source[',
  ']{#c1}',
  ']{#e1 supports=c1}',
  ']{#c2 kind=fact by="a>b"}',
  ']{ref=x}',
  ']',
  '[',
  '{#c1}',
  '{',
  '}',
  ':::claim{#b1}\n',
  '\n:::\n',
  ':::evidence{#b2 source="s, p. 4"}\n',
  '::claim[hidden]{#c9}',
  '::source[A *title*]{#s}',
  ':clam[',
  ':constructor[',
  '__proto__=x',
  '#a #b',
  'word',
  'two words',
  'Kabul',
  '10:30',
  'n:th',
  'doi:10.1/x',
  ':smile:',
  '😀',
  'é',
  '\u00a0',
  '\t',
  '  ',
  '&amp;',
  '&NotEqualTilde;',
  '&#x1F600;',
  '&bogus;',
  '\\*',
  '\\[',
  '\\\\',
  '*',
  '**',
  '_',
  '~~',
  '`',
  '``',
  '```\n',
  '    ',
  '> ',
  '- ',
  '1. ',
  '# ',
  '| a | b |\n|---|---|\n| `x\\|y` | ',
  '|',
  '![alt](u)',
  '[link](u)',
  '<br>',
  '<http://x.y>',
  '<!-- no -->',
  '[^1]',
  '\n\n[^1]: note',
  '[^2]',
  '\n\n[^2]:\n\n    deep\n',
  '²',
  'x³',
  '\u00ad',
  '\n::::\n',
  ':::note\n',
  '~~~\n',
  '\n\n    ',
  '\\\n',
  '  \n',
  '\n',
  '\n\n',
  '\r\n',
  '\r\n\r\n',
  '\r',
  '---\n',
  '\uFEFF',
  '\0',
  '===\n'
]

const header = fc.constantFrom(
  '',
  '',
  '\uFEFF',
  '---\nid: d\nsources: [{id: s, type: report}]\nentities: [{id: x, type: place, name: Kabul}]\n---\n',
  '---\n[\n---\n',
  '---\r\n__proto__: 1\r\n---\r\n'
)

/** Any Markdown, annotated or not, sound or broken. */
export const source: fc.Arbitrary<string> = fc
  .tuple(header, fc.array(fc.constantFrom(...pieces), {maxLength: 40}))
  .map(([front, body]) => front + body.join(''))

const plainPieces = pieces.filter(piece => !/[:{}]/.test(piece))

/** Markdown without a colon or brace: nothing in it is an annotation. */
export const plainSource: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...plainPieces), {maxLength: 30})
  .map(list => list.join(''))

const marks = [
  ...[
    '*',
    '**',
    '***',
    '_',
    '__',
    '~',
    '~~',
    '~~~',
    '[',
    ']',
    '![',
    '](b)',
    '[^a]',
    '![^a]',
    '\n\n[^a]: x',
    '\n\n[a]: b\n'
  ],
  ...[
    '`',
    '``',
    '<b>',
    '&amp;',
    '\\',
    '!',
    'a',
    'b c',
    ' ',
    '  ',
    '\n',
    '\n\n',
    '> ',
    '- ',
    '1. ',
    '=\n',
    '---\n',
    '\n===\n'
  ],
  ...['|', '|-|\n', '    ', '\t', '(', '"', '.', 'é', '😀', '\r\n', '```']
]

/** Marks of inline and block syntax in a tangle, often few of them many times over. */
export const inlineMarks: fc.Arbitrary<string> = fc
  .oneof(
    fc.array(fc.constantFrom(...marks), {maxLength: 24}),
    fc
      .uniqueArray(fc.constantFrom(...marks), {minLength: 2, maxLength: 5})
      .chain(few => fc.array(fc.constantFrom(...few), {maxLength: 30}))
  )
  .map(list => list.join(''))

const blockPieces = [
  ...[
    ':::claim{#a}\n',
    ':::\n',
    '\n:::\n',
    '::::evidence{#e}\n',
    '::::\n',
    '::claim[x]{#l}\n',
    ':claim{#m}',
    ':end{#m}'
  ],
  ...[
    ':claim[',
    ']{#s}',
    '[^1]',
    '[^1]: note\n',
    '[a]: b\n',
    '"t"',
    '\n',
    '\n\n',
    '\r\n',
    'word',
    '# ',
    '- ',
    '> ',
    '1. '
  ],
  ...['    ', '```\n', '<!-- x\n', '---\n', '===\n', '| a |\n|---|\n']
]

/** Blocks and annotations right above and below each other. */
export const blocks: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...blockPieces), {maxLength: 12})
  .map(list => list.join(''))
