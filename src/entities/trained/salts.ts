/** The salts of the tagger's features. */

/**
 * A salt says what a feature is about. It is mixed into the feature's hash, so that a word gives different features for its own label and for
 * the labels of its neighbours.
 *
 * The weights are trained with these numbers. A feature with another number has no weight. `tools/train/prepare.ts` computes the same
 * features for training.
 */
export const salts = {
  // Features of a single word.
  word: 1,
  spelledWord: 2,
  shape: 3,
  spelling: 4,
  share: 5,
  /** The first letters; their number is added: 11 to 14. */
  prefix: 10,
  /** The last letters; their number is added: 21 to 24. */
  suffix: 20,
  /** The last three letters of a neighbour. The last four letters of the word itself have the same salt; the weights were trained with this collision. */
  nearSuffix: 24,
  suffixOfCapitalized: 30,
  /** The cluster; the level is added: the cluster itself 40, its parent 41, its grandparent 42, the second cluster 43. */
  cluster: 40,
  parent: 41,
  clusterAndSpelling: 50,
  parentAndSpelling: 51,
  list: 60,
  noList: 61,
  lists: 62,

  // Position of a neighbour: mixed into the features of the neighbouring word.
  before1: 101,
  after1: 102,
  before2: 103,
  after2: 104,

  // Features of a token in its sentence. Most combine properties of several words.
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

  /** The feature that every token has. This number is the hash itself, not a salt. */
  bias: 999
} as const
