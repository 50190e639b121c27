import {defineConfig} from 'tsup'

const config: ReturnType<typeof defineConfig> = defineConfig({
  entry: {
    index: 'src/index.ts',
    model: 'src/model/index.ts',
    entities: 'src/entities/index.ts',
    standoff: 'src/standoff/index.ts',
    cite: 'src/cite/index.ts',
    formats: 'src/formats/index.ts',
    remark: 'src/remark.ts',
    guard: 'src/guard.ts',
    'cli/bin': 'src/cli/bin.ts'
  },
  format: 'esm',
  target: 'es2022',
  dts: {
    entry: {
      index: 'src/index.ts',
      model: 'src/model/index.ts',
      entities: 'src/entities/index.ts',
      standoff: 'src/standoff/index.ts',
      cite: 'src/cite/index.ts',
      formats: 'src/formats/index.ts',
      remark: 'src/remark.ts',
      guard: 'src/guard.ts'
    }
  },
  clean: true
})

export default config
