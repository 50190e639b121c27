/** A text with brat annotations, one of each kind of line. */

export const bratText = '😀 Rates rose, said\nthe bank.'

export const bratLines: readonly string[] = [
  'T1\tProtein 2 7\tRates',
  'T2\tComplex 2 7;14 18\tRates said',
  'T3\tClaim 2 12\tRates rose',
  'T4\tEvidence 14 27\tsaid the bank',
  'E1\tBinding:T1 Theme:T2 Theme2:E2',
  'E2\tBinding:T2',
  'R1\tPart-of Arg1:T1 Arg2:T2',
  'R2\tsupports Arg1:T4 Arg2:T3',
  'A1\tNegation E1',
  'A2\tConfidence E1 High',
  'M1\tSpeculation T1',
  'N1\tReference T1 Wikidata:Q1\tthe name',
  '#1\tAnnotatorNotes R1\tWhy \u201cnot\u201d?',
  '*\tEquiv T1 T2'
]
