import type { Level } from '../model/finding.ts';
import { blankComments } from './blankComments.ts';
import { CREDENTIAL } from './facts.ts';

/** A finding in code, at a line and column from 1. */
export interface AdapterFinding {
  readonly rule: string;
  readonly level: Level;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly hint: string;
}

/** A rule of code that answers SecondMe's calls; it finds places in text, since adapters are written in any language. */
export interface AdapterRule {
  readonly name: string;
  readonly level: Level;
  readonly about: string;
  readonly find: (code: string) => readonly Pick<AdapterFinding, 'message' | 'hint' | 'line' | 'column'>[];
}

/** Files that `secondme check` takes for code. */
export const CODE_FILE = /\.(?:[cm]?[jt]sx?|py|rb|go|java|kt|php|cs|rs)$/;

const USER_INFO = /\buser\/info\b/;
const USER_ID = /\buser_?id\b/i;
/** `data.id` in the ways that languages have of it, in a chain or taken apart. */
const DATA_ID = [
  /\bdata\s*\)?\s*(?:\?\.|!?\.|->)\s*id\b(?!\s*\()/gi,
  /\bdata["']?\s*\]?\s*(?:\?\.)?\[\s*["']id["']\s*\]/gi,
  /\bget\(\s*["']data["'][^)]*\)\s*(?:\.get\(|\[)\s*["']id["']/g,
  /\[\s*["']data["']\s*\]\s*\.get\(\s*["']id["']/g,
  /\bdata\s*:\s*\{\s*id\b/g,
  /\{\s*id\b[^}\n]*\}\s*=\s*[^;\n]*\bdata\b\s*[;)\n]/g,
];
/** `id` of the whole answer, which is that of the request. */
const BODY_ID = [
  /\.json\(\)\s*\)?\s*(?:\?\.|\.)\s*id\b/g,
  /\.json\(\)\s*\)?\s*(?:\[\s*["']id["']\s*\]|\.get\(\s*["']id["'])/g,
  /\{\s*id\b[^}\n]*\}\s*=\s*await\b[^;\n]*\.json\(\)/g,
];
const OWN_TOKEN = /["'`/^]sm-/g;

const USER_ID_HINT = 'Read data.userId of the answer of user/info; it names the user in every app.';

/** What an adapter must not do, by SecondMe's guide "OpenClaw integration" (develop-docs.second.me). */
export const adapterRules: readonly AdapterRule[] = [
  {
    name: 'secondme/adapter-user-id',
    level: 'error',
    about: 'Code that asks user/info knows the user by data.userId, not by data.id or id.',
    find: (code) => {
      if (!USER_INFO.test(code)) return [];
      const wrong = [
        ...placesOf(code, DATA_ID, 'This reads data.id, which is no user', USER_ID_HINT),
        ...placesOf(code, BODY_ID, 'This reads the id of the answer, which is no user', USER_ID_HINT),
      ];
      if (wrong.length > 0 || USER_ID.test(code)) return wrong;
      return placesOf(
        code,
        [/\buser\/info\b/g],
        'This asks user/info, and nothing here reads userId',
        USER_ID_HINT,
      );
    },
  },
  {
    name: 'secondme/adapter-own-token',
    level: 'warning',
    about: 'Code takes the tokens of its app, lba_at_…, and none of SecondMe itself, sm-….',
    find: (code) =>
      placesOf(
        code,
        [OWN_TOKEN],
        'This is about tokens that begin with "sm-", which SecondMe never forwards',
        'Take the bearer token of each call, lba_at_…, and ask user/info whose it is; refuse every other one.',
      ),
  },
  {
    name: 'secondme/adapter-credential',
    level: 'error',
    about: 'No text in code is shaped like a credential.',
    find: (code) =>
      placesOf(
        code,
        [new RegExp(CREDENTIAL.source, 'g')],
        'This is shaped like a credential',
        'Take it out, read it from the environment, and change it if the file was shared.',
      ),
  },
];

/** Every finding about the code of an adapter; comments are passed over. `file` tells by its ending how they look. */
export function checkAdapter(file: string, text: string): AdapterFinding[] {
  const code = blankComments(file, text);
  return adapterRules.flatMap(({ name, level, find }) =>
    find(code).map((place) => ({ rule: name, level, ...place })),
  );
}

function placesOf(code: string, patterns: readonly RegExp[], message: string, hint: string) {
  const starts = new Set(
    patterns.flatMap((pattern) => [...code.matchAll(pattern)].map(({ index }) => index)),
  );
  return [...starts]
    .sort((a, b) => a - b)
    .map((start) => {
      const before = code.slice(0, start).split('\n');
      return { message, hint, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    });
}
