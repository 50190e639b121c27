import {defineConfig} from 'tsup'

/** What `exports` names; the command has no types to offer. */
const entries = {
  index: 'src/index.ts',
  model: 'src/model/index.ts',
  entities: 'src/entities/index.ts',
  'entities/compromise': 'src/entities/compromise-view.ts',
  standoff: 'src/standoff/index.ts',
  suggestions: 'src/suggestions/index.ts',
  cite: 'src/cite/index.ts',
  formats: 'src/formats/index.ts',
  remark: 'src/remark.ts',
  guard: 'src/guard.ts'
}

const config: ReturnType<typeof defineConfig> = defineConfig({
  entry: {...entries, 'cli/bin': 'src/cli/bin.ts'},
  format: 'esm',
  target: 'es2022',
  dts: {entry: entries},
  clean: true
})

export default config
