import { expect, test } from 'vitest';
import type { AppRecord } from '../../src/model/app.ts';
import type { Subject } from '../../src/model/rule.ts';
import { rules } from '../../src/check/rules.ts';
import { config, record, snapshotOf, subject } from '../support/subject.ts';

/** A value in which every read of a list or map, however deep, is counted. */
function counted<T extends object>(value: T): { readonly value: T; readonly reads: () => number } {
  let reads = 0;
  const known = new Map<object, object>();
  const wrap = <V>(part: V): V => {
    if (typeof part !== 'object' || part === null || part instanceof Map || part instanceof Set) return part;
    const before = known.get(part);
    if (before) return before as V;
    const proxy = new Proxy(part, {
      get: (target, key, receiver) => {
        reads += 1;
        return wrap(Reflect.get(target, key, receiver) as unknown);
      },
    });
    known.set(part, proxy);
    return proxy as V;
  };
  return { value: wrap(value), reads: () => reads };
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

/** Everything that a descriptor, a snapshot and a page can have many of. */
function subjectOf(size: number): Subject {
  const names = numbers(size).map((at) => `List Thing ${at}`);
  const lines = numbers(size).map(
    (at) => `- Line ${at} with \`code\`, see [a](b-${at}.md) and http://x.example`,
  );
  return subject({
    descriptor: {
      entities: [
        ...numbers(size / 2).map((at) => ({ name: `Entity ${at}`, children: [] })),
        { name: 'Nest', children: numbers(size / 2).map((at) => ({ name: `Part ${at}`, children: [] })) },
      ],
      keywords: numbers(size).map((at) => `keyword ${at}`),
      aliases: numbers(size).map((at) => `Alias ${at}`),
      categories: numbers(size).map((at) => `category-${at}`),
      pin: numbers(size).map((at) => `list-thing-${at}`),
      hide: numbers(size).map((at) => `hidden-${at}`),
      describe: Object.fromEntries(
        numbers(size).map((at) => [`list-thing-${at}`, `Lists things of kind ${at}.`]),
      ),
      except: Object.fromEntries(numbers(size).map((at) => [`group/rule-${at}`, 'a reason of some length'])),
      notes: lines.join('\n'),
    },
    snapshot: snapshotOf(...names),
    page: `# Sample\n\n${lines.join('\n')}\n`,
    files: Object.fromEntries(numbers(size).map((at) => [`b-${at}.md`, `# File ${at}\n`])),
  });
}

function recordsOf(size: number): AppRecord[] {
  return numbers(size).map((at) =>
    record(`app-${at}`, {
      name: `App ${at % 7}`,
      homepage: `https://app-${at % 5}.example/`,
      docs: `https://docs-${at % 5}.example/`,
      trigger: `Things ${at % 9}: list and create things of kind ${at % 11}.`,
      aliases: [`Alias ${at % 3}`],
      keywords: [`keyword ${at % 4}`],
      entities: ['Order', 'Customer', 'Invoice', 'Product', `Entity ${at}`],
      except: at % 2 === 0 ? ['catalog/duplicate-name'] : [],
    }),
  );
}

const subjects = [100, 200].map(subjectOf);
const catalogs = [200, 400].map(recordsOf);

/** Twice the input may cost twice the reads, and a little for sorting; what compares all with all costs four times. */
const MOST = 2.6;

test.each(rules.filter((rule) => rule.ofApp ?? rule.ofFiles).map((rule) => [rule.name, rule] as const))(
  'twice the input costs %s twice the reads at most',
  (_, rule) => {
    const [one, two] = subjects.map((subject) => {
      const { value, reads } = counted(subject);
      rule.ofApp?.(value);
      rule.ofFiles?.(value);
      return reads();
    });
    expect(two ?? 0).toBeLessThanOrEqual((one ?? 0) * MOST + 100);
  },
);

test.each(rules.filter((rule) => rule.ofCatalog).map((rule) => [rule.name, rule] as const))(
  'twice the apps cost %s twice the reads at most',
  (_, rule) => {
    const [one, two] = catalogs.map((records) => {
      const { value, reads } = counted(records);
      rule.ofCatalog?.(value, { config, reserved: new Set() });
      return reads();
    });
    expect(one).toBeGreaterThan(0);
    expect(two ?? 0).toBeLessThanOrEqual((one ?? 0) * MOST + 100);
  },
);
