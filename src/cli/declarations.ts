/**
 * The arguments and options of each command. Nothing is imported from the commands' code, so that `--help` and `--version` are quick.
 * Lists of styles and formats are therefore spelled out here, and a test compares them with the code.
 */

/** What the arguments of several commands mean. */
export const meanings: ReadonlyMap<string, string> = new Map([
  ['[documents...]', 'files, folders, ids of shipped documents, or - for standard input (default: the current folder)'],
  ['<document>', 'a file, a folder with one document, the id of a shipped document, or - for standard input'],
  ['<reference>', 'a document (a file, a folder with one, an id, or -), or one claim of it: `document#claim`']
])

/** A paragraph in the help of each command that takes `[documents...]`. */
export const aboutFolders = `A folder stands for every .md and .markdown file below it, except those in
node_modules and in folders whose names begin with a dot. A file of a folder
that has no annotation, and no id, sources or entities in its front matter, is
left out and named. A file that you name is always read.`

export const check = {
  name: 'check',
  arguments: [['[documents...]']],
  summary: 'report what is misspelled, dangling, unsupported or circular',
  options: [
    ['--fix', 'apply the fixes to the files, and report the rest'],
    ['--hints', 'report hints too, not only errors and warnings'],
    ['--texts <folder>', 'texts of sources, named by id (un-2021.txt, .md, .html), to compare quotations with'],
    ['--rules <settings>', 'the severity of rules: unused-source=off,lost-ground=error']
  ],
  json: '`diagnostics` and `fixed`, the number of fixes that were applied',
  examples: ['claimdown check corpus', 'claimdown check article.md --fix']
} as const

export const fmt = {
  name: 'fmt',
  arguments: [['[documents...]']],
  summary: 'show which ids are missing and which attributes are out of order',
  notes: [
    `Nothing is written without --write. Exit code 1 says that something is there to
write. Ids are made of the first words; nothing else in a file is changed.`
  ],
  options: [['--write', 'write the ids and the order into the files']],
  json: '`changes`, each with `line`, `column`, `before` and `after`, and `written`',
  examples: ['claimdown fmt article.md', 'claimdown fmt corpus --write']
} as const

export const annotate = {
  name: 'annotate',
  arguments: [['<document>']],
  summary: 'add suggested claims, evidence and relations whose quotations verify',
  options: [
    ['--from <file>', 'suggestions in JSON, as schemas/suggestions.json describes them; or -'],
    ['--write', 'write into the document, and not to standard output'],
    ['--out <file>', 'write to this file']
  ],
  json: '`accepted`, `refused`, `diagnostics`, and `markdown` unless it went to a file',
  examples: ['claimdown annotate article.md --from suggestions.json --write']
} as const

export const verify = {
  name: 'verify',
  arguments: [
    ['<text>', 'Markdown, plain text or HTML; a document id; or -'],
    ['<quotation>', 'the quoted words, with … where words are left out']
  ],
  summary: 'grade a quotation: exact, typographic, whitespace, elided, absent or ambiguous',
  notes: ['Put -- before a quotation that begins with a dash.'],
  options: [
    ['--prefix <words>', 'the words before it, where it occurs more than once'],
    ['--suffix <words>', 'the words after it']
  ],
  json: '`grade`, `normalisations`, `candidates`, and `span` and `words` where it was found',
  examples: ['claimdown verify article.md "rates won\'t rise … this year"']
} as const

export const show = {
  name: 'show',
  arguments: [['<reference>']],
  summary: 'show the argument as a tree, or one claim with its grounds and objections',
  options: [['--depth <levels>', 'show no more than this many levels below the top']],
  json: '`tree`, a list of statements in the order of the tree with their `depth`; or `claim`, one claim',
  examples: ['claimdown show how-america-should-deal-with-the-taliban', 'claimdown show article.md#c12']
} as const

export const holders = {
  name: 'holders',
  arguments: [['<reference>']],
  summary: 'list who asserts what',
  options: [],
  json: '`holders`, each with `name` and `asserts`',
  examples: ['claimdown holders how-america-should-deal-with-the-taliban', 'claimdown holders article.md#c12']
} as const

export const evaluate = {
  name: 'evaluate',
  arguments: [['<reference>']],
  summary: 'weigh each statement against what attacks and supports it',
  notes: [
    `Each statement gets two readings, which answer different questions.

  strength  From 0 to 1, and 0.5 where nothing speaks for or against it. Support
            raises it and objections lower it, each by its own strength
            (DF-QuAD).
  label     \`in\`, \`out\` or \`undecided\`, by the grounded semantics of Dung, which
            decides only what has to be so: one attacker that is in makes a
            statement out, however much supports it.

A statement with much support and one unanswered objection is strong and out.
Statements that are in and that nothing attacks are not listed without --all.`
  ],
  options: [['--all', 'list every statement']],
  json: '`statements`, each with `label`, `strength`, `reason`, `because`, `attackers` and `supporters`; and `cycles`',
  examples: ['claimdown evaluate how-america-should-deal-with-the-taliban', 'claimdown evaluate article.md#c12']
} as const

