import { Agent, request } from 'node:http';

/** What people look for. */
export const QUERIES = [
  'create a task',
  'customers',
  'send an e-mail',
  'invoices',
  'project management',
  'crm contacts',
];

/**
 * Makes calls as fast as they are answered, each client in turn: lists, searches, pages, connections, runs of actions. `tools` are those of apps
 * that have some, by slug; `atHalf` is called when half of the calls are made. Returns the calls that failed, and times in milliseconds.
 */
export async function shootAll(proxy, { tokens, slugs, tools }, calls, atHalf = () => {}) {
  const agent = new Agent({ keepAlive: true, maxSockets: tokens.length });
  const withTools = [...tools.keys()];
  const lost = [];
  const times = [];
  let left = calls;
  const began = performance.now();
  const client = async (token, at) => {
    for (let turn = at; left > 0; turn += 1) {
      left -= 1;
      if (left === Math.floor(calls / 2)) atHalf();
      const slug = withTools[turn % withTools.length];
      const [path, method, params] = [
        ['/mcp', 'tools/list', {}],
        ['/mcp', 'tools/call', { name: 'search_apps', arguments: { query: QUERIES[turn % QUERIES.length] } }],
        ['/mcp', 'tools/call', { name: 'get_app', arguments: { slug: slugs[(turn * 7) % slugs.length] } }],
        [`/mcp/${slug}`, 'tools/list', {}],
        ['/mcp', 'tools/call', { name: 'connect_app', arguments: { slug } }],
        [`/mcp/${slug}`, 'tools/call', { name: tools.get(slug)[0].name, arguments: {} }],
      ][turn % 6];
      const started = performance.now();
      const { status, text } = await post(
        `${proxy.url}${path}`,
        { token, agent },
        {
          jsonrpc: '2.0',
          id: turn,
          method,
          params,
        },
      );
      times.push(performance.now() - started);
      if (status !== 200 || text.includes('"isError":true') || text.includes('"error":'))
        lost.push({ status, path, method, params, text: text.slice(0, 300) });
    }
  };
  await Promise.all(tokens.map(client));
  agent.destroy();
  return { lost, times, tookMs: performance.now() - began };
}

function post(url, { token, agent }, body) {
  return new Promise((resolve) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode, text }));
      response.on('error', () => resolve({ status: 0, text }));
    });
    sent.on('error', (error) => resolve({ status: 0, text: String(error) }));
    sent.end(JSON.stringify(body));
  });
}
