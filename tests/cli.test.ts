import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {styles} from '../src/cite/cite.ts'
import {commands} from '../src/cli/commands.ts'
import {dialects} from '../src/convert/dialects/dialect.ts'
import {commandLine, runIn, shipped} from './support/command-line.ts'
import {memoryFiles} from './support/memory-files.ts'
import {service} from './support/service.ts'

const folder = '/docs'
const {files, put, run, content} = commandLine(folder)
for (const name of readdirSync('corpus', {recursive: true, encoding: 'utf8'}))
  if (/\.(?:md|json)$/.test(name)) files.contents.set(join('corpus', name), readFileSync(join('corpus', name)))

const sound = put(
  'sound/document.md',
  `---
type: Article
id: sound
title: A sound document
author: [{family: Doe, given: Jane}]
issued: 2020
sources: [{id: bank, type: report, title: The bank's report}]
entities: [{id: fed, type: organization, name: The Fed}]
---
:claim[We should save]{#c1 kind=policy}, since :claim[rates will rise]{#c2 kind=prediction by=fed supports=c1}:
:evidence[they rose by 3 percent in 2019]{#e1 kind=statistic source="bank, p. 4" supports=c2}. But :claim[saving hurts trade]{#c3 kind=cause attacks=c1}.
`
)
const broken = put('broken.md', ':clam[x]{#c1} and :claim[y]{#c2 kind=fakt supports=c9}\n')

describe('usage', () => {
  test('help names every command, within 80 columns', async () => {
    const {code, out} = await run('--help')
    expect(code).toBe(0)
    for (const {name} of commands) expect(out).toMatch(new RegExp(`^  ${name} `, 'm'))
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })

  test.each(commands.map(({name}) => name))('%s explains itself with an example', async name => {
    const {code, out} = await run(name, '--help')
    expect(code).toBe(0)
    expect(out).toMatch(new RegExp(`Examples?:\n  claimdown ${name}`))
  })

  test.each([
    ['cite', '--style', styles],
    ['convert', '--from', dialects],
    ['export', '--to', ['json', 'footnotes', 'jsonl']]
  ])('the help of %s names what %s takes', async (name, flag, values) => {
    const meaning = commands
      .find(command => command.name === name)!
      .options.find(([flags]) => flags.startsWith(flag))![1]
    for (const value of values) expect(meaning).toContain(value)
  })

  test.each(commands.map(({name}) => name))(
    'the help of %s fits 80 columns, and is the same however it is asked for',
    async name => {
      const {code, out} = await run('help', name)
      expect(code).toBe(0)
      for (const args of [
        [name, '-h'],
        [name, '--help'],
        ['--no-color', 'help', name]
      ])
        expect((await run(...args)).out).toBe(out)
      for (const line of out.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80)
    }
  )

  test('help and version have short names', async () => {
    const {out} = await run('--help')
    for (const args of [['-h'], ['help'], ['help', '--no-color']])
      expect(await run(...args)).toEqual({code: 0, out, error: ''})
    for (const flag of ['-v', '--version']) expect((await run(flag)).out).toBe('1.2.3\n')
    expect(await run()).toEqual({code: 2, out, error: ''})
  })

  test.each([
    [['chek'], 'claimdown: Unknown command `chek`, expected `check`: see claimdown --help\n'],
    [['chek', '--help'], 'claimdown: Unknown command `chek`, expected `check`: see claimdown --help\n'],
    [['help', 'chek'], 'claimdown: Unknown command `chek`, expected `check`: see claimdown --help\n'],
    [['--bogus'], 'claimdown: Unknown option `--bogus`: see claimdown --help\n'],
    [['check', '--fxi'], 'claimdown: Unknown option `--fxi`, expected `--fix`: see claimdown check --help\n'],
    [['show'], 'claimdown: Missing required argument `reference`: see claimdown show --help\n'],
    [['show', sound, '--depth'], 'claimdown: Option `--depth <levels>` argument missing: see claimdown show --help\n'],
    [['check', '/nowhere'], 'claimdown: Cannot read /nowhere: there is no such file or folder\n'],
    [
      ['show', 'nowhere'],
      'claimdown: There is no file, folder or document `nowhere`, expected a path or an id: biden-2021-08-31, doha-agreement-2020, how-america-should-deal-with-the-taliban, monitoring-team-2021, unsc-resolution-2593\n'
    ],
    [
      ['check', `${sound}#c1`],
      'claimdown: …/sound/document.md#c1 names a claim, expected a document: …/sound/document.md\n'
    ],
    [
      ['dehydrate', `${sound}#c1`],
      'claimdown: …/sound/document.md#c1 names a claim, expected a document: …/sound/document.md\n'
    ],
    [['show', sound, '--depth', 'x'], 'claimdown: --depth is `x`, expected a whole number\n'],
    ...['show', 'cite', 'holders', 'evaluate'].map(
      name => [[name, `${sound}#c9`], 'claimdown: sound has no claim `c9`, expected one such as `c1`\n'] as const
    ),
    [
      ['cite', sound],
      'claimdown: `…/sound/document.md` names a document, expected a claim of it: `…/sound/document.md#c1`\n'
    ],
    [
      ['cite', `${sound}#c1`, '--style', 'x'],
      'claimdown: Unknown style `x`, expected apa, chicago, mla, bibtex or csl-json\n'
    ],
    [['export', sound, '--to', 'xml'], 'claimdown: --to is `xml`, expected json, footnotes or jsonl\n'],
    [
      ['hydrate', broken, broken],
      'claimdown: …/broken.md is not JSON: Unexpected token \':\', ":clam[x]{#"... is not valid JSON\n'
    ]
  ] as const)('%j is wrong usage', async (args, message) => {
    expect(await run(...args)).toEqual({code: 2, out: '', error: message})
  })
})

