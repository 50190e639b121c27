/** Commands that put several documents together: `list`, `find`, `show` of a name, `diff` and `agree`. */

import {beforeEach, describe, expect, test} from 'vitest'
import {commandLine, runIn, shipped} from './support/command-line.ts'

const folder = '/docs'
const {files, put, run, content} = commandLine(folder)
const rates = `---
id: rates
title: On rates
author: [{family: Doe, given: Jane}]
issued: 2020-05
sources: [{id: bank, type: report, title: The bank's report, author: [{family: Roe, given: Rick}], issued: 2019}]
entities: [{id: fed, type: organization, name: The Fed, aliases: [Federal Reserve]}, {id: ann, type: person, name: Ann Lee}]
---
# Why

:claim[We should save more money]{#c1 kind=policy}, since :claim[rates will rise]{#c2 kind=prediction by=fed supports=c1}:
:evidence[they rose by 3 percent in 2019]{#e1 kind=statistic source="bank, p. 4" supports=c2}. But :claim[saving hurts trade]{#c3 kind=cause attacks=c1}.

# How

:claim[Nobody saves nowadays]{#c4 kind=fact certainty=possible}. :claim[The Fed told Ann Lee]{#c10 kind=fact status=disputed}.
`
const prices = `---
id: prices
title: On prices
issued: 2022
sources: [{id: bank, type: book, title: Another book}]
entities: [{id: reserve, type: organization, name: The Fed}, {id: bob, type: person, name: Bob}]
---
:claim[Prices rise with every rate]{#c1 kind=cause by=bob}, :claim[says the Fed, rating money]{#c2 kind=fact source=bank}.
`
const both = '/docs/both'

beforeEach(() => {
  files.contents.clear()
  put('both/rates.md', rates)
  put('both/prices.md', prices)
  files.contents.set(`${shipped}/rates/document.md`, rates)
})

/** What a command says, and what it prints. */
async function printed(...args: string[]): Promise<string> {
  const {out, error} = await run(...args)
  return error + out
}

