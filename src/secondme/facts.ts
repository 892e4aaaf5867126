/** What is known of SecondMe's integrations: its guide "OpenClaw integration" (develop-docs.second.me) unless another source is named. */

/** What an integration key looks like. */
export const KEY = /^[a-z0-9-]+$/;
/** What a key looks like that every reader of that rule takes. */
export const PLAIN_KEY = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** Characters beyond which `secondme/plain-key` warns. */
export const LONGEST_PLAIN_KEY = 64;

/** What the name of a tool looks like (modelcontextprotocol.io/specification/2025-11-25/server/tools, "Tool Names"). */
export const TOOL_NAME = /^[A-Za-z0-9._-]{1,128}$/;

/** `header_template` is in the API and not open yet. */
export const AUTH_MODES = ['none', 'bearer_token'] as const;
/** The mode that manifests may not use yet. */
export const CLOSED_AUTH_MODE = 'header_template';

/** Scopes by their old names, and what they are called since March 2026 (mindverse/second-me-skills, commit 7a2b22d). */
export const RENAMED_SCOPES: Readonly<Record<string, string>> = {
  'user.info': 'userinfo',
  'note.add': 'note.write',
  'user.info.softmemory': 'memory.read',
};
/** The scope that user/info needs, by both names. */
export const USER_SCOPES = ['user.info', 'userinfo'] as const;

/** With `bearer_token` this secret becomes the Authorization header. */
export const TOKEN_SECRET = 'token';

/** How long the platform waits for a tool when nothing else is said, in milliseconds. */
export const TIMEOUT_MS = 15_000;

/** Names in endpoints and headers that a secret of that name replaces. */
export const PLACEHOLDER = /\{\{\s*([\w.-]+)\s*\}\}/g;

/** A reference to a variable of the environment. */
export const REFERENCE = /^\$\{[A-Za-z_][A-Za-z0-9_]*\}$/;

/** The integration key of an app: its id as SecondMe can have it. */
export function createKey(slug: string): string {
  return slug
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** Tokens of SecondMe (`lba_at_`, `lba_ac_`, `sm-`), of Membrane (`pat-`), of common services, and JSON Web Tokens. */
export const CREDENTIAL =
  /\blba_(?:at|ac|rt)_\w{4,}|\b(?:sm|sk|pat|rk)-[A-Za-z0-9_-]{16,}|\bgh[pousr]_\w{20,}|\bAKIA[0-9A-Z]{16}\b|\bxox[abp]-[\w-]{10,}|\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*/;
