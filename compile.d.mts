/** Bundles an entry and all that it imports into one file, a module or (`.cjs`) CommonJS. */
export function bundleFile(entry: string, outfile: string): Promise<void>;
