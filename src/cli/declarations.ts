/**
 * What each command takes. No code of a command is imported here, so that `--help` and `--version` are quick; values that
 * the code knows (styles, formats) are spelled out, and a test compares.
 */

export const check = {
  name: 'check',
  arguments: [['[paths...]', 'files or folders (default: the current folder)']],
  summary: 'find what is loose, dangling, misspelled or circular',
  options: [
    ['--fix', 'put right what has a fix, and show the rest'],
    ['--hints', 'show hints too, not only errors and warnings'],
    ['--texts <folder>', 'texts of sources, by id (un-2021.txt, .md, .html): quotations are held to them'],
    ['--rules <settings>', 'how serious rules are: unused-source=off,lost-ground=error']
  ],
  examples: ['claimdown check corpus', 'claimdown check article.md --fix']
} as const

export const fmt = {
  name: 'fmt',
  arguments: [['[paths...]', 'files or folders (default: the current folder)']],
  summary: 'write missing ids and order attributes, and change nothing else',
  options: [['--check', 'only say which documents are not in order']],
  examples: ['claimdown fmt article.md', 'claimdown fmt corpus --check']
} as const

export const annotate = {
  name: 'annotate',
  arguments: [['<document>', 'Markdown']],
  summary: 'write suggested claims, evidence and relations whose quotations verify',
  options: [
    ['--from <file>', 'suggestions in JSON: schemas/suggestions.json describes them'],
    ['--write', 'write into the document and not to the terminal'],
    ['--out <file>', 'write there']
  ],
  examples: ['claimdown annotate article.md --from suggestions.json --write']
} as const

export const verify = {
  name: 'verify',
  arguments: [
    ['<text>', 'Markdown, plain text or HTML'],
    ['<quotation>', 'what is said to stand there; … where words are left out']
  ],
  summary: 'grade a quotation: exact, typographic, whitespace, elided, absent or ambiguous',
  options: [
    ['--prefix <words>', 'what stands before it, to tell places apart'],
    ['--suffix <words>', 'what stands after it']
  ],
  examples: ['claimdown verify article.md "rates won\'t rise … this year"']
} as const

export const show = {
  name: 'show',
  arguments: [['<document>', 'a file, a folder or a document id; with `#claim`, one claim of it']],
  summary: 'show the argument as a tree, or one claim with its grounds and objections',
  options: [['--depth <levels>', 'show no more levels than this']],
  examples: ['claimdown show how-america-should-deal-with-the-taliban', 'claimdown show article.md#c12']
} as const

export const holders = {
  name: 'holders',
  arguments: [['<document>', 'a file, or the id of a document']],
  summary: 'who asserts what',
  options: [],
  examples: ['claimdown holders how-america-should-deal-with-the-taliban']
} as const

export const evaluate = {
  name: 'evaluate',
  arguments: [['<document>', 'a file, or the id of a document']],
  summary: 'which claims stand against what attacks them',
  options: [['--strengths', 'say how strong each statement is, from 0 to 1 (DF-QuAD)']],
  examples: ['claimdown evaluate how-america-should-deal-with-the-taliban']
} as const

export const entities = {
  name: 'entities',
  arguments: [['[paths...]', 'files or folders (default: the current folder)']],
  summary: 'list names that are not declared, and declare them',
  options: [
    ['--min <score>', 'leave out names less sure than this, from 0 to 1 (default: 0.5)'],
    ['--write', 'declare what is listed in the front matter, after a question; ambiguous names are left out'],
    ['--yes', 'do not ask'],
    ['--reconcile <endpoint>', 'ask a W3C reconciliation service about each name; nothing is sent without this']
  ],
  examples: ['claimdown entities article.md', 'claimdown entities corpus --min 0.8 --write']
} as const

export const cite = {
  name: 'cite',
  arguments: [['<claim>', 'a claim or piece of evidence: `document#claim`']],
  summary: 'write a claim as a reference',
  options: [
    ['--style <style>', 'apa, chicago, mla, bibtex or csl-json (default: apa)'],
    ['--locale <locale>', 'the language of the reference (default: en-US)'],
    ['--html', 'as HTML']
  ],
  examples: [
    'claimdown cite article.md#c12',
    'claimdown cite how-america-should-deal-with-the-taliban#c12 --style bibtex'
  ]
} as const

export const exporting = {
  name: 'export',
  arguments: [['[paths...]', 'files or folders (default: the current folder)']],
  summary: 'write documents as data, spans in code points',
  options: [
    [
      '--to <format>',
      'json, footnotes or jsonl: whole documents, ordinary Markdown with the claims in footnotes, or one row a claim, evidence, source, relation, entity and mention (default: jsonl)'
    ],
    ['--out <file>', 'write there and not to the terminal']
  ],
  examples: ['claimdown export corpus --to jsonl --out claims.jsonl', 'claimdown export article.md --to json']
} as const

export const convert = {
  name: 'convert',
  arguments: [['<file>', 'Markdown, a `.ann` or `.a1` beside its `.txt`, or JSON']],
  summary: 'turn a document into another format, naming what is lost',
  options: [
    ['--from <format>', 'markdown, pandoc, myst, stencila, okf, brat, xaif or json (default: by the name of the file)'],
    ['--to <format>', 'markdown, footnotes, brat, xaif or json (default: markdown)'],
    ['--out <file>', 'write there and not to the terminal; brat writes `.ann` and `.txt`']
  ],
  examples: [
    'claimdown convert paper.qmd --from pandoc --out paper.md',
    'claimdown convert essay.ann --out essay.md',
    'claimdown convert article.md --to xaif --out article.json'
  ]
} as const

export const overview = {
  name: 'overview',
  arguments: [['[paths...]', 'files or folders (default: the current folder)']],
  summary: 'check documents and sum them up on one screen',
  options: [['--out <folder>', 'write the rows of each document there, as JSONL']],
  examples: ['claimdown overview corpus --out out']
} as const

export const hydrate = {
  name: 'hydrate',
  arguments: [
    ['<standoff>', 'a stand-off, or a folder that holds `standoff.json`'],
    ['<text>', 'a lawful copy of the text that it was made of: Markdown, plain text or HTML']
  ],
  summary: 'put annotations back on the words that they were made on',
  options: [['--out <file>', 'write there and not to the terminal']],
  examples: ['claimdown hydrate corpus/how-america-should-deal-with-the-taliban article.txt']
} as const

export const dehydrate = {
  name: 'dehydrate',
  arguments: [['<document>', 'annotated Markdown']],
  summary: 'write annotations without the words: places, and a fingerprint of each sentence',
  options: [['--out <file>', 'write there and not to the terminal']],
  examples: ['claimdown dehydrate annotated-article.md --out standoff.json']
} as const

export const rebase = {
  name: 'rebase',
  arguments: [
    ['<document>', 'annotated Markdown'],
    ['<text>', 'another edition of its text: Markdown, plain text or HTML']
  ],
  summary: 'carry annotations over to another edition, and list what did not survive',
  options: [['--out <file>', 'write there and not to the terminal']],
  examples: ['claimdown rebase article.md second-edition.txt --out second-edition.md']
} as const
