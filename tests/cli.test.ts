import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {styles} from '../src/cite/cite.ts'
import {commands} from '../src/cli/commands.ts'
import {dialects} from '../src/convert/dialects/dialect.ts'
import {commandLine} from './support/command-line.ts'
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

  test.each([
    [['chek'], "claimdown: unknown command 'chek' (Did you mean check?)\n"],
    [['check', '--fxi'], "claimdown: unknown option '--fxi' (Did you mean --fix?)\n"],
    [['show'], "claimdown: missing required argument 'document', see claimdown --help\n"],
    [['check', '/nowhere'], 'claimdown: Cannot read /nowhere: there is no such file or folder\n'],
    [
      ['show', 'nowhere'],
      'claimdown: There is no file, folder or document `nowhere`, expected a path or the id of a document in corpus/\n'
    ],
    [['show', sound, '--depth', 'x'], 'claimdown: --depth is `x`, expected a whole number\n'],
    [['show', `${sound}#c9`], 'claimdown: sound has no claim `c9`, expected one such as `c1`\n'],
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
      'claimdown: …/broken.md is no JSON: Unexpected token \':\', ":clam[x]{#"... is not valid JSON\n'
    ]
  ])('%j is wrong usage', async (args, message) => {
    expect(await run(...args)).toEqual({code: 2, out: '', error: message})
  })

  test('nothing at all prints help', async () => {
    expect((await run()).code).toBe(2)
    expect((await run('--version')).out).toBe('1.2.3\n')
  })
})

