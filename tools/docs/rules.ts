/** `docs/rules.md`, from the rules. */

import {writeFileSync} from 'node:fs'
import {rules} from '../../src/lint/lint.ts'

/** The page: what each rule finds, why, and its examples. */
export function rulesPage(): string {
  const fenced = (sources: readonly string[]): string =>
    sources.map(source => `\`\`\`markdown\n${source.trimEnd()}\n\`\`\`\n`).join('\n')
  const sourceTexts = (texts: Readonly<Record<string, string>>): string =>
    Object.entries(texts)
      .map(
        ([source, text]) =>
          `Where the text of \`${source}\` is at hand (\`lint(document, {texts})\`, \`claimdown check --texts folder\`) and says:\n\n> ${text}\n\n`
      )
      .join('')
  const sections = rules.map(
    ({code, severity, why, wrong, right, texts}) =>
      `## ${code}\n\n*${severity}.* ${why}\n\n${texts ? sourceTexts(texts) : ''}Finds:\n\n${fenced(wrong)}\nFinds nothing:\n\n${fenced(right)}`
  )
  return `# Rules

What \`lint\` and \`claimdown check\` look for in the graph of a document. Severities are settings: \`lint(document, {rules: {'unused-source': 'off'}})\`,
\`claimdown check --rules unused-source=off\`. This page is written by \`npm run docs\` from the rules themselves, and its examples are their tests.

${sections.join('\n')}`
}

if (process.argv.includes('--write')) writeFileSync('docs/rules.md', rulesPage())
