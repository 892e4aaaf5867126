import type { SurfaceAction, SurfaceInput } from '../model/release.ts';
import type { Change } from '../model/change.ts';

type SurfaceInputs = ReadonlyMap<string, SurfaceInput>;

/**
 * What changed in the inputs of an action. Inputs that became known, or unknown, are no promise made or broken; nor are optional
 * ones that are missing where not all of them are told.
 */
export function compareInputs(action: string, before: SurfaceAction, after: SurfaceAction): Change[] {
  if (!before.inputs && !after.inputs) return [];
  if (!before.inputs) return [{ kind: 'inputs-told', action }];
  if (!after.inputs) return [{ kind: 'inputs-untold', action }];
  const [old, now] = [byPath(before.inputs), byPath(after.inputs)];
  const changes = [
    ...(after.cut ? [] : missingIn(now, old)).map(({ path }): Change => ({
      kind: 'input-removed',
      action,
      input: path,
    })),
    ...missingIn(old, now)
      .filter(({ required }) => required || !before.cut)
      .map(({ path, required }): Change => ({
        kind: required ? 'input-needed' : 'input-added',
        action,
        input: path,
      })),
    ...[...now.values()].flatMap((input) => compareInput(action, old.get(input.path), input)),
  ];
  // New and removed inputs move the digest of the meanings anyway.
  const reworded = changes.length === 0 && before.meanings !== after.meanings;
  return reworded ? [{ kind: 'inputs-reworded', action }] : changes;
}

function compareInput(action: string, before: SurfaceInput | undefined, after: SurfaceInput): Change[] {
  if (!before) return [];
  const input = after.path;
  const changes: Change[] = [];
  if (before.required !== after.required)
    changes.push({ kind: after.required ? 'input-now-required' : 'input-now-optional', action, input });
  if (before.type !== after.type) changes.push({ kind: 'input-type', action, input });
  if (before.allowed !== after.allowed) changes.push({ kind: 'input-values', action, input });
  return changes;
}

/**
 * Inputs that are not in `others`. One inside an object that is not there either goes with that object: a new optional
 * `address` may well need its `address.city`, and asks nothing of who sends no address.
 */
function missingIn(others: SurfaceInputs, inputs: SurfaceInputs): SurfaceInput[] {
  const missing = [...inputs.values()].filter(({ path }) => !others.has(path));
  const paths = new Set(missing.map(({ path }) => path));
  return missing.filter(({ path }) => !containersOf(path).some((container) => paths.has(container)));
}

/** `lines`, `lines[]` and `lines[].tax` of `lines[].tax.rate`. */
function containersOf(path: string): string[] {
  return [...path.matchAll(/[.[]/g)].map(({ index }) => path.slice(0, index));
}

function byPath(inputs: readonly SurfaceInput[]): SurfaceInputs {
  return new Map(inputs.map((input) => [input.path, input]));
}
