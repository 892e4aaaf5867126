import type { Snapshot } from '../model/snapshot.ts';
import { formatJson } from '../text/formatJson.ts';

/** The text of `membrane.json`: two-space JSON, keys in one order, a line feed at the end. */
export function formatSnapshot(snapshot: Snapshot): string {
  const { origin, for: subject, app, connector, integration, connection, actions } = snapshot;
  return formatJson({ origin, for: subject, app, connector, integration, connection, actions });
}