export const entities = {
  name: 'entities',
  arguments: [['[documents...]']],
  summary: 'list names that are not declared, and declare them',
  options: [
    ['--min <score>', 'leave out names that the recogniser is less sure of, from 0 to 1 (default: 0.5)'],
    ['--write', 'declare the names in the front matter, except ambiguous ones; asks first'],
    ['--yes', 'do not ask'],
    ['--reconcile <endpoint>', 'ask a W3C reconciliation service about each name; nothing is sent without this option']
  ],
  json: '`names`',
  examples: ['claimdown entities article.md', 'claimdown entities corpus --min 0.8 --write']
} as const

export const cite = {
  name: 'cite',
  arguments: [['<claim>', 'a claim or a piece of evidence: `document#claim`']],
  summary: 'print a claim as a reference',
  options: [
    ['--style <style>', 'apa, chicago, mla, bibtex or csl-json (default: apa)'],
    ['--locale <locale>', 'the language of the reference (default: en-US)'],
    ['--html', 'print HTML']
  ],
  json: '`claim`, `style` and `citation`',
  examples: [
    'claimdown cite article.md#c12',
    'claimdown cite how-america-should-deal-with-the-taliban#c12 --style bibtex'
  ]
} as const

export const exporting = {
  name: 'export',
  arguments: [['[documents...]']],
  summary: 'print documents as data, with spans in code points',
  notes: [
    `Formats:
  json       a list of whole documents, also for one
  jsonl      one row for each claim, piece of evidence, source, relation, entity
             and mention
  footnotes  ordinary Markdown with the claims in footnotes`
  ],
  options: [
    ['--to <format>', 'json, footnotes or jsonl (default: jsonl)'],
    ['--out <file>', 'write to this file, and not to standard output']
  ],
  json: '`content` in the format of --to (default: json), unless it went to a file',
  examples: ['claimdown export corpus --to jsonl --out claims.jsonl', 'claimdown export article.md --to json']
} as const

export const convert = {
  name: 'convert',
  arguments: [['<file>', 'Markdown, a `.ann` or `.a1` with its `.txt` beside it, or JSON; a document id; or -']],
  summary: 'turn a document into another format, naming what is lost',
  options: [
    ['--from <format>', 'markdown, pandoc, myst, stencila, okf, brat, xaif or json (default: by the name of the file)'],
    ['--to <format>', 'markdown, footnotes, brat, xaif or json (default: markdown)'],
    ['--out <file>', 'write to this file, and not to standard output; brat writes `.ann` and `.txt`']
  ],
  json: "`from`, `to`, `diagnostics`, and `content` (and brat's `text`) unless it went to a file",
  examples: [
    'claimdown convert paper.qmd --from pandoc --out paper.md',
    'claimdown convert essay.ann --out essay.md',
    'claimdown convert article.md --to xaif --out article.json'
  ]
} as const

export const overview = {
  name: 'overview',
  arguments: [['[documents...]']],
  summary: 'check documents and sum each up on one screen',
  options: [['--out <folder>', 'write the rows of each document into this folder, as JSONL']],
  json: '`counts` and `diagnostics`',
  examples: ['claimdown overview corpus --out out']
} as const

export const hydrate = {
  name: 'hydrate',
  arguments: [
    ['<standoff>', 'a stand-off, a folder that holds `standoff.json`, a document id, or -'],
    ['<text>', 'a lawful copy of the text that it was made of: Markdown, plain text or HTML; or -']
  ],
  summary: 'put annotations back on the words that they were made on',
  options: [['--out <file>', 'write to this file, and not to standard output']],
  json: '`report`, `diagnostics`, and `markdown` unless it went to a file',
  examples: ['claimdown hydrate how-america-should-deal-with-the-taliban article.txt']
} as const

export const dehydrate = {
  name: 'dehydrate',
  arguments: [['<document>']],
  summary: 'write annotations without the words: places, and a fingerprint of each sentence',
  options: [['--out <file>', 'write to this file, and not to standard output']],
  json: '`diagnostics`, and `standoff` unless it went to a file',
  examples: ['claimdown dehydrate annotated-article.md --out standoff.json']
} as const

export const rebase = {
  name: 'rebase',
  arguments: [['<document>'], ['<text>', 'another edition of its text: Markdown, plain text or HTML; or -']],
  summary: 'carry annotations over to another edition, and list what did not survive',
  options: [['--out <file>', 'write to this file, and not to standard output']],
  json: '`report`, `diagnostics`, and `markdown` unless it went to a file',
  examples: ['claimdown rebase article.md second-edition.txt --out second-edition.md']
} as const
