/** Saves what only saves time: returns the error of a folder that takes no file, `null` when it was saved. */
export function attempt(save: () => void): Error | null {
  try {
    save();
    return null;
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return error;
    throw error;
  }
}
