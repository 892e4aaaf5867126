/** Colours of tiles; white text on each has a contrast of at least 4.5 : 1. */
const COLOURS = [
  '#4f46e5',
  '#0369a1',
  '#0f766e',
  '#15803d',
  '#4d7c0f',
  '#a15c07',
  '#c2410c',
  '#b91c1c',
  '#be185d',
  '#a21caf',
  '#7e22ce',
  '#475569',
];

/** The tile that stands for an app: its first letter on a colour of its own. */
export function toTile(slug: string, name: string): { readonly letter: string; readonly hue: string } {
  const letter = /[\p{L}\p{N}]/u.exec(name)?.[0] ?? slug.charAt(0);
  let sum = 0;
  for (const char of slug) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 9973;
  return { letter: letter.toUpperCase(), hue: `h${sum % COLOURS.length}` };
}

/** The colour of a tile's class. */
export function chooseColour(hue: string): string {
  return COLOURS[Number(hue.slice(1))] ?? '#475569';
}

/** The classes of the colours as a style sheet. */
export function styleTiles(): string {
  return COLOURS.map((colour, at) => `.h${at}{--tile:${colour}}`).join('');
}