describe('check', () => {
  test('a sound document', async () => {
    expect(await run('check', sound)).toEqual({
      code: 0,
      error: '',
      out: '1 document\n1 hint (see hints with --hints)\n'
    })
  })

  test('a broken one, with carets under the words', async () => {
    const {code, out} = await run('check', broken)
    expect(code).toBe(1)
    expect(out).toMatchInlineSnapshot(`
      "…/broken.md:1:1  warning  near-miss
        Unknown directive \`clam\` for \`c1\`, expected \`claim\`
          1 │ :clam[x]{#c1} and :claim[y]{#c2 kind=fakt supports=c9}
            │ ^^^^^

      …/broken.md:1:33  warning  unknown-value
        \`kind\` is \`fakt\`, expected \`fact\`
          1 │ :clam[x]{#c1} and :claim[y]{#c2 kind=fakt supports=c9}
            │                                 ^^^^^^^^^

      …/broken.md:1:43  error  dangling-reference
        \`c9\` is no claim or evidence of this document, expected the id of one
          1 │ :clam[x]{#c1} and :claim[y]{#c2 kind=fakt supports=c9}
            │                                           ^^^^^^^^^^^

      1 document
      1 error, 2 warnings, 1 hint (see hints with --hints)
      2 of them have a fix: claimdown check --fix
      "
    `)
  })

  test('--fix writes what has a fix', async () => {
    const path = put('fix.md', ':clam[x]{#c1} :claim[y]{#c2 kind=fakt}\r\n')
    const {out} = await run('check', path, '--fix')
    expect(content(path)).toBe(':claim[x]{#c1} :claim[y]{#c2 kind=fact}\r\n')
    expect(out).toContain('2 fixes applied')
  })

  test.each([
    ['huge.md', 'a'.repeat(20_000_000), 'This document has 20,000,000 characters, expected at most 2,000,000'],
    ['yaml.md', '---\na: @x\n---\n', 'Front matter cannot be read as YAML']
  ])('%s gets a sentence and hides no other file', async (name, content, sentence) => {
    const path = put(`bad-${name}/${name}`, content)
    const {code, out} = await run('check', path, broken)
    expect(code).toBe(1)
    expect(out.replace(/\n +/g, ' ')).toContain(sentence)
    expect(out).toContain('near-miss')
    expect(out).not.toMatch(/^ +at /m)
  })

  test('a folder without Markdown', async () => {
    put('empty/notes.txt', '')
    expect((await run('check', join(folder, 'empty'))).error).toContain('holds no Markdown')
  })

  test('--json', async () => {
    const {documents} = JSON.parse((await run('check', broken, '--json')).out)
    expect(documents[0].diagnostics.map(({code}: {code: string}) => code)).toContain('near-miss')
  })
})

describe('show', () => {
  test('a document as a tree', async () => {
    expect((await run('show', sound)).out).toMatchInlineSnapshot(`
      "A sound document
      sound: 3 claims, 1 piece of evidence, 3 relations, 1 source
      + supports  = restates  : specifies  ~ qualifies  - attacks  x undercuts

      c1 policy We should save
      ├─ + c2 prediction rates will rise [The Fed]
      │  └─ + e1 statistic they rose by 3 percent in 2019 [source bank, p. 4]
      └─ - c3 cause saving hurts trade
      "
    `)
  })

  test('what stands in a circle or for nothing is shown too', async () => {
    const path = put('circle.md', ':claim[a]{#c1 supports=c2} :claim[b]{#c2 supports=c1} :evidence[c]{#e1}')
    const {out} = await run('show', path)
    for (const line of ['c1 claim a', '└─ + c2 claim b', '1 statement stands alone', '  e1 c'])
      expect(out).toContain(line)
  })

  test('one claim', async () => {
    expect((await run('show', `${sound}#c2`)).out).toMatchInlineSnapshot(`
      "sound#c2 claim, prediction

        rates will rise

      Asserted by The Fed
      Stands in   …/sound/document.md, line 10
      Grounds     e1 supports this: they rose by 3 percent in 2019
      Bears on    supports c1: We should save
      Cite        Doe, J. (2020). A sound document. [Claim sound#c2, asserted by The
                  Fed].
      "
    `)
  })

  test('one claim with what it is about, and with premises that hold together', async () => {
    const path = put(
      'about.md',
      '---\nentities: [{id: fed, type: organization, name: The Fed}]\n---\n:claim[a]{#c1 about="fed x"} :claim[b]{#c2} :claim[c]{#c3} :claim[d]{#c4 qualifies=c1}\n\n::relation{#r from="c2 c3" to=c1 kind=supports}\n\n::relation{from=c4 to=r kind=undercuts}\n'
    )
    const {out} = await run('show', `${path}#c1`)
    expect(out).toContain('Asserted by the author\n')
    expect(out).toContain('Grounds     c2 with c3 support this: b\n            c4 qualifies this: d\n')
    expect(out).toContain('About       The Fed (organization), x\n')
    expect((await run('show', `${path}#c2`)).out).toContain(
      'Objections  c4 undercuts this: d\nBears on    with c3 supports c1: a\n'
    )
  })

  test('--json', async () => {
    const [{tree}] = JSON.parse((await run('show', sound, '--json')).out).documents
    expect(tree).toMatchObject([
      {id: 'c1', depth: 0},
      {id: 'c2', depth: 1, under: 'c1', relation: 'supports'},
      {id: 'e1', depth: 2, under: 'c2'},
      {id: 'c3', depth: 1, relation: 'attacks'}
    ])
    const [{claim}] = JSON.parse((await run('show', `${sound}#c1`, '--json')).out).documents
    expect(claim).toMatchObject({id: 'sound#c1', kind: 'policy', grounds: [{id: 'c2'}], objections: [{id: 'c3'}]})
  })

  test('a chain of 6,000 claims: no stack overflows, and the words keep half of the line', async () => {
    const path = put(
      'deep.md',
      Array.from({length: 6000}, (_, i) => `:claim[x]{#c${i}${i ? ` supports=c${i - 1}` : ''}}\n\n`).join('')
    )
    const {code, out} = await run('show', path)
    expect(code).toBe(0)
    expect(out).toContain('└─ + c5999 claim x\n')
    expect(Math.max(...out.split('\n').map(({length}) => length))).toBeLessThanOrEqual(80)
    const [{tree}] = JSON.parse((await run('show', path, '--json')).out).documents
    expect(tree.at(-1)).toMatchObject({id: 'c5999', depth: 5999})
  })

  test('a shipped document by its id', async () => {
    expect((await run('show', 'how-america-should-deal-with-the-taliban', '--depth', '0')).out).toContain('114 claims')
    expect((await run('show', 'how-america-should-deal-with-the-talban')).error).toContain(
      'expected one such as `how-america-should-deal-with-the-taliban`'
    )
  })
})

