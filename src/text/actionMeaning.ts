import { hash } from 'node:crypto';
import type { SnapshotAction } from '../model/snapshot.ts';

/** A digest of all that an agent could be told of an action, but for the key, which is a name. */
export function digestMeaning({ name, description, type, method, input }: SnapshotAction): string {
  return hash('sha256', JSON.stringify([name, description, type, method, input]), 'base64').slice(0, 16);
}
