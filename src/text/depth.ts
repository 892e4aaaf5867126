/** True when lists and maps are nested deeper than that; whatever the depth, it needs no stack. */
export function isDeeperThan(value: unknown, most: number): boolean {
  let level = childrenOf([value]);
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > most) return true;
    level = childrenOf(level.flatMap((each) => Object.values(each)));
  }
  return false;
}

function childrenOf(values: readonly unknown[]): object[] {
  return values.filter((each): each is object => typeof each === 'object' && each !== null);
}
