/** `docs/diagnostics.md`, from the explanations of the codes. */

import {writeFileSync} from 'node:fs'
import {type Example, explanations} from '../../src/check/explanations.ts'
import {rules} from '../../src/lint/lint.ts'
import {slips} from './slips.ts'

/** The page: every code, what it means, input that gives it, and what to do. */
export function diagnosticsPage(): string {
  const sections = Object.entries(explanations)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, {means, remedy, example}]) => `## ${code}\n\n${means} ${remedy}\n\n${shown(example)}`)
  const ruleList = rules.map(({code, severity, why}) => `| [${code}](rules.md#${code}) | ${severity} | ${why} |`)
  return `# Diagnostics

claimdown reads as much of its input as it can, and reports what it could not read as diagnostics. A diagnostic has a \`code\`, a \`severity\` (\`error\`, \`warning\`, \`hint\`), a
\`message\` of one sentence (what is there, then what was expected), and a \`place\` in the Markdown where there is one. What the message says is
in fields too: \`actual\` is the text at the place, \`expected\` lists the possible values, \`ids\` lists the ids in the message, and \`reason\` says why something
was refused or lost. A \`fix\` is a list of edits that correct the mistake.

The codes are a type, \`Code\`. This page lists all of them. \`npm run docs\` writes it, and a test runs its examples. \`claimdown/diagnostics\` has the
same content as data: \`explanations['near-miss'].remedy\`.

## Common slips

Each slip gives one diagnostic, because its consequences are not reported. \`↵\` is a line ending. If the last column has Markdown,
\`claimdown check --fix\` and \`fixAll\` write it.

| slip | Markdown | claimdown says | fixed |
|---|---|---|---|
${slips.map(slipRow).join('\n')}

## Rules

Codes of \`lint\` are explained in [rules.md](rules.md), with examples. Parsing gives some of them too: \`impossible-date\` for a date in the front matter,
\`duplicate-id\` and \`dangling-reference\` for files in other formats.

| code | severity | why it matters |
|---|---|---|
${ruleList.join('\n')}

${sections.join('\n')}`
}

function slipRow({slip, markdown, message, fixed}: (typeof slips)[number]): string {
  return `| ${slip} | ${cell(markdown)} | ${message.replaceAll('|', '\\|')} | ${fixed === undefined ? '' : cell(fixed)} |`
}

function cell(markdown: string): string {
  return `\`${markdown.trimEnd().replaceAll('\n', '↵').replaceAll('|', '\\|')}\``
}

function shown(example: Example): string {
  if ('when' in example) return `For example: ${example.when}\n`
  const language = example.of === 'json' || example.of === 'xaif' ? 'json' : example.of === 'brat' ? 'text' : 'markdown'
  const before =
    example.of === 'parseDialects'
      ? `With \`parseDialects(source, ['${example.dialect}'])\`:\n\n`
      : example.of === 'brat'
        ? `Beside the text \`${example.text}\`:\n\n`
        : example.of === 'format'
          ? 'With `format(source)`:\n\n'
          : ''
  const fence = example.input.includes('```') ? '````' : '```'
  return `${before}${fence}${language}\n${example.input.trimEnd()}\n${fence}\n`
}

if (process.argv.includes('--write')) writeFileSync('docs/diagnostics.md', diagnosticsPage())
