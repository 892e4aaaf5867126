import type { JsonSchema } from './action.ts';

/** An action as a tool of an MCP server. */
export interface ActionTool {
  readonly name: string;
  /** `null`: Membrane did not tell the inputs. */
  readonly inputSchema: JsonSchema | null;
}
