import type { Finding } from '../model/finding.ts';

/** `file:line:column`, as far as a place is known. */
export function formatPlace({ file, line, column }: Pick<Finding, 'file' | 'line' | 'column'>): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}
