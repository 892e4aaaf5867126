import type { CallToolResult } from '@modelcontextprotocol/server';

/** What a tool has to say, as data; `outcome` is one word for it, and the one thing of it that is logged. */
export interface Said {
  readonly outcome: string;
  readonly [key: string]: unknown;
}

/** A result: the data as text for models, and as it is for programs. */
export function toAnswer(data: Said): CallToolResult {
  return { content: [{ type: 'text', text: JSON.stringify(data) }], structuredContent: { ...data } };
}

/** A result of a tool that could not do what was asked; `message` tells the model what to do about it. */
export function toToolError(data: Said & { readonly message: string }): CallToolResult {
  return { ...toAnswer(data), isError: true };
}

/** A result of a tool that Membrane did not answer, or not with what was asked for. */
export function toFailure({ message }: { readonly message: string }): CallToolResult {
  return toToolError({ outcome: 'failed', message });
}
