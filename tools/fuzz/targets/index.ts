/** All targets of the fuzzer. */

import type {Target} from '../target.ts'
import * as corpora from './corpora.ts'
import * as entities from './entities.ts'
import * as markdown from './markdown.ts'
import * as model from './model.ts'
import * as pipelines from './pipelines.ts'
import * as quotes from './quotes.ts'

const targets: readonly Target[] = [markdown, model, quotes, entities, pipelines, corpora].flatMap((module): Target[] =>
  Object.values(module)
)

export default targets
