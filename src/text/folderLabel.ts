/** What messages call a folder that a command line names: its path without slashes at the end. The root of the disk keeps its own. */
export function toFolderLabel(path: string): string {
  return path.replace(/\/+$/, '') || path;
}
