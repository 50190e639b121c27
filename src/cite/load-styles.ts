/** Loads the citation processor, which is an optional peer dependency. */

import {chicagoAuthorDate, mla} from './styles.ts'

/**
 * Registers the styles with Citation.js.
 *
 * @throws Error with its `cause` when the peer dependency is not installed.
 */
export async function loadStyles(style: string): Promise<void> {
  const {plugins} = await import('@citation-js/core')
  try {
    await import('@citation-js/plugin-csl')
  } catch (cause) {
    throw new Error(
      `The style \`${style}\` needs the package @citation-js/plugin-csl: npm install @citation-js/plugin-csl`,
      {cause}
    )
  }
  const {templates} = plugins.config.get('@csl')
  if (templates.has('chicago')) return
  templates.add('chicago', chicagoAuthorDate)
  templates.add('mla', mla)
}
