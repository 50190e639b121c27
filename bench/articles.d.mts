export function article(seed?: number, size?: number): string