test('cite', async () => {
  expect((await run('cite', `${sound}#c2`)).out).toBe(
    'Doe, J. (2020). A sound document. [Claim sound#c2, asserted by The Fed].\n'
  )
  expect(JSON.parse((await run('cite', `${sound}#c2`, '--json')).out).documents).toMatchObject([
    {claim: 'sound#c2', style: 'apa'}
  ])
})

describe('export', () => {
  test('rows in code points, each with its words', async () => {
    const path = put('emoji.md', '😀 :claim[a b]{#c1}\n')
    const rows = (await run('export', path)).out
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(rows).toEqual([
      {document: 'emoji', row: 'claim', type: 'claim', id: 'c1', span: {start: 2, end: 5}, words: 'a b'}
    ])
  })

  test('one row of each sort, and all of them', async () => {
    const rows = (await run('export', sound)).out
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    const count = (row: string): number => rows.filter(found => found.row === row).length
    expect(['claim', 'evidence', 'source', 'relation', 'entity', 'mention'].map(count)).toEqual([3, 1, 1, 3, 1, 2])
  })

  test('--out', async () => {
    const out = join(folder, 'out/doc.json')
    expect((await run('export', sound, '--to', 'json', '--out', out)).code).toBe(0)
    expect(JSON.parse(content(out))[0].claims).toHaveLength(3)
    // `convert` reads the list of one document back.
    expect((await run('convert', out)).out).toContain(':claim[We should save]{#c1 kind=policy}')
  })
})

describe('annotate', () => {
  const path = put('bare.md', 'Rates rose in May. Trade fell by 4 percent.\n')
  const suggestions = {
    claims: [
      {id: 'c1', quote: 'Rates rose', kind: 'fact'},
      {id: 'c2', quote: 'Trade fell by 5 percent'}
    ],
    relations: [{from: 'c2', kind: 'supports', to: 'c1'}]
  }
  const from = put('suggestions.json', JSON.stringify(suggestions))

  test('writes what verifies, and says what was refused and why', async () => {
    const {code, out, error} = await run('annotate', path, '--from', from)
    expect([code, out]).toEqual([1, ':claim[Rates rose]{#c1 kind=fact} in May. Trade fell by 4 percent.\n'])
    expect(error.replace(/\n {2}/g, ' ')).toContain(
      'Claim `c2` was refused: its words do not stand in the document, which says “Trade fell by 4 percent”, with “4” for “5”'
    )
    expect(error).toContain('1 of 2 claims, 0 of 0 pieces of evidence, 0 of 1 relation written\n')
  })

  test('--write', async () => {
    expect((await run('annotate', path, '--from', from, '--write')).out).toBe('')
    expect(content(path)).toBe(':claim[Rates rose]{#c1 kind=fact} in May. Trade fell by 4 percent.\n')
    expect((await run('annotate', path)).code).toBe(2)
  })
})

