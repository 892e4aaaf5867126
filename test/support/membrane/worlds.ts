import type { World } from './elements.ts';
import { action, app, connection, connector, integration, workspaceAction } from './world.ts';

/** A world from the parts given; what is not given is empty. */
export function world(parts: Partial<World> = {}): World {
  return { apps: [], connectors: [], integrations: [], connections: [], actions: [], ...parts };
}

/** Several worlds as one, in order. */
export function joinWorlds(...worlds: readonly World[]): World {
  return {
    apps: worlds.flatMap((w) => w.apps),
    connectors: worlds.flatMap((w) => w.connectors),
    integrations: worlds.flatMap((w) => w.integrations),
    connections: worlds.flatMap((w) => w.connections),
    actions: worlds.flatMap((w) => w.actions),
  };
}

/** What an app has besides its catalog entry and its connector. */
export interface AppWorldParts {
  /** Keys of catalog actions. */
  actions?: readonly string[];
  /** Keys of workspace actions; implies an integration. */
  workspaceActions?: readonly string[];
  integration?: boolean;
  connection?: boolean;
}

/** A world of one app: the app, its connector, its actions and, if asked for, an integration and a connection. */
export function appWorld(slug: string, parts: AppWorldParts = {}): World {
  const own = parts.workspaceActions ?? [];
  const integrated = parts.integration || parts.connection || own.length > 0;
  return {
    apps: [app(slug)],
    connectors: [connector(slug)],
    integrations: integrated ? [integration(slug)] : [],
    connections: parts.connection ? [connection(slug)] : [],
    actions: [
      ...own.map((key) => workspaceAction(slug, key)),
      ...(parts.actions ?? []).map((key) => action(slug, key)),
    ],
  };
}

/** A catalog of `apps` apps `app-1`…, each with `actionsEach` actions: for paging, concurrency and benchmarks. */
export function catalogWorld(apps: number, actionsEach: number): World {
  const keys = Array.from({ length: actionsEach }, (_, i) => `do-thing-${i + 1}`);
  return joinWorlds(...Array.from({ length: apps }, (_, i) => appWorld(`app-${i + 1}`, { actions: keys })));
}
