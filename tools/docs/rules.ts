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

${sections.join('\n')}
${ownRules}`
}

const ownRules = `## Rules of your own

\`lint\`, \`diagnose\` and \`fixAll\` take rules of your own. A rule is a value: its code, its severity, and a generator that yields one
breach for each place. Settings apply to your rules too, and their codes are in the type of the findings. Two rules with one code throw a \`RangeError\`.

\`\`\`ts
import {type CustomRule, lint, parse} from 'claimdown'

export const noHedging: CustomRule<'no-hedging'> = {
  code: 'no-hedging',
  severity: 'hint',

  *check({claims}) {
    for (const [index, {id, span, certainty}] of claims.entries()) {
      if (certainty !== 'unlikely') continue
      yield {pointer: \`/claims/\${index}\`, span, message: \`Claim \\\`\${id}\\\` is unlikely, expected one that its author holds\`}
    }
  }
}

const {value, place} = parse(':claim[Rates will rise]{#c1 certainty=unlikely}')
const findings = lint(value, {customRules: [noHedging], rules: {'no-hedging': 'error', 'unsupported-claim': 'off'}})
console.log(findings.map(({code, severity}) => [code, severity])) // [ [ 'no-hedging', 'error' ] ]
console.log(place(findings[0]).place?.start.column) // 8
\`\`\`

\`pointer\` is the place in the data of the document, as a JSON Pointer (\`/claims/3/date\`). \`span\` is the place in its text, in UTF-16 units.
\`parse(source).place\` finds the place in the Markdown.

## Fixes

A breach that can be corrected in only one way has the correction in \`changes\`: \`[{pointer: '/claims/3/date', value: '2021-09-20'}]\`. \`place\` turns them into
edits of the Markdown (\`fix\`) if they can be written there. Diagnostics of \`parse\` may have a \`fix\` too, such as a misspelled attribute.

\`fixAll(source)\` and \`claimdown check --fix\` try the fixes and read the result. A fix is applied only if its diagnostic is gone, no other error or warning appears,
the text loses nothing but marks of annotations, and all other annotations stay the same. \`untried\` is the number of fixes that \`fixAll\` did not try, because
[a limit](performance.md#limits) bounds the time.
`

if (process.argv.includes('--write')) writeFileSync('docs/rules.md', rulesPage())
