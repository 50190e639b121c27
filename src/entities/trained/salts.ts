/** The salts of the tagger's features. */

/**
 * What a feature is about: mixed into its hash, so that the same word means one thing as itself and another as a neighbour.
 *
 * The weights are trained with these numbers: another number is another feature, which no weight knows. `tools/entities/prepare.ts` makes
 * the same features for training.
 */
export const salts = {
  // Of a word alone.
  word: 1,
  spelledWord: 2,
  shape: 3,
  spelling: 4,
  share: 5,
  /** The first letters, plus how many: 11 to 14. */
  prefix: 10,
  /** The last letters, plus how many: 21 to 24. */
  suffix: 20,
  /** The last three letters of a neighbour. It is the salt of four letters of a word itself, too, and the weights know it so. */
  nearSuffix: 24,
  suffixOfCapitalized: 30,
  /** The cluster, plus the level: itself 40, its parent 41, its grandparent 42, the second cluster 43. */
  cluster: 40,
  parent: 41,
  clusterAndSpelling: 50,
  parentAndSpelling: 51,
  list: 60,
  noList: 61,
  lists: 62,

  // Of a word in the eyes of another: mixed into the features of the first by where it stands.
  before1: 101,
  after1: 102,
  before2: 103,
  after2: 104,

  // Of a place in a sentence. The names of words are joined by what stands where.
  casing: 200,
  shareAndStart: 201,
  wordBefore: 210,
  wordAfter: 211,
  spellingsAround: 220,
  clusterBefore: 221,
  clusterAfter: 222,
  parentsAround: 223,
  clusterBeforeSpellings: 224,
  clusterAfterSpellings: 225,
  spellingsToEarlier: 226,
  spellingsToLater: 227,
  previousWordAndSpelling: 228,
  nextWordAndSpelling: 229,
  earlierParentAndSpellings: 230,
  parentBefore: 231,
  parentAfter: 232,
  listsBefore: 240,
  listsAfter: 241,
  phrase: 250,
  phraseAndSpelling: 251,
  phraseList: 252,

  /** The feature that every token has; it is no salt, but a hash. */
  bias: 999
} as const
