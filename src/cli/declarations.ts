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
  arguments: [
    [
      '<reference>',
      'a document, `document#id` of a claim, an entity or a source, or the name of somebody or something'
    ],
    ['[places...]', 'documents in which a name is looked for (default: the shipped documents)']
  ],
  summary: 'show an argument as a tree, one claim, or all about an entity, a source or a holder',
  notes: [
    `A word that is no path and no document is looked for as a name: the id, the
name, an alias or the Wikidata item of an entity; the id or the title of a
source; the name of a holder. For an entity, the command prints what it
asserts, what is said about it, and who is named with it; for a source, the
statements that rest on it, directly and through others.`
  ],
  options: [['--depth <levels>', 'of a tree, show no more than this many levels below the top']],
  json: '`tree`, a list of statements in the order of the tree with their `depth`; or `claim`, one claim',
  result: '`entity`, `source` or `holder`, with the addresses and words of statements',
  examples: [
    'claimdown show how-america-should-deal-with-the-taliban',
    'claimdown show article.md#c12',
    'claimdown show taliban',
    'claimdown show "The Fed" corpus'
  ]
} as const

/** Options of the commands that are `filtered`: which items are taken. */
export const filters = [
  ['--by <name>', 'who asserts it: an id, a name, or `author`; of sources, who wrote it'],
  ['--about <name>', 'an entity that it is about or names: an id, a name or an alias'],
  ['--kind <kinds>', 'its kind or type: fact,policy'],
  ['--source <source>', 'a source that it rests on: an id or a title'],
  ['--status <statuses>', 'asserted, disputed, retracted or superseded'],
  ['--certainty <grades>', 'certain, probable, possible or unlikely'],
  ['--section <title>', 'the title of a section that it stands in'],
  ['--document <ids>', 'the id of its document'],
  ['--from <date>', 'not before this year, month or day: 2021, 2021-09, 2021-09-20'],
  ['--to <date>', 'not after it']
] as const

/** A paragraph in the help of each command that is `filtered`. */
export const aboutFilters = `Every filter that is given has to fit. \`--kind\`, \`--status\`, \`--certainty\` and
\`--document\` take several values with commas between, of which one has to fit.
\`--from\` and \`--to\` look at the date of a source, a relation or a date in the
text, and otherwise at the date on which the document was issued.`

export const list = {
  name: 'list',
  arguments: [
    [
      '[what]',
      'documents, claims, evidence, sources, entities, holders, sections, mentions or relations (default: documents)'
    ],
    ['[documents...]']
  ],
  summary: 'list the claims, sources, entities and other items of documents, with filters',
  filtered: true,
  notes: ['Exit code 0 says that the documents could be read, also when nothing fits.'],
  options: [
    ['--text <words>', 'words that it has, whatever their case and quotation marks'],
    ['--sort <field>', 'sort by a field; the greatest first with a minus sign: -date'],
    ['--limit <number>', 'print at most so many'],
    ['--page <number>', 'print this page, from 1, of --limit items each (default: 20)'],
    ['--count', 'print only how many there are'],
    ['--group-by <field>', 'print them under the values of a field; with --count, how many have each']
  ],
  json: '`path` and `id`',
  result: '`what`, `total`, and `items`, `count` or `groups`',
  examples: [
    'claimdown list corpus',
    'claimdown list claims corpus --kind policy --by author',
    'claimdown list evidence article.md --group-by source --count'
  ]
} as const

export const find = {
  name: 'find',
  arguments: [['<words>', 'words to look for, in any form: `rates` finds `rate`'], ['[documents...]']],
  summary: 'search claims and evidence, the best hits first',
  filtered: true,
  notes: [
    `A hit has all the words, in its own words or in the name of its holder.`,
    'Exit code 1 says that nothing was found.'
  ],
  options: [
    ['--any', 'one of the words will do'],
    ['--limit <number>', 'print at most so many (default: 20)'],
    ['--page <number>', 'print this page, from 1, of --limit hits each'],
    ['--count', 'print only how many there are']
  ],
  json: '`path` and `id`',
  result: '`total` and `hits`, each with `address`, `score`, `words`, and `highlights`, places in `words`',
  examples: ['claimdown find "peace talks" corpus', 'claimdown find sanctions corpus --kind policy --limit 5']
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

export const diff = {
  name: 'diff',
  arguments: [
    ['<old>', 'a document, or a folder of documents'],
    ['<new>', 'what became of it']
  ],
  summary: 'show which claims were added, dropped, reworded, moved or given other grounds',
  notes: [
    `Two documents are compared whatever their ids. The documents of two folders are
compared by their ids. Exit code 1 says that there are differences. Without
colour, old words stand in [-…-] and new words in {+…+}.`
  ],
  options: [],
  json: '`path` and `id`',
  result: '`added` and `dropped`, ids of documents; and `changed`, with the `changes` of each',
  examples: ['claimdown diff article.md second-edition.md', 'claimdown diff old/corpus corpus']
} as const

export const agree = {
  name: 'agree',
  arguments: [['<annotations...>', 'two or more annotated copies of one text']],
  summary: 'measure how far annotators of one text agree, and merge what they agree on',
  notes: [
    `F1 counts statements that cover the same letters, or share at least half of
them. Labels (Cohen's and Fleiss' kappa, Krippendorff's alpha) and relations are
compared between statements that match. Exit code 2 says that the texts differ;
1, that something could not be written into the file of --merge.`
  ],
  options: [
    ['--differences', 'list where they differ, side by side'],
    ['--merge <file>', 'write what all have into this file, and mark the rest as undecided']
  ],
  json: '`path` and `id`',
  result: '`agreement`, `differences`, and with --merge also `out` and `diagnostics`',
  examples: ['claimdown agree ann.md ben.md', 'claimdown agree ann.md ben.md cleo.md --merge merged.md']
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
