/** The browser of this machine; `null`: it has none, and none is fetched. */
export function findChromium(): string | null;
