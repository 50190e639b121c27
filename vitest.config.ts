import {defineConfig, type ViteUserConfig} from 'vitest/config'

// `.ci/run` names a file for the counts.
const report = process.env.CLAIMDOWN_TEST_REPORT

const config: ViteUserConfig = defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: 'tests/support/global-setup.ts',
    setupFiles: 'tests/support/setup.ts',
    testTimeout: 60_000,
    reporters: report ? ['default', ['json', {outputFile: report}]] : ['default']
  }
})

export default config
