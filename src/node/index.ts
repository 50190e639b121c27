/** `claimdown/node`: corpora from folders, for programs that run in Node. */

export type * from '../corpus/index.ts'
export {type FileDiagnostic, type OpenedCorpus, openCorpus} from './open-corpus.ts'
