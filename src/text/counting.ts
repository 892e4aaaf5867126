/** `1,102`, whatever the machine's locale. */
export function formatFigure(count: number): string {
  // Intl's first use takes as long as asking for 2,000 files.
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `1 error`, `1,102 warnings`. */
export function countNoun(count: number, noun: string): string {
  return `${formatFigure(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** `a, b and 1,100 more`: as many names as a person reads in a message, and how many others there are. */
export function nameFirst(names: readonly string[], most: number): string {
  const more = names.length > most ? ` and ${formatFigure(names.length - most)} more` : '';
  return names.slice(0, most).join(', ') + more;
}

/** `1.23 s` of milliseconds. */
export function formatSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}
