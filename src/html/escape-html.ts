/** Text escaped for HTML. */

/** Escapes characters that HTML would read as mark-up, for text between tags and for attributes in double quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`)
}
