/** ClawHub's command line, on disk. */
export const CLAWHUB_CLI: string;
