import type { Command } from 'commander';
import type { ServeFlags } from '../commands/serve.ts';
import { readPort, withExamples } from './flags.ts';
import type { Host } from './host.ts';

/** Adds `skillpress serve`. */
export function addServe(program: Command, { context, end, stop }: Host): void {
  const command = program
    .command('serve')
    .description(
      'serve the built catalog to agents as an MCP server: POST /mcp for all of it, POST /mcp/<slug> for one app, GET /healthz',
    )
    .option('--out <dir>', 'folder of the generated catalog', 'dist')
    .option('--stdio', 'speak on standard input and output instead, to the one client that started it', false)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <n>', 'port to listen on; 0 is any free one', readPort, 8080)
    .option(
      '--allow-agent-sessions',
      "let callers have Membrane's agent build what is missing: costs credits",
      false,
    )
    .addHelpText(
      'after',
      `
Who may use it is in catalog.yaml, as "serve: { users: none | secondme, hosts: [mcp.example.com], callsPerMinute: 120 }".

Environment: MEMBRANE_TOKEN (acts for every caller, with users: none), MEMBRANE_WORKSPACE_KEY and
MEMBRANE_WORKSPACE_SECRET (sign a token for each user's own tenant, with users: secondme), SECONDME_API_URL, MEMBRANE_API_URL`,
    )
    .action(async (flags: ServeFlags) => {
      const { serve } = await import('../commands/serve.ts');
      end(await serve(context, flags, stop()));
    });
  withExamples(command, {
    serve: 'at http://127.0.0.1:8080/mcp',
    'serve --stdio': 'for a client on this machine, which starts it itself',
    'serve --host 0.0.0.0 --port 80': 'for others, in a container',
  });
}
