import { toVisibleLine } from '../../text/characters.ts';
import type { Action } from '../../model/action.ts';
import type { App } from '../../model/app.ts';
import type { Output } from '../../model/output.ts';

/**
 * `tools/<slug>.json`: an app's actions as tools of an MCP server, best first, one a line. `skillpress serve` reads it; so can any
 * other program that offers the actions to a model.
 */
export const tools: Output = {
  name: 'tools',
  root: 'tools',
  readers: 'machines',
  ofApp: (app) =>
    app.actions.length === 0 && app.membrane === null
      ? []
      : [{ path: `tools/${app.slug}.json`, text: toolsText(app) }],
};

function toolsText({ slug, name, homepage, membrane, popular, actions }: App): string {
  const head = { slug, name, homepage, membrane, popular: popular.length };
  const lines = actions.map((action) => JSON.stringify(toTool(action)));
  return `${JSON.stringify(head).slice(0, -1)},"tools":[\n${lines.join(',\n')}\n]}\n`;
}

/** `input` is how Membrane takes the arguments: as they are, or the one of them that is called `input`. */
function toTool({ tool, name, sentence, effect, id, key, toolInput }: Action): object {
  return {
    name: tool,
    title: name,
    description: sentence,
    effect,
    // An id that cannot be written as it is names nothing: the action is then found by its name.
    action: { id: id !== null && toVisibleLine(id) === id ? id : null, key, name },
    inputSchema: toolInput?.schema ?? null,
    ...(toolInput?.wrapped ? { input: 'wrapped' } : {}),
  };
}
