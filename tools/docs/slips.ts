/** Common mistakes of authors, with their diagnostics. `docs/diagnostics.md` shows them, and a test checks them. */

export interface Slip {
  /** The mistake, in a few words. */
  slip: string
  markdown: string
  /** The diagnostic: its code, where it stands (`line:column-line:column`), and its sentence. */
  code: string
  place: string
  message: string
  /** The Markdown after `fixAll`, where the fix is certain. */
  fixed?: string
}

export const slips: readonly Slip[] = [
  {
    slip: 'no closing quote',
    markdown: ':claim[x]{#c1 kind="fact}',
    code: 'unread-attributes',
    place: '1:10-1:26',
    message: 'In `c1`, `kind="fact` has no closing quote, expected `kind="fact"`',
    fixed: ':claim[x]{#c1 kind="fact"}'
  },
  {
    slip: 'no closing quote, and another annotation after it',
    markdown: ':claim[x]{#c1 because="it rained}, since :claim[y]{#c2 kind="fact"}.',
    code: 'unread-attributes',
    place: '1:10-1:34',
    message: 'In `c1`, `because="it rained` has no closing quote, expected `because="it rained"`',
    fixed: ':claim[x]{#c1 because="it rained"}, since :claim[y]{#c2 kind="fact"}.'
  },
  {
    slip: 'no closing quote before another attribute',
    markdown: ':claim[x]{because="it rained #c1}',
    code: 'unread-attributes',
    place: '1:10-1:34',
    message: 'In `c1`, `because="it rained` has no closing quote, expected `because="it rained"`',
    fixed: ':claim[x]{because="it rained" #c1}'
  },
  {
    slip: 'curly quotes',
    markdown: ':claim[x]{#c1 kind=“fact”}',
    code: 'unknown-value',
    place: '1:15-1:26',
    message: '`kind=“fact”` has curly quotes, expected straight ones or none: `kind=fact`',
    fixed: ':claim[x]{#c1 kind=fact}'
  },
  {
    slip: 'curly quotes around several words',
    markdown: ':claim[x]{#c1 because=“it was so”}',
    code: 'unread-attributes',
    place: '1:10-1:35',
    message: 'In `c1`, `because=“it was so”` has curly quotes, expected straight ones: `because="it was so"`',
    fixed: ':claim[x]{#c1 because="it was so"}'
  },
  {
    slip: 'character references for quotes',
    markdown: ':claim[x]{#c1 because=&quot;it is&quot;}',
    code: 'unread-attributes',
    place: '1:10-1:41',
    message: 'In `c1`, `because=&quot;it is&quot;` has `&quot;` for quotes, expected straight ones: `because="it is"`',
    fixed: ':claim[x]{#c1 because="it is"}'
  },
  {
    slip: 'no `}`',
    markdown: ':claim[x]{#c1 kind=fact and so on',
    code: 'unread-attributes',
    place: '1:10-1:24',
    message: '`{#c1 kind=fact` never closes, expected `}` after it',
    fixed: ':claim[x]{#c1 kind=fact} and so on'
  },
  {
    slip: 'no `]`',
    markdown: ':claim[x{#c1} and more',
    code: 'unclosed-directive',
    place: '1:1-1:14',
    message: '`:claim[` has no `]`, expected one before `{#c1}`',
    fixed: ':claim[x]{#c1} and more'
  },
  {
    slip: 'no `]` and no attributes',
    markdown: ':claim[x and more',
    code: 'unclosed-directive',
    place: '1:1-1:8',
    message: '`:claim[` never closes, expected a `]` after its words: a bracket that is text is written `\\[`'
  },
  {
    slip: 'a bracket in the words',
    markdown: ':claim[a [ b]{#c1}',
    code: 'unclosed-directive',
    place: '1:1-1:8',
    message: 'A bracket inside the words of `:claim` never closes, expected `\\[` for a bracket that is text',
    fixed: ':claim[a \\[ b]{#c1}'
  },
  {
    slip: 'a bracket that closes too early',
    markdown: ':claim[a ] b]{#c1}',
    code: 'bracket-residue',
    place: '1:10-1:19',
    message: 'A bracket closes the annotation before `]{#c1}`, expected `\\]` for a bracket that is text',
    fixed: ':claim[a \\] b]{#c1}'
  },
  {
    slip: 'a space before `[`',
    markdown: ':claim [x]{#c1}',
    code: 'near-miss',
    place: '1:1-1:9',
    message: 'In `c1`, a space follows `:claim`, expected `:claim[`',
    fixed: ':claim[x]{#c1}'
  },
  {
    slip: 'a space before `{`',
    markdown: ':claim[x] {#c1}',
    code: 'unread-attributes',
    place: '1:10-1:16',
    message: 'A space separates the brackets from `{#c1}`, expected the list directly after the `]`',
    fixed: ':claim[x]{#c1}'
  },
  {
    slip: 'a line break before `{`',
    markdown: ':claim[x]\n{#c1}',
    code: 'unread-attributes',
    place: '1:10-2:6',
    message: 'A line break separates the brackets from `{#c1}`, expected the list directly after the `]`',
    fixed: ':claim[x]{#c1}'
  },
  {
    slip: 'a line break before `[`',
    markdown: ':claim\n[x]{#c1}',
    code: 'near-miss',
    place: '1:1-2:2',
    message: 'In `c1`, a line break follows `:claim`, expected `:claim[`',
    fixed: ':claim[x]{#c1}'
  },
  {
    slip: 'a space after the colon',
    markdown: ': claim[x]{#c1}',
    code: 'near-miss',
    place: '1:1-1:8',
    message: 'In `c1`, a space separates `:` from `claim`, expected `:claim`',
    fixed: ':claim[x]{#c1}'
  },
  {
    slip: 'parentheses for brackets',
    markdown: ':claim(x){#c1}',
    code: 'near-miss',
    place: '1:1-1:8',
    message: 'In `c1`, parentheses enclose the words of `:claim`, expected brackets: `:claim[`',
    fixed: ':claim[x]{#c1}'
  },
  {
    slip: 'parentheses for braces',
    markdown: ':claim[x](#c1)',
    code: 'unread-attributes',
    place: '1:10-1:15',
    message: 'Parentheses enclose the attributes `#c1`, expected braces: `{#c1}`',
    fixed: ':claim[x]{#c1}'
  },
  {
    slip: 'no colon',
    markdown: 'So claim[x]{#c1} it is.',
    code: 'near-miss',
    place: '1:4-1:9',
    message: 'In `c1`, `claim` has no colon before it, expected `:claim`',
    fixed: 'So :claim[x]{#c1} it is.'
  },
  {
    slip: 'attributes inside the brackets',
    markdown: ':claim[x {#c1}]',
    code: 'unread-attributes',
    place: '1:10-1:16',
    message: '`{#c1}` is inside the brackets, expected it directly after the `]`',
    fixed: ':claim[x]{#c1}'
  },
  {
    slip: 'two lists',
    markdown: ':claim[x]{kind=fact}{#c1}',
    code: 'unread-attributes',
    place: '1:21-1:26',
    message: 'A second attribute list `{#c1}` follows the first, expected all attributes in one list',
    fixed: ':claim[x]{kind=fact #c1}'
  },
  {
    slip: 'a block that never closes',
    markdown: 'A.\n\n:::evidence{#e1 kind=event source="x#1"}\nOne.\n\nTwo.\n',
    code: 'unclosed-block',
    place: '3:1-3:41',
    message:
      '`:::evidence{#e1}` never closes, so it contains everything that follows, expected a line `:::` after its last paragraph'
  },
  {
    slip: 'a block of one paragraph that never closes',
    markdown: ':::claim{#c1}\nOne.\n',
    code: 'unclosed-block',
    place: '1:1-1:14',
    message:
      '`:::claim{#c1}` never closes, so it contains everything that follows, expected a line `:::` after its last paragraph',
    fixed: ':::claim{#c1}\nOne.\n:::\n'
  },
  {
    slip: 'a block in a block',
    markdown: ':::claim{#c1}\nA\n\n:::claim{#c2}\nB\n:::\n\nC\n:::\n',
    code: 'unclosed-block',
    place: '1:1-1:14',
    message:
      '`:::claim{#c1}` ends where `:::claim{#c2}` inside it should end, expected more colons around it: `::::claim` and `::::`',
    fixed: '::::claim{#c1}\nA\n\n:::claim{#c2}\nB\n:::\n\nC\n::::\n'
  },
  {
    slip: 'too few colons to close',
    markdown: '::::claim{#c1}\nA\n:::\n',
    code: 'unclosed-block',
    place: '3:1-3:4',
    message: '`:::` has fewer colons than `::::claim{#c1}`, expected `::::` to close it',
    fixed: '::::claim{#c1}\nA\n::::\n'
  },
  {
    slip: 'words after the closing colons',
    markdown: ':::claim{#c1}\nA\n::: done\n\nB',
    code: 'unclosed-block',
    place: '3:1-3:9',
    message: 'Words follow this `:::`, so it does not close `:::claim{#c1}`, expected `:::` alone on its line'
  },
  {
    slip: 'colons that close nothing',
    markdown: ':::claim{#c1}\nA\n:::\n\nB\n\n:::\n',
    code: 'stray-end',
    place: '7:1-7:4',
    message: '`:::` closes no block, expected a line such as `:::claim{#c1}` before it'
  },
  {
    slip: 'a space in the colons of a block',
    markdown: '::: claim{#c1}\nA\n:::',
    code: 'near-miss',
    place: '1:1-1:10',
    message: 'In `c1`, a space separates `:::` from `claim`, expected `:::claim`',
    fixed: ':::claim{#c1}\nA\n:::'
  },
  {
    slip: 'two colons for a name that takes one',
    markdown: '::entity[A]{type=place}',
    code: 'unclosed-directive',
    place: '1:1-1:9',
    message: '`entity` is written with `::`, expected `:entity`',
    fixed: ':entity[A]{type=place}'
  },
  {
    slip: 'one colon for a name that takes two',
    markdown: ':claim[a]{#c1} :claim[b]{#c2}\n\n:relation{from=c1 to=c2 kind=supports}',
    code: 'unclosed-directive',
    place: '3:1-3:10',
    message: '`relation` is written with `:`, expected `::relation` alone on its line',
    fixed: ':claim[a]{#c1} :claim[b]{#c2}\n\n::relation{from=c1 to=c2 kind=supports}'
  },
  {
    slip: 'a block inside a line',
    markdown: 'A :::claim{#c1} b',
    code: 'unclosed-directive',
    place: '1:3-1:11',
    message: 'In `c1`, `:::claim` begins inside a line, expected it on a line of its own'
  },
  {
    slip: 'words after a leaf',
    markdown: '::claim[words]{#c1} more',
    code: 'unclosed-directive',
    place: '1:1-1:8',
    message: 'In `c1`, the line of `::claim` has other words on it, expected nothing else there'
  },
  {
    slip: 'an implicit claim without words',
    markdown: '::claim{#c1}',
    code: 'empty-span',
    place: '1:1-1:13',
    message: '`::claim` `c1` has no words, expected them in brackets: `::claim[words]{#c1}`'
  },
  {
    slip: 'a milestone that never closes',
    markdown: 'a :claim{#c1}b',
    code: 'unclosed-milestone',
    place: '1:3-1:14',
    message: '`c1` never closes, expected `:end{#c1}` after its last word'
  },
  {
    slip: 'an end without a beginning',
    markdown: 'a b:end{#c1}',
    code: 'stray-end',
    place: '1:4-1:13',
    message: '`:end` closes `c1`, which is not open here, expected `:claim{#c1}` before it'
  },
  {
    slip: 'an end with a misspelled id',
    markdown: 'a :claim{#rates}b:end{#ratse}',
    code: 'stray-end',
    place: '1:18-1:30',
    message: '`:end` closes `ratse`, which is not open here, expected `:end{#rates}`',
    fixed: 'a :claim{#rates}b:end{#rates}'
  },
  {
    slip: 'an id that is taken',
    markdown: ':claim[a]{#c1}\n\n:claim[b]{#c1}',
    code: 'duplicate-id',
    place: '3:11-3:14',
    message:
      'Id `c1` is taken by the claim “a”, expected one that is unique in the document; the first stands in line 1'
  },
  {
    slip: 'a misspelled name',
    markdown: ':clam[a]{#c1}',
    code: 'near-miss',
    place: '1:1-1:6',
    message: 'Unknown directive `clam` for `c1`, expected `claim`',
    fixed: ':claim[a]{#c1}'
  },
  {
    slip: 'a capital letter',
    markdown: ':Claim[a]{#c1}',
    code: 'near-miss',
    place: '1:1-1:7',
    message: 'Unknown directive `Claim` for `c1`, expected `claim`',
    fixed: ':claim[a]{#c1}'
  },
  {
    slip: 'a misspelled attribute',
    markdown: ':claim[a]{#c1 knd=fact}',
    code: 'unknown-attribute',
    place: '1:15-1:23',
    message: 'Unknown attribute `knd` of claim, expected `kind`',
    fixed: ':claim[a]{#c1 kind=fact}'
  },
  {
    slip: 'a misspelled value',
    markdown: ':claim[a]{#c1 kind=fakt}',
    code: 'unknown-value',
    place: '1:15-1:24',
    message: '`kind` is `fakt`, expected `fact`',
    fixed: ':claim[a]{#c1 kind=fact}'
  },
  {
    slip: 'a colon for `=`',
    markdown: ':claim[a]{#c1 kind: fact}',
    code: 'unknown-attribute',
    place: '1:15-1:25',
    message: '`kind: fact` has a colon, expected `kind=fact`',
    fixed: ':claim[a]{#c1 kind=fact}'
  },
  {
    slip: 'a comma between attributes',
    markdown: ':claim[a]{#c1, kind=fact}',
    code: 'invalid-id',
    place: '1:11-1:15',
    message: '`,` follows `#c1`, expected only spaces between attributes',
    fixed: ':claim[a]{#c1 kind=fact}'
  },
  {
    slip: 'several ids without quotes',
    markdown: ':claim[a]{#c1} :claim[b]{#c2} :claim[c]{#c3 supports=c1 c2}',
    code: 'unknown-attribute',
    place: '1:45-1:59',
    message: '`supports=c1 c2` has a value of several words, expected quotes around them: `supports="c1 c2"`',
    fixed: ':claim[a]{#c1} :claim[b]{#c2} :claim[c]{#c3 supports="c1 c2"}'
  },
  {
    slip: 'commas between ids',
    markdown: ':claim[a]{#c1} :claim[b]{#c2} :claim[c]{#c3 supports="c1,c2"}',
    code: 'invalid-id',
    place: '1:45-1:61',
    message: '`supports="c1,c2"` has commas between its ids, expected `supports="c1 c2"`',
    fixed: ':claim[a]{#c1} :claim[b]{#c2} :claim[c]{#c3 supports="c1 c2"}'
  },
  {
    slip: '`#` in a reference',
    markdown: ':claim[a]{#c1} :claim[b]{#c2 supports=#c1}',
    code: 'invalid-id',
    place: '1:30-1:42',
    message: '`supports=#c1` has `#` before an id, expected `supports=c1`',
    fixed: ':claim[a]{#c1} :claim[b]{#c2 supports=c1}'
  },
  {
    slip: '`#` in `specifies`',
    markdown: ':claim[a]{#c1} :claim[b]{#c2 specifies=#c1}',
    code: 'invalid-id',
    place: '1:30-1:43',
    message: '`specifies=#c1` has `#` before an id, expected `specifies=c1`',
    fixed: ':claim[a]{#c1} :claim[b]{#c2 specifies=c1}'
  },
  {
    slip: 'a comma between holders',
    markdown:
      '---\nentities: [{id: ann, type: person, name: Ann}, {id: bob, type: person, name: Bob}]\n---\n:claim[a]{#c1 by="ann, bob"}',
    code: 'invalid-id',
    place: '4:15-4:28',
    message: '`by="ann, bob"` has commas between its ids, expected `by="ann bob"`',
    fixed:
      '---\nentities: [{id: ann, type: person, name: Ann}, {id: bob, type: person, name: Bob}]\n---\n:claim[a]{#c1 by="ann bob"}'
  },
  {
    slip: 'a misspelled id',
    markdown: ':claim[a]{#rates} :claim[b]{#c2 supports=rattes}',
    code: 'dangling-reference',
    place: '1:33-1:48',
    message: '`rattes` is no claim or evidence of this document, expected `rates`'
  },
  {
    slip: 'a misspelled source',
    markdown: '---\nsources: [{id: bank, type: report}]\n---\n:evidence[b]{#e1 source=bakn}',
    code: 'dangling-reference',
    place: '4:18-4:29',
    message: '`bakn` is no source of this document, expected the id of one'
  },
  {
    slip: 'a source that is not declared',
    markdown: ':evidence[b]{#e1 source=bank}',
    code: 'dangling-reference',
    place: '1:18-1:29',
    message: '`bank` is no source of this document, expected the id of one'
  },
  {
    slip: 'two sources without a semicolon',
    markdown:
      '---\nsources:\n  - {id: bank, type: report}\n  - {id: un, type: report}\n---\n:evidence[a]{#e1 source="bank un"}',
    code: 'misplaced-source',
    place: '6:18-6:34',
    message: '`un` is read as a place in the source `bank`, expected `source="bank; un"`',
    fixed:
      '---\nsources:\n  - {id: bank, type: report}\n  - {id: un, type: report}\n---\n:evidence[a]{#e1 source="bank; un"}'
  },
  {
    slip: 'an entity that is not declared',
    markdown: ':entity[b]{ref=kabul}',
    code: 'dangling-reference',
    place: '1:12-1:21',
    message: '`kabul` is no entity of this document, expected the id of one'
  },
  {
    slip: 'a reference to a malformed annotation',
    markdown: ':claim [x]{#c1} :claim[y]{#c2 supports=c1}',
    code: 'near-miss',
    place: '1:1-1:9',
    message: 'In `c1`, a space follows `:claim`, expected `:claim[`',
    fixed: ':claim[x]{#c1} :claim[y]{#c2 supports=c1}'
  },
  {
    slip: 'the end of a malformed milestone',
    markdown: 'a :claim {#c1}b:end{#c1}',
    code: 'near-miss',
    place: '1:3-1:11',
    message: 'In `c1`, a space follows `:claim`, expected `:claim{`',
    fixed: 'a :claim{#c1}b:end{#c1}'
  },
  {
    slip: 'an id with a dot',
    markdown: ':claim[a]{#c.1}',
    code: 'class-attribute',
    place: '1:13-1:15',
    message: '`.1` is a class, and no annotation has classes, expected an id without a dot: `#c-1`',
    fixed: ':claim[a]{#c-1}'
  },
  {
    slip: 'an id with a space',
    markdown: ':claim[a]{#c 1}',
    code: 'invalid-id',
    place: '1:11-1:15',
    message: 'Id `c 1` contains a space, expected `#c-1`',
    fixed: ':claim[a]{#c-1}'
  },
  {
    slip: 'an id with a space, in quotes',
    markdown: ':claim[a]{id="c 1"}',
    code: 'invalid-id',
    place: '1:11-1:19',
    message: 'Id `c 1` contains other characters, expected only letters, digits, `-` and `_`',
    fixed: ':claim[a]{#c-1}'
  },
  {
    slip: 'a character reference in an id',
    markdown: ':claim[a]{#c&amp;1}',
    code: 'invalid-id',
    place: '1:11-1:19',
    message: 'Id `c&1` contains other characters, expected only letters, digits, `-` and `_`'
  },
  {
    slip: 'an id twice',
    markdown: ':claim[a]{#c1 id=c1}',
    code: 'repeated-attribute',
    place: '1:15-1:20',
    message: 'Attribute `id` is repeated here, expected it once; the first is read',
    fixed: ':claim[a]{#c1}'
  },
  {
    slip: 'a day that no calendar has',
    markdown: ':claim[a]{#c1 status=disputed date=2021-02-30}',
    code: 'impossible-date',
    place: '1:31-1:46',
    message: '`2021-02-30` is not a date, expected one such as `2021-09-20`, `2021-09` or `2021`'
  },
  {
    slip: 'a date without zeros',
    markdown: ':claim[a]{#c1 status=disputed date=2021-9-5}',
    code: 'impossible-date',
    place: '1:31-1:44',
    message: '`2021-9-5` is not a date, expected `2021-09-05`',
    fixed: ':claim[a]{#c1 status=disputed date=2021-09-05}'
  },
  {
    slip: 'a relation twice',
    markdown:
      ':claim[a]{#c1 supports=c3} :claim[b]{#c2} :claim[c]{#c3}\n\n::relation{from="c1 c2" to=c3 kind=supports}',
    code: 'repeated-relation',
    place: '3:1-3:45',
    message: '`c1` supports `c3` here again, expected it once: alone or linked with others; the first stands in line 1'
  },
  {
    slip: 'front matter that never ends',
    markdown: '---\ntitle: A\nsources: [{id: bank, type: report}]\n\nText :evidence[a]{#e1 source=bank}.\n',
    code: 'front-matter',
    place: '1:1-1:4',
    message:
      'Front matter begins at this `---` and never ends, expected a line `---` after its last key; all of it is read as text'
  },
  {
    slip: '`entity:`',
    markdown: '---\nentity:\n  - {id: x, type: place, name: X}\n---\n:entity[X]{ref=x}',
    code: 'unknown-attribute',
    place: '2:1-2:7',
    message: 'Unknown field `entity`, expected `entities`; it is kept under `custom`',
    fixed: '---\nentities:\n  - {id: x, type: place, name: X}\n---\n:entity[X]{ref=x}'
  },
  {
    slip: '`souces:`',
    markdown: '---\nsouces:\n  - {id: bank, type: report, title: X}\n---\n:evidence[b]{#e1 source=bank}',
    code: 'unknown-attribute',
    place: '2:1-2:7',
    message: 'Unknown field `souces`, expected `sources`; it is kept under `custom`',
    fixed: '---\nsources:\n  - {id: bank, type: report, title: X}\n---\n:evidence[b]{#e1 source=bank}'
  },
  {
    slip: 'a misspelled field of a source',
    markdown: '---\nsources:\n  - {id: bank, type: report, titel: X}\n---\n:evidence[a]{#e1 source=bank}',
    code: 'unknown-attribute',
    place: '3:30-3:35',
    message: 'Unknown field `titel`, expected `title`; it is kept under `custom`',
    fixed: '---\nsources:\n  - {id: bank, type: report, title: X}\n---\n:evidence[a]{#e1 source=bank}'
  },
  {
    slip: '`date:` of a source',
    markdown: '---\nsources:\n  - {id: bank, type: report, date: 2020}\n---\n:evidence[a]{#e1 source=bank}',
    code: 'unknown-attribute',
    place: '3:30-3:34',
    message: 'Unknown field `date`, expected `issued`; it is kept under `custom`',
    fixed: '---\nsources:\n  - {id: bank, type: report, issued: 2020}\n---\n:evidence[a]{#e1 source=bank}'
  },
  {
    slip: 'a misspelled field of an entity',
    markdown: '---\nentities:\n  - {id: x, type: place, nam: X}\n---\na',
    code: 'unknown-attribute',
    place: '3:26-3:29',
    message: 'Unknown field `nam` of an entity, expected `name`',
    fixed: '---\nentities:\n  - {id: x, type: place, name: X}\n---\na'
  },
  {
    slip: 'an item indented too little',
    markdown: '---\nsources:\n  - id: bank\n    type: report\n   title: A\n---\n:evidence[a]{#e1 source=bank}',
    code: 'yaml',
    place: '5:1-5:12',
    message: 'This line has an indent of 3 spaces, expected 4 spaces',
    fixed: '---\nsources:\n  - id: bank\n    type: report\n    title: A\n---\n:evidence[a]{#e1 source=bank}'
  },
  {
    slip: 'an item indented too far',
    markdown: '---\nsources:\n  - id: bank\n     type: report\n---\n:evidence[a]{#e1 source=bank}',
    code: 'yaml',
    place: '4:1-4:18',
    message: 'This line has an indent of 5 spaces, expected 4 spaces',
    fixed: '---\nsources:\n  - id: bank\n    type: report\n---\n:evidence[a]{#e1 source=bank}'
  },
  {
    slip: 'an item not indented',
    markdown: '---\nsources:\n  - id: bank\n  type: report\n---\n:evidence[a]{#e1 source=bank}',
    code: 'yaml',
    place: '4:1-4:15',
    message: 'This line has an indent of 2 spaces, expected 4 spaces',
    fixed: '---\nsources:\n  - id: bank\n    type: report\n---\n:evidence[a]{#e1 source=bank}'
  },
  {
    slip: 'a key indented',
    markdown: '---\ntitle: A\n  author: B\n---\na',
    code: 'yaml',
    place: '3:1-3:12',
    message: 'This line has an indent of 2 spaces, expected none',
    fixed: '---\ntitle: A\nauthor: B\n---\na'
  },
  {
    slip: 'the first key indented',
    markdown: '---\n title: A\nauthor: B\n---\na',
    code: 'yaml',
    place: '2:1-2:10',
    message: 'This line has an indent of 1 space, expected none',
    fixed: '---\ntitle: A\nauthor: B\n---\na'
  },
  {
    slip: 'a tab',
    markdown: '---\nsources:\n\t- id: bank\n\t  type: report\n---\n:evidence[a]{#e1 source=bank}',
    code: 'yaml',
    place: '3:1-3:2',
    message: 'A tab indents this line, expected 2 spaces',
    fixed: '---\nsources:\n  - id: bank\n    type: report\n---\n:evidence[a]{#e1 source=bank}'
  },
  {
    slip: 'no space after a key',
    markdown: '---\nid: x\ntitle:A\n---\na',
    code: 'yaml',
    place: '3:1-3:8',
    message: 'No space follows `title:`, expected `title: A`',
    fixed: '---\nid: x\ntitle: A\n---\na'
  },
  {
    slip: 'no space after a key in braces',
    markdown: '---\nsources: [{id:bank, type: report}]\n---\n:evidence[a]{#e1 source=bank}',
    code: 'yaml',
    place: '2:12-2:19',
    message: 'No space follows `id:`, expected `id: bank`',
    fixed: '---\nsources: [{id: bank, type: report}]\n---\n:evidence[a]{#e1 source=bank}'
  },
  {
    slip: 'no closing quote in YAML',
    markdown: '---\ntitle: "A\nauthor: B\n---\na',
    code: 'yaml',
    place: '2:8-2:10',
    message: 'The quote `"` never closes, expected `"A"`',
    fixed: '---\ntitle: "A"\nauthor: B\n---\na'
  },
  {
    slip: 'no closing bracket in YAML',
    markdown: '---\nauthor: [A\ntitle: B\n---\na',
    code: 'yaml',
    place: '2:9-2:11',
    message: '`[` never closes, expected `]`',
    fixed: '---\nauthor: [A]\ntitle: B\n---\na'
  },
  {
    slip: 'a colon in a title',
    markdown: '---\ntitle: A: B\n---\na',
    code: 'yaml',
    place: '2:8-2:12',
    message: 'The value of `title` contains a colon, expected quotes around it: `"A: B"`',
    fixed: '---\ntitle: "A: B"\n---\na'
  },
  {
    slip: 'a date without zeros in the front matter',
    markdown: '---\nissued: 2021-9-5\n---\na',
    code: 'impossible-date',
    place: '2:9-2:17',
    message: '`2021-9-5` is not a date, expected `2021-09-05`',
    fixed: '---\nissued: 2021-09-05\n---\na'
  },
  {
    slip: 'a day that no calendar has in the front matter',
    markdown: '---\nissued: 2021-02-30\n---\na',
    code: 'impossible-date',
    place: '2:9-2:19',
    message: '`2021-02-30` is not a date, expected one such as `2021-09-20` or `2021-09`, or two that are equally exact'
  }
]
