import type { CallToolResult, McpServer, ToolAnnotations } from '@modelcontextprotocol/server';
import type { JsonSchema } from '../../model/action.ts';
import type { Effect } from '../../model/effect.ts';
import type { Account, Call } from '../call.ts';
import { createArguments, type ToolArguments } from './checkInput.ts';
import { toToolError } from './toolResult.ts';

/** A tool as it is listed, and what it does. */
export interface ToolSpec {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly annotations: ToolAnnotations;
  readonly input: ToolArguments;
  readonly run: (input: Record<string, unknown>, turn: Turn) => Promise<CallToolResult>;
}

/** One call of a tool. */
export interface Turn {
  /** `null`: the caller is nobody at Membrane. */
  readonly account: Account | null;
  /** The moment of the clock by which it is over. */
  readonly until: number;
}

/** The `run` of a tool that needs an account; where there is none, it says so. */
export function withAccount(
  run: (input: Record<string, unknown>, account: Account, until: number) => Promise<CallToolResult>,
): ToolSpec['run'] {
  return async (input, { account, until }) => {
    if (account !== null) return run(input, account, until);
    const message = 'This server has no Membrane token, so it cannot connect or run anything.';
    return toToolError({ outcome: 'no-account', message });
  };
}

/** The arguments of a tool: all of them have to be given but those that are named as optional. */
export function createObject(
  properties: Readonly<Record<string, JsonSchema>>,
  optional: readonly string[] = [],
) {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return createArguments({ type: 'object', properties, required, additionalProperties: false });
}

/** For a tool that only reads; `open`: what it reads is beyond this catalog. */
export function annotateReading(open: boolean): ToolAnnotations {
  return { readOnlyHint: true, openWorldHint: open };
}

/** How clients are told what a tool does to the user's data: to remove data or access is to destroy. */
export function createAnnotations(effect: Effect): ToolAnnotations {
  if (effect === 'read') return annotateReading(true);
  return {
    readOnlyHint: false,
    destructiveHint: effect === 'delete',
    idempotentHint: false,
    openWorldHint: true,
  };
}

/** How much longer than its requests a tool may take, so that it tells itself what came of them. */
const GRACE_MS = 500;

/** Offers a tool on a server: it answers in time, its failures are results, and its outcome is noted. */
export function registerTool(server: McpServer, call: Call, tool: ToolSpec): void {
  const { name, title, description, annotations, input } = tool;
  server.registerTool(name, { title, description, inputSchema: input.listed, annotations }, async (args) => {
    const until = call.deadline();
    const result = await inTime(call, until, async () => {
      const problem = input.findProblem(args);
      if (problem !== null) return refuse(problem);
      return tool.run(args, { until, account: (await call.account?.(until)) ?? null });
    });
    call.note(name, String(Reflect.get(Object(result.structuredContent), 'outcome') ?? 'done'));
    return result;
  });
}

function refuse(problem: string): CallToolResult {
  return toToolError({ outcome: 'invalid', message: `Nothing was run, the input does not fit: ${problem}.` });
}

async function inTime(
  { clock, bug }: Call,
  until: number,
  run: () => Promise<CallToolResult>,
): Promise<CallToolResult> {
  let callOff = (): void => {};
  const late = new Promise<CallToolResult>((resolve) => {
    const message =
      'There was no answer in time, and what was asked may still be carried out. Look before you ask again.';
    callOff = clock.after(Math.max(0, until - clock.now()) + GRACE_MS, () =>
      resolve(toToolError({ outcome: 'unknown', message })),
    );
  });
  try {
    return await Promise.race([run(), late]);
  } catch (error) {
    bug(error);
    return toToolError({ outcome: 'bug', message: 'The server failed; its log tells why.' });
  } finally {
    callOff();
  }
}
