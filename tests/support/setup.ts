/** Laws draw the same examples in every run, so that a failing test is caused by the change. `npm run fuzz` draws other examples. */

import fc from 'fast-check'

if (!process.env.FUZZ) fc.configureGlobal({seed: 20_210_920})