describe('verify', () => {
  const path = put(
    'said.md',
    '---\nid: x\n---\nRates *rose* in “May”. Growth was nine percent in Asia. Rates fell. Rates fell.\n'
  )

  test('shows where a quotation stands, and what it needed', async () => {
    const {code, out} = await run('verify', path, 'Rates rose in "May"')
    expect([code, out.split('\n')[0]]).toEqual([0, 'typographic'])
    expect(out).toContain('said.md:4:1  hint  typographic\n  The quotation stands here, but for quotes\n')
    expect(
      JSON.parse((await run('verify', path, 'Growth was nine percent … Asia', '--json')).out).documents
    ).toMatchObject([{grade: 'elided', words: 'Growth was nine percent in Asia'}])
  })

  test('shows what is most like one that does not, and every place of one that stands twice', async () => {
    const {code, out} = await run('verify', path, 'Growth was twelve percent in Asia')
    expect([code, out.split('\n')[0]]).toEqual([1, 'absent'])
    expect(out).toContain('This is most like it, with “nine” for “twelve”')
    expect((await run('verify', path, 'Rates fell')).out.match(/elsewhere too/g)).toHaveLength(2)
    expect((await run('verify', path, 'Rates fell', '--prefix', 'in Asia.')).code).toBe(0)
  })
})

test('check holds quotations to the texts of their sources', async () => {
  const path = put(
    'quoting.md',
    '---\nsources: [{id: bank, type: report}]\n---\n:evidence[“rates will not rise”]{#e1 by=bank source=bank}\n'
  )
  put('texts/bank.html', '<p>We say that rates will <b>rise</b>.</p>')
  put('texts/notes.pdf', 'no text')
  const {code, out} = await run('check', path, '--texts', join(folder, 'texts'))
  expect(code).toBe(1)
  expect(out.replace(/\n {2}/g, ' ')).toContain(
    'Evidence `e1` quotes “rates will not rise”, which does not stand in `bank`, which has nothing for “not”'
  )
  expect((await run('check', path, '--texts', join(folder, 'nowhere'))).code).toBe(2)
})

describe('hydrate and dehydrate', () => {
  const standoff = join(folder, 'standoff.json')
  const text = 'Rates rose; the bank said so.\r\n\r\nBut trade fell.\r\n'

  test('there and back', async () => {
    const annotated = put(
      'annotated.md',
      ':claim[Rates rose]{#c1}; :evidence[the bank said so]{#e1 supports=c1 source=b}.\n\nBut trade fell.\n'
    )
    expect((await run('dehydrate', annotated, '--out', standoff)).code).toBe(0)
    expect(content(standoff)).not.toContain('trade')
    const {code, out} = await run('hydrate', standoff, put('copy.txt', text))
    expect(code).toBe(0)
    expect(out).toBe(
      ':claim[Rates rose]{#c1}; :evidence[the bank said so]{#e1 source=b supports=c1}.\r\n\r\nBut trade fell.\r\n'
    )
  })

  test('a page gets them too, and what it has not is listed', async () => {
    const page = put(
      'copy.html',
      '<nav>Home</nav><p>Rates rose; the <em>bank</em> said so.<sup><a href=#1>1</a></sup></p><p>But trade grew.</p>'
    )
    const {code, out, error} = await run('hydrate', standoff, page)
    expect([code, error]).toEqual([0, ''])
    expect(out).toBe(
      'Home\n\n:claim[Rates rose]{#c1}; :evidence[the bank said so]{#e1 source=b supports=c1}\\.\n\nBut trade grew\\.\n'
    )
    const edited = await run(
      'hydrate',
      standoff,
      put('edited.txt', 'Rates fell; the bank said so.\n\nBut trade fell.'),
      '--out',
      join(folder, 'edited.md')
    )
    expect(edited.code).toBe(1)
    expect(edited.error).toContain(
      'Not placed, since sentence 1 of 2 is not in this text: Claim `c1`, evidence `e1`\n\nLeft out with them, 1 relation: e1 supports c1\n'
    )
    expect(edited.error.replaceAll('\n', ' ')).toContain(
      '1 of 2 sentences; 1 claim lost; 1 piece of evidence lost; 1 relation lost'
    )
  })

  test('rebase carries annotations to another edition, with their front matter', async () => {
    const path = put(
      'first.md',
      '---\nid: first\n---\n:claim[Rates rose]{#c1} in 2020. :claim[Trade fell]{#c2}. :claim[Nobody minded]{#c3}.\n'
    )
    const {code, out, error} = await run(
      'rebase',
      path,
      put('second.txt', 'New preface.\n\nRates rose in 2020! And trade fell. Nobody minded.\n')
    )
    expect(code).toBe(1)
    expect(out).toBe(
      '---\nid: first\n---\nNew preface.\n\n:claim[Rates rose]{#c1} in 2020! And trade fell. :claim[Nobody minded]{#c3}.\n'
    )
    expect(error).toContain('Not placed, since sentence 2 of 3 is not in this text: Claim `c2`\n')
    expect(error).toContain('3 claims: 1 kept, 1 moved, 1 lost')
  })

  test('front matter of the copy gives way, and that is told', async () => {
    const path = put('first.md', '---\nid: first\n---\n:claim[Rates rose]{#c1}.\n')
    const {out, error} = await run('rebase', path, put('second.md', '---\nid: second\n---\nRates rose.\n'))
    expect(out).toBe('---\nid: first\n---\n:claim[Rates rose]{#c1}.\n')
    expect(error).toContain('front-matter-replaced')
  })

  test('another text is refused', async () => {
    const {code, out, error} = await run('hydrate', standoff, put('other.txt', 'Rates fell.'))
    expect([code, out]).toEqual([1, ''])
    expect(error).toContain('no annotation was placed')
  })
})