describe('list', () => {
  test('mentions of a document whose id has a `#` have their places in it', async () => {
    put('one.md', '---\nid: "x#y"\nentities: [{id: ann, type: person, name: Ann Lee}]\n---\nAnn Lee left.\n')
    expect(await printed('list', 'mentions', '/docs/one.md')).toContain('(char=0,7)')
  })

  test('documents, without a word for what', async () => {
    expect(await printed('list', both)).toMatchInlineSnapshot(`
      "prices
        2022     On prices (2 claims, 0 pieces of evidence)

      rates
        2020-05  On rates (5 claims, 1 piece of evidence)
      2 documents
      "
    `)
  })

  test.each([
    ['claims', both],
    ['evidence', both],
    ['sources', both],
    ['entities', both],
    ['holders', both],
    ['sections', both],
    ['relations', both],
    ['mentions', both]
  ])('%s', async (what, path) => {
    expect(await printed('list', what, path)).toMatchSnapshot()
  })

  test.each([
    [['claims', '--kind', 'fact,policy'], 'prices#c2 rates#c1 rates#c4 rates#c10'],
    [['claims', '--by', 'author', '--kind', 'cause'], 'rates#c3'],
    [['claims', '--by', 'fed'], 'rates#c2'],
    [['claims', '--by', 'federal reserve'], 'rates#c2'],
    [['claims', '--by', 'Jane Doe'], 'rates#c1 rates#c3 rates#c4 rates#c10'],
    [['claims', '--about', 'The Fed'], 'rates#c10'],
    [['claims', '--source', 'another BOOK'], 'prices#c2'],
    [['evidence', '--source', 'bank'], 'rates#e1'],
    [['claims', '--status', 'disputed'], 'rates#c10'],
    [['claims', '--certainty', 'possible'], 'rates#c4'],
    [['claims', '--section', 'how'], 'rates#c4 rates#c10'],
    [['claims', '--document', 'prices'], 'prices#c1 prices#c2'],
    [['claims', '--from', '2021'], 'prices#c1 prices#c2'],
    [['claims', '--to', '2020-06', '--text', 'SAV'], 'rates#c1 rates#c3 rates#c4'],
    [['claims', '--sort', 'id', '--limit', '3'], 'prices#c1 rates#c1 prices#c2'],
    [['claims', '--sort', '-id', '--limit', '2'], 'rates#c10 rates#c4'],
    [['claims', '--page', '2', '--limit', '4'], 'rates#c3 rates#c4 rates#c10'],
    [['sources', '--by', 'Roe'], 'rates#bank'],
    [['sources', '--to', '2019-12'], 'rates#bank'],
    [['sources', '--kind', 'book'], 'prices#bank'],
    [['relations', '--kind', 'attacks'], 'rates#c3-attacks-c1'],
    [['relations', '--by', 'fed'], '']
  ])('%j', async (args, addresses) => {
    const {code, out} = await run('list', ...args, both, '--json')
    expect(code).toBe(0)
    const {result, documents} = JSON.parse(out)
    expect(documents).toEqual([
      {path: '…/both/prices.md', id: 'prices'},
      {path: '…/both/rates.md', id: 'rates'}
    ])
    expect(result.items.map(({address}: {address: string}) => address)).toEqual(addresses.split(' ').filter(Boolean))
  })

  test.each([
    [['claims', '--count'], '7\n'],
    [['claims', '--count', '--group-by', 'kind'], '3  fact\n2  cause\n1  policy\n1  prediction\n'],
    [['claims', '--count', '--group-by', 'certainty'], '6  (none)\n1  possible\n'],
    [['holders', '--kind', 'prediction', '--count'], '1\n'],
    [['documents', '--from', '2021', '--count'], '1\n'],
    [['claims', '--text', 'xyz', '--count'], '0\n']
  ])('%j', async (args, out) => {
    expect(await run('list', ...args, both)).toEqual({code: 0, out, error: ''})
  })

  test('groups, with the document of each item where there are several', async () => {
    expect(await printed('list', 'claims', both, '--group-by', 'kind')).toMatchSnapshot()
  })

  test.each([
    [['claim', both], '`claim` is no document and nothing that can be listed, expected `claims`'],
    [['claims', both, '--kind', 'facts'], '--kind is `facts`, expected `fact`'],
    [['claims', both, '--by', 'fedd'], '--by is `fedd`, expected somebody who asserts something such as `fed`'],
    [['claims', both, '--about', 'zzzzzzzzz'], '--about is `zzzzzzzzz`, expected an entity'],
    [['claims', both, '--source', 'bonk'], '--source is `bonk`, expected a source such as `bank`'],
    [['claims', both, '--section', 'whi'], '--section is `whi`, expected the title of a section such as `Why`'],
    [['claims', both, '--document', 'rate'], '--document is `rate`, expected `rates`'],
    [['claims', both, '--from', 'May'], '--from is `May`, expected a date such as 2021, 2021-09 or 2021-09-20'],
    [
      ['claims', both, '--sort', 'year'],
      '--sort is `year`, expected a field of claims: id, kind, holder, document, section, source, status, certainty, date, words or length'
    ],
    [['claims', both, '--limit', '0'], '--limit is `0`, expected a whole number from 1'],
    [['sections', both, '--by', 'fed'], '--by does not filter sections, expected --section, --document or --text']
  ])('%j is wrong usage', async (args, message) => {
    expect(await run('list', ...args)).toEqual({code: 2, out: '', error: `claimdown: ${message}\n`})
  })

  test('a path that leads nowhere does not hide the others', async () => {
    const {code, out, error} = await run('list', 'claims', '/nowhere.md', both, '--count')
    expect({code, out, error}).toEqual({
      code: 2,
      out: '7\n',
      error: 'claimdown: Cannot read /nowhere.md: there is no such file or folder\n'
    })
  })
})

