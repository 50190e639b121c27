/**
 * Every value that the package exports, with the names of the targets that fuzz it, or the reason why none does. A test compares the list with
 * the entries of package.json.
 */

export type Coverage = readonly string[] | {not: string}

const data = {not: 'data: targets read it'}

const quotes = {
  anchor: ['anchor', 'html', 'own-words'],
  htmlText: ['html'],
  normalisations: data,
  quoteFinder: ['anchor', 'verify'],
  verify: ['verify', 'own-words']
} as const

export const surface: Readonly<Record<string, Readonly<Record<string, Coverage>>>> = {
  '.': {
    annotate: ['annotate', 'annotate-anything'],
    applyEdits: ['edits', 'parse'],
    compatibleEdits: ['edits', 'parse'],
    declare: ['declare'],
    diagnose: ['diagnose', 'fix'],
    dialects: data,
    evaluate: ['evaluate'],
    findEscaped: ['escape'],
    fixAll: ['fix'],
    format: ['format'],
    fromDialects: ['dialects'],
    lint: ['parse', 'model'],
    parse: ['parse', 'front-matter', 'map'],
    parseDialects: ['dialects'],
    rules: data,
    splitFrontMatter: ['front-matter', 'strip'],
    strip: ['strip', 'annotate', 'format'],
    toFootnotes: ['footnotes'],
    quotationOf: ['corpus'],
    words: ['edits'],
    writeFrontMatter: ['front-matter', 'model']
  },
  './model': {
    attributions: ['model'],
    authorName: ['model'],
    certainties: data,
    claimKinds: data,
    emptyDocument: {not: 'it makes an object of one string'},
    entityTypes: data,
    evidenceKinds: data,
    fromJson: ['from-json', 'parse'],
    fullName: ['model'],
    holderChain: ['corpus'],
    holderName: ['model'],
    holderNames: ['corpus'],
    mapSpans: ['model'],
    quotationOf: ['corpus'],
    relationKinds: data,
    statuses: data,
    summary: ['corpus'],
    toJson: ['from-json', 'parse']
  },
  './agreement': {
    cohenKappa: ['agreement'],
    compare: ['agreement'],
    differences: ['agreement'],
    fleissKappa: ['agreement'],
    krippendorffAlpha: ['agreement'],
    matchStatements: ['agreement'],
    merge: ['agreement'],
    unitizingAlpha: ['agreement']
  },
  './corpus': {
    Corpus: ['corpus'],
    Entry: ['corpus'],
    SearchIndex: ['corpus'],
    Selection: ['corpus'],
    StatementEntry: ['corpus'],
    diff: ['diff'],
    diffCorpora: ['diff']
  },
  './node': {
    openCorpus: {
      not: 'it reads files; tests/open-corpus.test.ts damages them, and other targets fuzz `parse` and `Corpus`'
    }
  },
  './diagnostics': {explanations: data},
  './entities': {
    findDeclared: ['recognise', 'link'],
    findNames: ['recognise'],
    findNumbers: ['numbers'],
    knowledge: ['link'],
    link: ['link'],
    namedThings: ['recognise'],
    recognise: ['recognise', 'compromise', 'wink'],
    recogniseAsync: ['token-classifier'],
    standardRecognisers: ['recognise', 'token-classifier'],
    tokenClassifier: ['token-classifier'],
    wink: ['wink']
  },
  './entities/compromise': {compromise: ['compromise'], compromiseView: ['compromise']},
  './standoff': {
    ...quotes,
    dehydrate: ['dehydrate', 'rebase'],
    hydrate: ['hydrate', 'dehydrate', 'rebase'],
    isStandoff: ['hydrate', 'dehydrate'],
    isTextOf: ['hydrate', 'dehydrate'],
    rebase: ['rebase']
  },
  './quotes': quotes,
  './suggestions': {applySuggestions: ['suggestions']},
  './cite': {cite: ['cite'], references: ['references'], styles: data},
  './formats': {
    mapLabels: ['formats-of-json'],
    brat: ['brat-read', 'formats-of-markdown', 'formats-of-json'],
    rows: ['model'],
    xaif: ['xaif-read', 'formats-of-markdown', 'formats-of-json']
  },
  './remark': {claimdownSyntax: ['remark'], default: ['remark']},
  './guard': {guardedDirectives: ['guard']}
}
