/** Laws draw the same examples in every run, so that a red test is the change's doing; `npm run fuzz` draws others. */

import fc from 'fast-check'

if (!process.env.FUZZ) fc.configureGlobal({seed: 20_210_920})
