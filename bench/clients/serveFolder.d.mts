/** Serves a folder as a static site on a free port of this machine. */
export function serveFolder(
  root: string,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }>;
