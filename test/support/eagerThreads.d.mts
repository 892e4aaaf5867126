/** Compiles skillpress into a folder so that ten apps are worth a thread; returns its command line. */
export function compileEager(dir: string): Promise<string>;