describe('find', () => {
  test('the best hits first', async () => {
    expect(await printed('find', 'rates', both)).toMatchInlineSnapshot(`
      "rates#c2  prediction; The Fed; “Why”
        rates will rise

      prices#c1  cause; Bob
        Prices rise with every rate

      prices#c2  fact; the author
        says the Fed, rating money

      3 hits
      "
    `)
  })

  test('the words that fit are bold', async () => {
    const {out} = await runIn(files, ['find', 'saving', both], {isTerminal: true, isColored: true})
    expect(out).toContain('Nobody \x1b[1msaves\x1b[22m nowadays')
  })

  test.each([
    ['money', [], 0, 'prices#c2 rates#c1'],
    ['money saving', [], 0, 'rates#c1'],
    ['money trade', ['--any'], 0, 'rates#c3 prices#c2 rates#c1'],
    ['rise', ['--by', 'fed'], 0, 'rates#c2'],
    ['rise', ['--kind', 'statistic,cause'], 0, 'prices#c1'],
    ['rose', ['--kind', 'statistic'], 0, 'rates#e1'],
    ['xyzzy', [], 1, '']
  ])('%j %j', async (words, options, code, addresses) => {
    const found = await run('find', words, both, ...options, '--json')
    expect(found.code).toBe(code)
    const {result} = JSON.parse(found.out)
    expect(result.hits.map(({address}: {address: string}) => address)).toEqual(addresses.split(' ').filter(Boolean))
  })

  test.each([
    [['xyzzy'], 1, 'nothing found\n'],
    [['xyzzy', '--count'], 1, '0\n'],
    [['rise', '--count'], 0, '2\n']
  ])('%j', async ([words, ...options], code, out) => {
    expect(await run('find', words!, both, ...options)).toEqual({code, out, error: ''})
  })
})

describe('show of a name', () => {
  test.each([
    ['an entity of two documents', 'The Fed', both],
    ['a source, and what rests on it', 'rates#bank', both],
    ['a holder whom no document declares', 'jane doe', both]
  ])('%s', async (_, name, place) => {
    expect(await printed('show', name, place)).toMatchSnapshot()
  })

  test.each([
    ['`document#id` of an entity', [`${both}/rates.md#fed`], 'The Fed\norganization'],
    ['`document#id` of a source', [`${both}/rates.md#bank`], "The bank's report\nreport"],
    ['a claim of a folder', ['rates#c1', both], 'rates#c1 claim, policy'],
    ['a document of a folder', ['rates', both], 'On rates\n']
  ])('%s', async (_, args, start) => {
    expect((await run('show', ...args)).out.slice(0, start.length)).toBe(start)
  })

  test('a name in the shipped documents, where no place is given', async () => {
    expect((await run('show', 'federal reserve')).out).toMatch(/^The Fed\norganization/)
  })

  test('--json', async () => {
    const {result} = JSON.parse((await run('show', 'reserve', both, '--json')).out)
    expect(result.entity).toMatchObject({
      name: 'The Fed',
      declarations: ['prices#reserve', 'rates#fed'],
      asserts: [{address: 'rates#c2', words: 'rates will rise'}],
      namedWith: [{id: 'ann', name: 'Ann Lee', number: 1}]
    })
  })

  test.each([
    [
      ['bank', both],
      "`bank` names 2 things, expected one of them: `prices#bank` (the source “Another book”), `rates#bank` (the source “The bank's report”)"
    ],
    [
      ['fedd'],
      'There is no file, folder or document `fedd`, and nothing of that name in the shipped documents, expected one such as `fed`'
    ],
    [['fedd', both], 'Nothing in these documents is called `fedd`, expected one such as `fed`'],
    [['x', '/nowhere.md'], 'Cannot read /nowhere.md: there is no such file or folder']
  ])('%j is wrong usage', async (args, message) => {
    expect(await run('show', ...args)).toEqual({code: 2, out: '', error: `claimdown: ${message}\n`})
  })
})