describe('check', () => {
  test('a sound document', async () => {
    expect(await run('check', sound)).toEqual({
      code: 0,
      error: '',
      out: '1 document: 1 hint (see hints with --hints)\n'
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

      1 document: 1 error, 2 warnings, 1 hint (see hints with --hints)
      2 of them have a fix: claimdown check --fix
      "
    `)
  })

  test('--fix writes what has a fix', async () => {
    const path = put('fix.md', ':clam[x]{#c1} :claim[y]{#c2 kind=fakt}\r\n')
    const {out} = await run('check', path, '--fix')
    expect(content(path)).toBe(':claim[x]{#c1} :claim[y]{#c2 kind=fact}\r\n')
    expect(out).toContain('2 things put right')
  })

  test.each([
    ['binary.md', new Uint8Array([1, 0, 2]), 'is a binary file, expected text in UTF-8'],
    ['latin.md', new Uint8Array([97, 10, 0xe9, 98]), 'is no UTF-8 (byte 3, line 2), expected text in UTF-8'],
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
    const {files} = JSON.parse((await run('check', broken, '--json')).out)
    expect(files[0].diagnostics.map(({code}: {code: string}) => code)).toContain('near-miss')
  })
})

describe('show', () => {
  test('a document as a tree', async () => {
    expect((await run('show', sound)).out).toMatchInlineSnapshot(`
      "A sound document
      sound: 3 claims, 1 piece of evidence, 3 relations, 1 source
      + supports   = restates   ~ qualifies   - attacks   x undercuts

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
      Grounds     supports e1 they rose by 3 percent in 2019
      Bears on    supports c1 We should save
      Cite        Doe, J. (2020). A sound document. [Claim sound#c2, asserted by The
                  Fed].
      "
    `)
  })

  test('--json', async () => {
    const {tops} = JSON.parse((await run('show', sound, '--json')).out)
    expect(tops[0]).toMatchObject({
      id: 'c1',
      below: [
        {id: 'c2', relation: 'supports', below: [{id: 'e1'}]},
        {id: 'c3', relation: 'attacks'}
      ]
    })
    const view = JSON.parse((await run('show', `${sound}#c1`, '--json')).out)
    expect(view).toMatchObject({id: 'sound#c1', kind: 'policy', grounds: [{id: 'c2'}], objections: [{id: 'c3'}]})
  })

  test('a shipped document by its id', async () => {
    expect((await run('show', 'how-america-should-deal-with-the-taliban', '--depth', '0')).out).toContain('116 claims')
    expect((await run('show', 'how-america-should-deal-with-the-talban')).error).toContain(
      'expected one such as `how-america-should-deal-with-the-taliban`'
    )
  })
})

test('cite', async () => {
  expect((await run('cite', `${sound}#c2`)).out).toBe(
    'Doe, J. (2020). A sound document. [Claim sound#c2, asserted by The Fed].\n'
  )
  expect(JSON.parse((await run('cite', `${sound}#c2`, '--json')).out)).toMatchObject({id: 'sound#c2', style: 'apa'})
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
    expect(JSON.parse(content(out)).claims).toHaveLength(3)
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
    expect(JSON.parse((await run('verify', path, 'Growth was nine … in Asia', '--json')).out)).toMatchObject({
      grade: 'elided',
      words: 'Growth was nine percent in Asia'
    })
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
  expect(result.out).toMatch(/^Claims +116 {2}fact \d+/m)
  expect(files.contents.has(join(out, 'how-america-should-deal-with-the-taliban.jsonl'))).toBe(true)
})

describe('evaluate and holders', () => {
  test('say which claims stand, and who asserts what', async () => {
    expect((await run('evaluate', sound)).out).toBe(
      'out       c1 We should save  (c3)\n4 statements: 3 stand, 1 are defeated, 0 undecided\n'
    )
    const {out} = await run('holders', sound)
    expect(out.split('\n')).toEqual([
      'Jane Doe  3 statements',
      '  c1  We should save',
      '  e1  they rose by 3 percent in 2019',
      '  c3  saving hurts trade',
      'The Fed fed  1 statement',
      '  c2  rates will rise',
      ''
    ])
  })

  test('strengths, and data for machines', async () => {
    const {statements} = JSON.parse((await run('evaluate', sound, '--strengths', '--json')).out)
    expect(statements).toContainEqual({id: 'c2', label: 'in', because: [], strength: 0.75})
    expect(statements.find(({id}: {id: string}) => id === 'c1').strength).toBeCloseTo(0.625)
  })
})

describe('fmt', () => {
  test('says what is not in order, then puts it in order', async () => {
    const path = put('unordered.md', ':claim[Rates rose]{kind=fact}\r\n')
    expect(await run('fmt', path, '--check')).toEqual({
      code: 1,
      out: '…/unordered.md\n1 document: 1 not in order\n',
      error: ''
    })
    expect((await run('fmt', path)).code).toBe(0)
    expect(content(path)).toBe(':claim[Rates rose]{#rates-rose kind=fact}\r\n')
    expect((await run('fmt', path, '--check')).code).toBe(0)
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
    JSON.parse((await run('check', sound, '--json', ...more)).out).files[0].diagnostics.length
  expect([await hints(), await hints('--rules', 'unsupported-claim=off')]).toEqual([1, 0])
  expect(await run('check', sound, '--rules', 'nothing=off')).toMatchObject({code: 2})
})

test('check tells of a stand-off whose text is no longer the document\u2019s', async () => {
  const path = put('stale/document.md', '---\nid: d\n---\n:claim[a]{#c1}\n')
  const codes = async (): Promise<string[]> =>
    JSON.parse((await run('check', path, '--json')).out).files[0].diagnostics.map(({code}: {code: string}) => code)
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
    put(`${name}/b.md`, 'In Berlin, Imran Khan met Angela Merkel.\n\nMerkel left. Then came Khan.\n')
    return join(folder, name)
  }

  test('lists what is not declared, with what it may be', async () => {
    const {code, out} = await run('entities', folderOf('entities-list'))
    expect(code).toBe(0)
    expect(out).toMatch(/^ {2}person +Angela Merkel +2× {2}\d\.\d\d {2}also Merkel$/m)
    expect(out).toMatch(/^ {2}person +Imran Khan +2× {2}\d\.\d\d {2}is khan$/m)
    expect(out).toMatch(/^2 documents: 5 names not declared, 0 of them ambiguous$/m)
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
    expect((await run('entities', path)).out).toMatch(/^2 documents: 0 names not declared/m)
    expect((await run('check', join(path, 'b.md'))).out).not.toContain('error')
  })

  test('nobody to ask, nothing written', async () => {
    const path = folderOf('entities-ask')
    const before = content(join(path, 'b.md'))
    const {error} = await run('entities', path, '--write')
    expect(error).toBe('claimdown: nothing was written\n')
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
    expect(later).toBe(1)
    expect(error).toMatch(/^claimdown: http.* does not answer, expected a reconciliation service there\n$/)
  })

  test('a threshold that is none', async () => {
    expect(await run('entities', folder, '--min', 'x')).toMatchObject({
      code: 2,
      error: 'claimdown: `--min` is `x`, expected a number from 0 to 1\n'
    })
  })
})