test('an id reaches into no other folder, and takes no other document’s file', async () => {
  const first = put('same/a.md', '---\nid: ../../../escaped\n---\n:claim[a]{#c1}')
  const second = put('same/b.md', '---\nid: ../../../escaped\n---\n:claim[b]{#c1}')
  const {out} = await run('overview', first, second, '--out', join(folder, 'safe'))
  expect(out).toContain('…/safe/-escaped.jsonl: 1 row\n…/safe/-escaped-2.jsonl: 1 row\n')
  expect(files.contents.has(join(folder, '../../escaped.jsonl'))).toBe(false)
})

test('overview sums a corpus up on one screen and writes its rows', async () => {
  const out = join(folder, 'rows')
  const result = await run('overview', 'corpus', '--out', out)
  expect(result.code).toBe(0)
  for (const line of result.out.split('\n')) expect(line.length).toBeLessThanOrEqual(80 + folder.length)
  expect(result.out).toMatch(/^Claims +114 {2}fact \d+/m)
  expect(files.contents.has(join(out, 'how-america-should-deal-with-the-taliban.jsonl'))).toBe(true)
})

describe('evaluate and holders', () => {
  test('say how claims hold up and why, and who asserts what', async () => {
    expect((await run('evaluate', sound)).out).toBe(
      `Strength (0 to 1), label, statement, and why. More: claimdown evaluate --help

0.63  out        c1 We should save
                 Its attacker \`c3\` is in, and nothing attacks it.

4 statements: 3 in, 1 out, 0 undecided (--all lists also the 3 that nothing
attacks)
Out, though more supports than attacks it: c1
`
    )
    expect((await run('evaluate', sound, '--all')).out).toContain(
      '0.75  in         c2 rates will rise\n                 Nothing attacks it, and its ground `e1` is in.\n'
    )
    const {out} = await run('holders', sound)
    expect(out.split('\n')).toEqual([
      'Jane Doe: 3 statements',
      '  c1  We should save',
      '  e1  they rose by 3 percent in 2019',
      '  c3  saving hurts trade',
      'The Fed (fed): 1 statement',
      '  c2  rates will rise',
      ''
    ])
  })

  test('speak of one claim where one is named', async () => {
    expect((await run('holders', `${sound}#c2`)).out).toBe('The Fed (fed): 1 statement\n  c2  rates will rise\n')
    expect((await run('evaluate', `${sound}#c2`)).out).toMatch(/^Strength.*\n\n0\.75 {2}in +c2 rates will rise\n.*\n$/s)
    const [{statements}] = JSON.parse((await run('evaluate', `${sound}#c1`, '--json')).out).documents
    expect(statements).toEqual([
      {
        id: 'c1',
        label: 'out',
        strength: expect.closeTo(0.625),
        reason: 'Its attacker `c3` is in, and nothing attacks it.',
        because: ['c3'],
        attackers: ['c3'],
        supporters: ['c2']
      }
    ])
  })
})

describe('fmt', () => {
  test('shows what it would change, and writes it when asked', async () => {
    const before = ':claim[Rates rose]{kind=fact}\r\n\r\n:evidence[x]{supports=rates-rose #e} and :claim[y]\r\n'
    const path = put('unordered.md', before)
    expect(await run('fmt', path)).toEqual({
      code: 1,
      out: `…/unordered.md:1:19  {kind=fact} → {#rates-rose kind=fact}
…/unordered.md:3:13  {supports=rates-rose #e} → {#e supports=rates-rose}
…/unordered.md:3:51  {#y}
1 document
3 changes in 1 file (write them with --write)
`,
      error: ''
    })
    expect(content(path)).toBe(before)
    expect(await run('fmt', path, '--write')).toMatchObject({code: 0, error: ''})
    expect(content(path)).toBe(
      ':claim[Rates rose]{#rates-rose kind=fact}\r\n\r\n:evidence[x]{#e supports=rates-rose} and :claim[y]{#y}\r\n'
    )
    expect(await run('fmt', path)).toEqual({code: 0, out: '1 document\nnothing to change\n', error: ''})
  })
})

describe('convert', () => {
  test('brat to Markdown and back', async () => {
    put('essay.txt', 'Rates rose.\nSo the bank said.\n')
    const ann = 'T1\tClaim 0 10\tRates rose\nT2\tEvidence 12 28\tSo the bank said\nR1\tsupports Arg1:T2 Arg2:T1\n'
    const {code, out, error} = await run('convert', put('essay.ann', ann))
    expect([code, error]).toEqual([0, ''])
    expect(out).toBe(
      ':claim[Rates rose]{#T1}\\.\\\n:evidence[So the bank said]{#T2}\\.\n\n::relation{#R1 from=T2 to=T1 kind=supports}'
    )
    const back = join(folder, 'back.ann')
    expect((await run('convert', put('essay.md', out), '--to', 'brat', '--out', back)).code).toBe(0)
    expect(content(back)).toBe(ann)
    expect(content(back.replace('.ann', '.txt'))).toBe('Rates rose.\nSo the bank said.')
  })

  test('a dialect, and xAIF through Markdown, with the losses named', async () => {
    const pandoc = put('paper.qmd', '[Rates rose]{.claim #c1}.\n')
    const turned = await run('convert', pandoc, '--from', 'pandoc')
    expect([turned.code, turned.out]).toEqual([0, ':claim[Rates rose]{#c1}.\n'])
    expect(turned.error).toContain('A pandoc span')
    const graph = join(folder, 'graph.json')
    const {code, error} = await run('convert', sound, '--to', 'xaif', '--out', graph)
    expect(code).toBe(0)
    expect(error).toContain('The front matter is left out')
    const {out} = await run('convert', graph)
    expect(out).toContain(':claim[rates will rise]{#c2 kind=prediction by=fed supports=c1}')
  })

  test.each([
    [
      ['--from', 'word'],
      'claimdown: --from is `word`, expected markdown, pandoc, myst, stencila, okf, brat, xaif or json\n'
    ],
    [['--to', 'word'], 'claimdown: --to is `word`, expected markdown, footnotes, brat, xaif or json\n']
  ])('%j is wrong usage', async (options, error) => {
    expect(await run('convert', sound, ...options)).toEqual({code: 2, out: '', error})
  })
})