describe('diff', () => {
  const changed = rates
    .replace('save more money', 'save much more cash')
    .replace('kind=prediction by=fed', 'kind=fact by=ann')
    .replace('supports=c2', 'supports=c1')
    .replace(' But :claim[saving hurts trade]{#c3 kind=cause attacks=c1}.', '')
    .replace('#c4', '#c9')
    .replace(' status=disputed}.', '}. :claim[saving hurts trade]{#c3 kind=cause attacks=c1}. :claim[Wages grew]{#c7}.')

  test('every sort of change', async () => {
    const path = put('new.md', changed)
    const {code, out} = await run('diff', `${both}/rates.md`, path)
    expect(code).toBe(1)
    expect(out).toMatchInlineSnapshot(`
      "rates  9 differences
        reworded   c1 We should save {+much+} more [-money-]{+cash+}
        regrounded c1 {+e1 supports+}
        labelled   c2 kind [-prediction-]{+fact+}
        labelled   c2 by [-fed-]{+ann+}
        regrounded c2 [-e1 supports-]
        renamed    c4 → c9
        status     c10 [-disputed-]{+asserted+}
        moved      c3 from “Why” to “How”
        added      c7 Wages grew
      "
    `)
  })

  test('old words are red and new ones green where there is colour', async () => {
    const path = put('new.md', changed)
    const {out} = await runIn(files, ['diff', `${both}/rates.md`, path], {isTerminal: true, isColored: true})
    expect(out).toContain('\x1b[31mmoney\x1b[39m \x1b[32mcash\x1b[39m')
    expect(out).not.toContain('[-')
  })

  test('a phrase of several words is marked as a whole', async () => {
    const [old, now] = [
      put('1.md', ':claim[Prices rose very fast in May]{#c1}'),
      put('2.md', ':claim[Prices fell a little in May]{#c1}')
    ]
    expect((await run('diff', old, now)).out).toContain('c1 Prices [-rose very fast-]{+fell a little+} in May')
  })

  test('folders, by the ids of their documents', async () => {
    put('later/b.md', changed)
    put('later/c.md', rates.replace('id: rates', 'id: wages'))
    const {code, out} = await run('diff', both, '/docs/later')
    expect(code).toBe(1)
    expect(out.split('\n').slice(0, 4)).toEqual([
      'added      document wages',
      'dropped    document prices',
      '',
      expect.stringMatching(/^rates {2}\d+ differences$/)
    ])
  })

  test('nothing changed', async () => {
    expect(await run('diff', both, both)).toEqual({code: 0, out: 'no differences\n', error: ''})
  })

  test('a side that cannot be read is no difference', async () => {
    const {code, out} = await run('diff', both, '/nowhere.md')
    expect({code, out}).toEqual({code: 2, out: ''})
  })

  test('--json', async () => {
    const path = put('new.md', rates.replace('kind=policy', 'kind=value'))
    const {result} = JSON.parse((await run('diff', `${both}/rates.md`, path, '--json')).out)
    expect(result).toEqual({
      added: [],
      dropped: [],
      changed: [
        {
          id: 'rates',
          changes: [
            {what: 'labelled', type: 'claim', before: 'c1', after: 'c1', from: 'policy', to: 'value', field: 'kind'}
          ]
        }
      ]
    })
  })
})

