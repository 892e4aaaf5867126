/** `1 h 2 min`, `45 s`; rounded up, so that nobody comes back early. */
export function wordDuration(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const parts = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor((seconds % 3600) / 60), 'min'],
    [seconds % 60, 's'],
  ] as const;
  const shown = parts.filter(([count]) => count > 0);
  return shown.length === 0 ? '0 s' : shown.map(([count, unit]) => `${count} ${unit}`).join(' ');
}

/** `2026-11-20 14:05:10 UTC`, rounded up to the second. */
export function wordMoment(wall: number): string {
  return `${new Date(Math.ceil(wall / 1000) * 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