test('check takes settings', async () => {
  const hints = async (...more: string[]): Promise<number> =>
    JSON.parse((await run('check', sound, '--json', ...more)).out).documents[0].diagnostics.length
  expect([await hints(), await hints('--rules', 'unsupported-claim=off')]).toEqual([1, 0])
  expect(await run('check', sound, '--rules', 'nothing=off')).toMatchObject({code: 2})
})

test('check tells of a stand-off whose text is no longer the document\u2019s', async () => {
  const path = put('stale/document.md', '---\nid: d\n---\n:claim[a]{#c1}\n')
  const codes = async (): Promise<string[]> =>
    JSON.parse((await run('check', path, '--json')).out).documents[0].diagnostics.map(({code}: {code: string}) => code)
  await run('dehydrate', path, '--out', join(folder, 'stale/standoff.json'))
  expect(await codes()).toEqual(['unsupported-claim'])
  put('stale/document.md', '---\nid: d\n---\n:claim[b]{#c1}\n')
  expect(await codes()).toEqual(['unsupported-claim', 'stale-standoff'])
})

describe('entities', () => {
  const folderOf = (name: string): string => {
    put(
      `${name}/a.md`,
      '---\ntitle: A\nentities: [{id: khan, type: person, name: Imran Khan}]\n---\nImran Khan spoke with Angela Merkel in Berlin.\n'
    )
    put(`${name}/b.md`, 'In Berlin, Imran Khan met Angela Merkel.\n\n:claim[Merkel left]{#c1}. Then came Khan.\n')
    return join(folder, name)
  }

  test('lists what is not declared, with what it may be', async () => {
    const {code, out} = await run('entities', folderOf('entities-list'))
    expect(code).toBe(0)
    expect(out).toMatch(/^ {2}person +Angela Merkel +2× {2}\d\.\d\d {2}also Merkel$/m)
    expect(out).toMatch(/^ {2}person +Imran Khan +2× {2}\d\.\d\d {2}is khan$/m)
    expect(out).toMatch(/^2 documents\n5 names not declared$/m)
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })

  test('a surname alone is listed with its candidates and never written', async () => {
    const path = put(
      'entities-short/a.md',
      '---\nentities: [{id: khan, type: person, name: Imran Khan}]\n---\nImran Khan.\n'
    )
    const short = put('entities-short/b.md', 'Mr. Khan spoke in Berlin.\n')
    const {out} = await run('entities', path, short, '--write', '--yes')
    expect(out).toMatch(/person +Khan +1× {2}\d\.\d\d {2}may be khan 0\.\d\d/)
    expect(content(short)).toContain('name: Berlin')
    expect(content(short)).not.toContain('name: Khan')
  })

  test('--write declares with the id that is known, and a second time there is nothing left', async () => {
    const path = folderOf('entities-write')
    expect((await run('entities', path, '--write', '--yes')).code).toBe(0)
    const written = content(join(path, 'b.md'))
    expect(written).toContain('- id: khan\n    type: person\n    name: Imran Khan\n    aliases:\n      - Khan\n')
    expect(written).toContain('- id: angela-merkel\n')
    expect((await run('entities', path)).out).toMatch(/^2 documents\n0 names not declared/m)
    expect((await run('check', join(path, 'b.md'))).out).not.toContain('error')
  })

  test('nobody to ask, nothing written', async () => {
    const path = folderOf('entities-ask')
    const before = content(join(path, 'b.md'))
    const {error} = await run('entities', path, '--write')
    expect(error).toBe(
      'claimdown: nothing was written: nobody can be asked here, expected --yes to write without a question\n'
    )
    expect(content(join(path, 'b.md'))).toBe(before)
  })

  test('--reconcile writes what the service is sure of, and takes no other for it', async () => {
    const {endpoint, close} = await service((query, response) =>
      response.end(
        JSON.stringify(
          Object.fromEntries(
            Object.entries(query).map(([key, {query: name}]) => {
              const [id, match] = name === 'Berlin' ? ['Q9999999901', true] : ['Q0000', true]
              return [key, {result: [{id, name, score: 100, match}]}]
            })
          )
        )
      )
    )
    const path = folderOf('entities-reconcile')
    const args = ['entities', join(path, 'b.md'), '--reconcile', endpoint, '--write', '--yes']
    const {out, code} = await run(...args)
    close()
    expect(code).toBe(0)
    expect(out).toContain('Q0000 Angela Merkel')
    const written = content(join(path, 'b.md'))
    expect(written).toContain('name: Berlin\n    wikidata: Q9999999901\n')
    expect(written).not.toContain('Q0000')
    const {code: later, error} = await run('entities', join(path, 'a.md'), '--reconcile', endpoint)
    expect(later).toBe(2)
    expect(error).toMatch(/^claimdown: http.* does not answer, expected a reconciliation service there\n$/)
  })

  test('a threshold that is none', async () => {
    expect(await run('entities', folder, '--min', 'x')).toMatchObject({
      code: 2,
      error: 'claimdown: --min is `x`, expected a number from 0 to 1\n'
    })
  })
})

