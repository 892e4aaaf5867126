#!/usr/bin/env node
// Stands in for the Membrane CLI: checks its arguments by what is known of it (membranehq/agent-skills,
// skills/integration-developer/SKILL.md and tools/integrate-anything.ts; README of @membranehq/cli 1.18) and prints them as JSON.
// As `npm` it takes the installation of one pinned package.
import { basename } from 'node:path';
import { parseArgs } from 'node:util';

const text = { type: 'string' };
const many = { type: 'string', multiple: true };
const truth = { type: 'boolean' };
const EVERYWHERE = { json: truth, workspaceKey: text, tenantKey: text };

/** By command: how many arguments it takes, and its flags. */
const COMMANDS = {
  login: [0, { tenant: truth, apiUri: text, 'non-interactive': truth, clientName: text }],
  'login complete': [1, {}],
  'connection ensure': [1, { name: text }],
  'connection get': [1, { wait: truth, timeout: text }],
  'connection list': [0, { integrationKey: text, search: text, limit: text, cursor: text }],
  'action list': [
    0,
    { connectionId: text, connectionKey: text, externalAppId: text, intent: text, limit: text },
  ],
  act: [
    0,
    {
      id: text,
      key: text,
      api: text,
      code: text,
      connectionKey: text,
      connectionId: text,
      integrationKey: text,
      input: text,
      meta: text,
    },
  ],
  // Here `--json` takes the body.
  request: [
    2,
    {
      method: { ...text, short: 'X' },
      header: { ...many, short: 'H' },
      data: { ...text, short: 'd' },
      json: text,
      rawData: text,
      query: many,
      pathParam: many,
    },
  ],
};

function main([...args]) {
  const [name, [most, flags]] = commandOf(args);
  const { values, positionals } = parseArgs({
    args: args.slice(name.split(' ').length),
    options: { ...EVERYWHERE, ...flags },
    allowPositionals: true,
  });
  if (positionals.length !== most)
    throw new Error(`${name}: expected ${most} arguments, received ${positionals.length}`);
  check(name, values, positionals);
  console.log(JSON.stringify({ command: name, positionals, ...values }));
}

function commandOf(args) {
  const found = [2, 1].map((count) => args.slice(0, count).join(' ')).find((name) => name in COMMANDS);
  if (found === undefined) throw new Error(`unknown command: ${args.join(' ')}`);
  return [found, COMMANDS[found]];
}

/** What the API refuses. */
function check(name, values, [first, second]) {
  if (name === 'connection ensure' && !new URL(first).hostname.includes('.'))
    throw new Error(`not the address of an app: ${first}`);
  if (name === 'act') {
    const ways = ['id', 'key', 'api', 'code'].filter((way) => way in values);
    if (ways.length !== 1) throw new Error('act: expected exactly one of --id, --key, --api and --code');
    if ('input' in values) JSON.parse(values.input);
  }
  if (name === 'request' && !second.startsWith('/')) throw new Error(`request: not a path: ${second}`);
  if ('limit' in values && !/^\d+$/.test(values.limit))
    throw new Error(`--limit: not a number: ${values.limit}`);
}

try {
  if (basename(process.argv[1]) === 'npm') {
    const [verb, flag, name, ...rest] = process.argv.slice(2);
    const isPinned = /^@?[\w./-]+@\d+\.\d+\.\d+$/.test(name ?? '');
    if (verb !== 'install' || flag !== '-g' || !isPinned || rest.length > 0)
      throw new Error('expected the installation of one pinned package');
    console.log(JSON.stringify({ command: 'npm install', positionals: [name] }));
  } else main(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
