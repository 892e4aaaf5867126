/** Does some work; returns its value and how long it took, in milliseconds. */
export function timed(work) {
  const began = performance.now();
  const value = work();
  return { value, ms: performance.now() - began };
}

/** The value below which that part of some values lies, to a tenth. */
export function quantile(values, part) {
  const sorted = values.toSorted((a, b) => a - b);
  return Number(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))].toFixed(1));
}