describe('documents', () => {
  const annotated = ':claim[Rates rose]{#c1}.\n'

  test('a folder is every Markdown file below it, and what has no claims is named', async () => {
    put('mixed/corpus/a/document.md', annotated)
    put('mixed/corpus/GUIDE.md', '# How to annotate\n\nWrite `:claim[words]{#c1}`.\n')
    for (let i = 0; i < 40; i++) put(`mixed/notes/${i}.md`, annotated)
    put('mixed/more.markdown', ':clam[x]{#c1}\n')
    put('mixed/sources.md', '---\nsources: [{id: a, type: book}]\n---\nNo claims yet.\n')
    put('mixed/page.md', '---\ntitle: A page\nlayout: post\n---\nNo claims.\n')
    put('mixed/node_modules/x/README.md', annotated)
    put('mixed/.drafts/draft.md', annotated)
    const {code, out} = await run('check', join(folder, 'mixed'))
    expect(code).toBe(1)
    expect(out).toContain('43 documents; 2 files without claims left out: …/mixed/corpus/GUIDE.md, …/mixed/page.md\n')
    expect(out).toContain('more.markdown:1:1  warning  near-miss')
    expect((await run('check', join(folder, 'mixed/page.md'))).out).toBe('1 document\nnothing to report\n')
  })

  const nothing = put('plain/a.md', 'No claims.\n')
  test.each(['check', 'fmt', 'entities', 'export', 'overview', 'show'])(
    '%s does not pass over a folder of which it read nothing',
    async name => {
      expect(await run(name, join(folder, 'plain'))).toEqual({
        code: 2,
        out: '',
        error:
          'claimdown: …/plain holds 1 Markdown file and none has claims, expected annotated ones: name a file to have it read all the same\n'
      })
      expect((await run(name, nothing)).code).toBe(0)
    }
  )

  /** Every command with a document as its argument; what comes after it. */
  const takers: readonly (readonly [string, ...string[]])[] = [
    ['check'],
    ['fmt'],
    ['entities'],
    ['export'],
    ['overview'],
    ['show'],
    ['holders'],
    ['evaluate'],
    ['dehydrate'],
    ['convert', '--to', 'json'],
    ['cite', '--style', 'bibtex'],
    ['verify', 'Rates rose'],
    ['annotate', '--from', put('none.json', '{}')],
    ['rebase', put('rates.txt', 'Rates rose.\n')]
  ]
  const lineOf = ([name, ...rest]: readonly string[], document: string): string[] => [
    name!,
    name === 'cite' ? `${document}#c1` : document,
    ...rest
  ]

  test.each(takers)('%s takes standard input', async (...taker) => {
    files.contents.set('-', annotated)
    expect(await run(...lineOf(taker, '-'))).toMatchObject({code: 0})
    files.contents.delete('-')
  })

  const inPackage = join(shipped, 'rates/document.md')
  test.each(takers)('%s takes the id of a shipped document', async (...taker) => {
    files.contents.set(inPackage, annotated)
    expect(await run(...lineOf(taker, 'rates'))).toMatchObject({code: 0})
    files.contents.delete(inPackage)
  })

  test('hydrate takes the id of a shipped document, and a folder', async () => {
    const id = 'how-america-should-deal-with-the-taliban'
    for (const name of [id, join('corpus', id), join('corpus', id, 'standoff.json')])
      expect(await run('hydrate', name, nothing)).toMatchObject({code: 1, error: expect.stringContaining('other-text')})
  })

  test('what a package ships is not written into', async () => {
    const source = ':claim[Rates rose]{kind=fakt} in Berlin.\n'
    files.contents.set(inPackage, source)
    put('rates.json', '{"claims": [{"id": "b", "quote": "Berlin"}]}')
    for (const args of [
      ['fmt', 'rates', '--write'],
      ['check', inPackage, '--fix'],
      ['entities', 'rates', '--write', '--yes'],
      ['annotate', 'rates', '--from', join(folder, 'rates.json'), '--write']
    ]) {
      const {code, error} = await run(...args)
      expect([code, error]).toEqual([
        2,
        expect.stringContaining(
          `Cannot write ${inPackage}: it is shipped with claimdown, expected a file of yours (copy it, and write into the copy)\n`
        )
      ])
    }
    expect(content(inPackage)).toBe(source)
    files.contents.delete(inPackage)
  })

  test('`corpus` is the shipped documents where there is no such folder', async () => {
    const files = memoryFiles({[inPackage]: annotated, 'a.txt': ''})
    expect(await runIn(files, ['check', 'corpus'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('1 document\n')
    })
    expect(await runIn(files, ['show', 'corpus/rates'])).toMatchObject({code: 0})
    expect(await runIn(files, ['show', 'corpus/rate'])).toMatchObject({
      code: 2,
      error: 'claimdown: Cannot read corpus/rate: there is no such file or folder\n'
    })
    expect((await runIn(files, ['check'])).error).toBe(
      'claimdown: . holds no Markdown, expected a file, or a folder with .md files (`corpus` names the documents that claimdown ships)\n'
    )
    files.contents.set('corpus/a.md', ':claim[a]{kind=fact}\n')
    expect((await runIn(files, ['fmt', 'corpus'])).out).toContain('corpus/a.md:1:10')
    expect((await runIn(files, ['check', 'rate'])).error).toContain('expected one such as `rates`')
  })

  test.each([
    ['binary', new Uint8Array([1, 0, 2]), 'bad.md is a binary file: byte 2 is NUL'],
    [
      'Windows-1252',
      new Uint8Array([97, 10, 0x93, 98]),
      'bad.md is not UTF-8: byte 0x93 on line 2 (byte 3 of the file) looks like “ in Windows-1252'
    ],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 97, 0]), 'bad.md is text in UTF-16'],
    ['UTF-16 without a mark', new Uint8Array([97, 0, 98, 0, 99, 0]), 'bad.md looks like UTF-16: byte 2 is NUL'],
    [
      'damaged',
      new Uint8Array([0xc3, 0xa9, 0xc3, 98]),
      'bad.md is not UTF-8: byte 0xC3 on line 1 (byte 3 of the file) cannot stand there'
    ],
    ['a PDF', '%PDF-1.4', 'bad.md is a PDF'],
    ['a document of a word processor', 'PK\x03\x04', 'bad.md is a ZIP archive (as .docx, .odt and .epub are)']
  ])('a file that is %s is told alike in every command', async (_, bytes, message) => {
    const path = put('bad.md', bytes)
    for (const taker of takers)
      expect(await run(...lineOf(taker, path))).toEqual({
        code: 2,
        out: '',
        error: `claimdown: …/${message}, expected text in UTF-8\n`
      })
    files.contents.delete(path)
  })

  test('errors in a document give 1 in every command', async () => {
    const path = put('faulty.md', '---\na: [\n---\n:claim[Rates rose]{#c1}.\n')
    for (const taker of takers.filter(
      ([name]) => name !== 'fmt' && name !== 'rebase' && name !== 'verify' && name !== 'annotate'
    ))
      expect([taker[0], (await run(...lineOf(taker, path))).code]).toEqual([taker[0], 1])
    expect((await run('show', path)).error).toBe(
      '…/faulty.md: not all of it could be read, see claimdown check …/faulty.md\n'
    )
  })

  /** What each document has, for one document and for two. */
  test.each([
    [['check'], 'path id diagnostics fixed'],
    [['fmt'], 'path id changes written'],
    [['entities'], 'path id names'],
    [['export'], 'path id content'],
    [['export', '--to', 'jsonl'], 'path id content'],
    [['export', '--to', 'footnotes'], 'path id content'],
    [['overview'], 'path id counts diagnostics'],
    [['show'], 'path id title tree'],
    [['holders'], 'path id holders'],
    [['evaluate'], 'path id statements cycles'],
    [['dehydrate'], 'path id standoff diagnostics'],
    [['convert', '--to', 'brat'], 'path from to content text diagnostics'],
    [['cite', '--style', 'bibtex'], 'path id claim style citation'],
    [['verify', 'rates will rise'], 'path grade span normalisations candidates words'],
    [['annotate', '--from', join(folder, 'none.json')], 'path id markdown accepted refused diagnostics'],
    [
      ['rebase', put('sentence.txt', 'We should save, since rates will rise: they rose by 3 percent in 2019.\n')],
      'path id markdown report diagnostics'
    ]
  ] as const)('--json: %j prints one shape', async ([name, ...rest], fields) => {
    const {out} = await run(...lineOf([name, ...rest], sound), '--json')
    const printed = JSON.parse(out)
    expect(Object.keys(printed)).toEqual(['documents', 'failures', 'leftOut'])
    expect(printed.documents.map((one: object) => Object.keys(one).join(' '))).toEqual([fields])
    const takesMore = commands.find(command => command.name === name)!.arguments[0]![0] === '[documents...]'
    if (!takesMore) return
    const two = JSON.parse((await run(name, ...rest, sound, broken, '/nowhere', join(folder, 'mixed'), '--json')).out)
    const keys = two.documents.map((one: object) => Object.keys(one).join(' '))
    expect([keys.length, ...new Set(keys)]).toEqual([45, fields])
    expect(two.failures).toEqual([
      {path: '/nowhere', code: 'unreadable', message: 'Cannot read /nowhere: there is no such file or folder'}
    ])
    expect(two.leftOut).toEqual(['…/mixed/corpus/GUIDE.md', '…/mixed/page.md'])
  })

  test('--json with --out: the content goes to the file alone', async () => {
    const out = join(folder, 'alone')
    for (const [args, text] of [
      [['export', sound, '--to', 'footnotes'], 'We should save'],
      [['dehydrate', sound], '"claims"'],
      [['convert', sound, '--to', 'xaif'], '"AIF"'],
      [['annotate', sound, '--from', join(folder, 'none.json')], ':claim[We should save]'],
      [['rebase', sound, join(folder, 'sentence.txt')], ':claim[We should save]']
    ] as const) {
      files.contents.delete(out)
      const {documents} = JSON.parse((await run(...args, '--out', out, '--json')).out)
      expect(documents[0].out).toBe('…/alone')
      expect(content(out)).toContain(text)
    }
  })
})
