import fc from 'fast-check';
import { expect, test } from 'vitest';
import { followPages, type Page } from '../../src/membrane/paging.ts';
import type { Result } from '../../src/membrane/result.ts';
import type { FaultRule, PlainFault } from '../support/membrane/faults.ts';
import { appWorld } from '../support/membrane/worlds.ts';
import { clientOf, lookup, membrane, messageOf, snapshotOf } from './support.ts';

interface Item {
  readonly id: string;
  readonly name: string;
}

/** Follows pages that a function of the cursor answers; tells how many were fetched. */
async function follow(
  pageAt: (cursor: string | null) => Page<Item>,
): Promise<{ result: Result<Item[]>; fetched: number }> {
  let fetched = 0;
  const result = await followPages<Item>('/actions', async ({ cursor = null }) => {
    fetched += 1;
    return { ok: true, value: pageAt(cursor) };
  });
  return { result, fetched };
}

const named = (id: string): Item => ({ id, name: `Item ${id}` });
const ids = (items: readonly Item[]): string[] => items.map(({ id }) => id);
const item = fc.nat(40).map((id) => named(String(id)));

/** Pages as an honest upstream answers them: at most two in a row bring nothing new. */
const pages = fc
  .array(fc.array(item, { maxLength: 5 }), { minLength: 1, maxLength: 20 })
  .map((list) => list.flatMap((page, at) => [page, [named(`new-${at}`)]]));

test('every item of every page comes once, in order, however they are cut into pages', async () => {
  await fc.assert(
    fc.asyncProperty(pages, fc.constantFrom(null, '', undefined), async (list, end) => {
      const { result, fetched } = await follow((cursor) => {
        const at = Number(cursor ?? 0);
        return { items: list[at] ?? [], cursor: at + 1 < list.length ? String(at + 1) : end };
      });
      expect(result).toEqual({ ok: true, value: [...new Set(list.flatMap(ids))].map(named) });
      expect(fetched).toBe(list.length);
    }),
  );
});

test('a cursor that comes back is an error, after each page was fetched at most twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 50 }), fc.nat(49), async (length, back) => {
      const { result, fetched } = await follow((cursor) => {
        const at = Number(cursor ?? 0);
        return { items: [named(`${at}`)], cursor: String(at + 1 < length ? at + 1 : back % length) };
      });
      expect(result).toMatchObject({
        ok: false,
        message: expect.stringMatching(/^\/actions pages in a loop|nothing new$/),
      });
      expect(fetched).toBeLessThanOrEqual(2 * length + 1);
    }),
  );
});

test('whatever an upstream answers, paging ends', async () => {
  const page = fc.record({
    items: fc.array(item, { maxLength: 3 }),
    cursor: fc.option(fc.nat(300).map(String)),
  });
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(page), async (stream) => {
      const { fetched } = await follow(() => stream.next().value);
      expect(fetched).toBeLessThanOrEqual(200);
    }),
  );
});

test('lists without end are cut off by pages and by items', async () => {
  let at = 0;
  const byPages = await follow(() => ({ items: [named(String((at += 1)))], cursor: String(at) }));
  expect(byPages.result).toMatchObject({
    message: '/actions pages without end: 200 items on 200 pages, and still a cursor',
  });
  const byItems = await follow(() => ({
    items: Array.from({ length: 1000 }, () => named(String((at += 1)))),
    cursor: String(at),
  }));
  expect(byItems.result).toMatchObject({
    message: '/actions pages without end: 21000 items on 21 pages, and still a cursor',
  });
});

test('an id with two meanings is an error, the same twice is none', async () => {
  const lists = (...pages: Item[][]) =>
    follow((cursor) => {
      const at = Number(cursor ?? 0);
      return { items: pages[at] ?? [], cursor: at + 1 < pages.length ? String(at + 1) : null };
    });
  const [one, other] = [named('1'), { ...named('1'), name: 'Delete Everything' }];
  expect((await lists([one], [named('2'), one])).result).toMatchObject({ ok: true });
  for (const pages of [[[one], [other]], [[one, other]]])
    expect((await lists(...pages)).result).toMatchObject({
      ok: false,
      contradiction: true,
      message: '/actions lists the id "1" twice, as "Item 1" and as "Delete Everything"',
    });
});

const WRONG: readonly (readonly [string, PlainFault, string])[] = [
  [
    'a cursor that is always the same',
    { kind: 'cursor-loop' },
    '/actions pages in a loop: a cursor came back',
  ],
  [
    'cursors that go round',
    { kind: 'cursor-loop', length: 2 },
    '/actions pages in a loop: a cursor came back',
  ],
  [
    'pages that never end',
    { kind: 'endless-pages' },
    '/actions pages without end: 600 items on 200 pages, and still a cursor',
  ],
];

const ofActions = (fault: PlainFault): FaultRule => ({ ...fault, match: ({ path }) => path === '/actions' });
const world = appWorld('clerk', { actions: ['a', 'b', 'c'] });

test.each(WRONG)('%s fail the app', async (_, fault, message) => {
  const api = await membrane({ world, faults: [ofActions(fault)] });
  expect(messageOf(await clientOf(api).query(lookup('Clerk')))).toBe(
    `Membrane could not be asked: ${message}`,
  );
});

test.each([
  ['an empty first page with a cursor', { kind: 'empty-page' }],
  ['a page that comes twice', { kind: 'duplicate-items' }],
] satisfies [string, PlainFault][])('%s costs nothing but a request', async (_, fault) => {
  const api = await membrane({ world, faults: [ofActions(fault)] });
  const { actions } = snapshotOf(await clientOf(api).query(lookup('Clerk')));
  expect(actions.map(({ name }) => name)).toEqual(['A', 'B', 'C']);
});

test('a page that fails fails the list', async () => {
  const api = await membrane({
    world,
    quirks: { pageSize: 1 },
    faults: [
      {
        kind: 'status',
        status: 400,
        match: ({ query }) => query['cursor'] !== undefined && query['cursor'] !== '',
      },
    ],
  });
  expect(messageOf(await clientOf(api).query(lookup('Clerk')))).toBe(
    'Membrane could not be asked: /actions answered 400: Emulated 400',
  );
});