describe('agree', () => {
  const other = rates
    .replace('kind=policy', 'kind=value')
    .replace(':claim[saving hurts trade]{#c3 kind=cause attacks=c1}', 'saving hurts trade')
    .replace(':claim[Nobody saves nowadays]', 'Nobody :claim[saves nowadays]')
    .replace('name: Ann Lee}', 'name: Ann Lee}, {id: bob, type: person, name: Bob}')

  test('tables', async () => {
    const path = put('ben.md', other)
    const {code, out, error} = await run('agree', `${both}/rates.md`, path, '--differences')
    expect({code, error}).toEqual({code: 0, error: ''})
    expect(out).toMatchInlineSnapshot(`
      "…/both/rates.md against …/ben.md
                                 first   second     same     half  F1 same  F1 half
        claims                       5        4        3        4     66.7     88.9
        evidence                     1        1        1        1    100.0    100.0
        both                         6        5        4        5     72.7     90.9

        labels                    both    agree    kappa
        claim or evidence            5    100.0     1.00
        kind of claim                4     75.0     0.64
        kind of evidence             1    100.0        –
        holder                       5    100.0     1.00
        certainty                    5    100.0     1.00

        labels that differ: the first, the second, how often
        kind of claim           1×  policy / value

        relations                first   second     same       F1   strict
        all                          2        2        2    100.0     80.0
        any                          2        2        2    100.0     80.0
        attacks                      0        0        0        –      0.0
        supports                     2        2        2    100.0    100.0

      Both
        labels                all have   Fleiss    alpha
        claim or evidence            5     1.00     1.00
        kind of claim                4     0.62     0.67
        kind of evidence             1        –        –
        holder                       5     1.00     1.00
        certainty                    5     1.00     1.00

        letters                nominal   binary   coding
        unitizing alpha           0.75     0.63     1.00

                                 alpha  letters
        claim                     1.00     85.5
        evidence                  1.00    100.0

      kind of claim  c1  line 11
        “We should save more money”
        …/both/rates.md  policy
        …/ben.md         value

      statement  c3 / –  line 12
        …/both/rates.md  saving hurts trade
        …/ben.md         –

      words  c4  line 16
        …/both/rates.md  Nobody saves nowadays
        …/ben.md         saves nowadays
      "
    `)
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })

  test('--merge writes what all have, and marks the rest', async () => {
    const [path, out] = [put('ben.md', other), '/docs/merged.md']
    expect((await run('agree', `${both}/rates.md`, path, '--merge', out)).out).toContain(
      '…/merged.md: 3 claims, 1 piece of evidence, 2 relations; 3 points undecided'
    )
    expect(content(out).split('---\n')[2]).toMatchInlineSnapshot(`
      "# Why

      :claim[We should save more money]{#c1}, since :claim[rates will rise]{#c2 kind=prediction by=fed supports=c1}:
      :evidence[they rose by 3 percent in 2019]{#e1 kind=statistic source="bank, p. 4" supports=c2}. But :annotation[saving hurts trade]{#u2 label=undecided value="statement: “saving hurts trade” &#124; none"}.

      # How

      :annotation[Nobody saves nowadays]{#u3 label=undecided value="words: “Nobody saves nowadays” &#124; “saves nowadays”"}. :claim[The Fed told Ann Lee]{#c10 kind=fact status=disputed}.

      ::annotation{#u1 label=undecided args=c1 value="kind of claim: “policy” &#124; “value”"}
      "
    `)
    expect(content(out)).toContain('id: bob')
    expect((await run('check', out)).code).toBe(0)
  })

  test('--merge keeps front matter to which nothing was added, and marked names', async () => {
    const marked = rates
      .replace('id: rates', 'id: rates # a remark')
      .replace('told Ann Lee', 'told :entity[Ann Lee]{ref=ann}')
    const [one, two, out] = [put('1.md', marked), put('2.md', marked), '/docs/merged.md']
    await run('agree', one, two, '--merge', out)
    expect(content(out)).toBe(marked)
  })

  test.each([
    [['a.md'], '…/a.md stands alone, expected two annotated copies of one text or more'],
    [['a.md', 'b.md'], '…/b.md:3 has “three four” where …/a.md:3 has “two four”, expected annotations of one text'],
    [['a.md', 'c.md'], '…/c.md:1 has its end where …/a.md:3 has “two four”, expected annotations of one text']
  ])('%j is wrong usage', async (names, message) => {
    put('a.md', ':claim[One]{#c1}\n\ntwo four\n')
    put('b.md', 'One\n\n:claim[three four]{#c1}\n')
    put('c.md', ':claim[One]{#c1}\n')
    const paths = names.map(name => `/docs/${name}`)
    expect(await run('agree', ...paths)).toEqual({code: 2, out: '', error: `claimdown: ${message}\n`})
  })

  test('--json', async () => {
    const path = put('ben.md', other)
    const {result, documents} = JSON.parse((await run('agree', `${both}/rates.md`, path, '--json')).out)
    expect(documents).toHaveLength(2)
    expect(result.agreement.pairs[0].between).toEqual([0, 1])
    expect(result.differences.map(({what}: {what: string}) => what)).toEqual(['kind of claim', 'statement', 'words'])
  })
})
