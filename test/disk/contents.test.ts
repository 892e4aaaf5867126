import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createContents, digestSha256 } from '../../src/disk/contents.ts';

const rendered = (path: string, text: string) => {
  const bytes = Buffer.from(text);
  return { path, text, bytes, sha256: digestSha256(bytes) };
};

test('whatever is added last under a path is what is read, in memory or not', () => {
  const file = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.string({ minLength: 1, maxLength: 12 }));
  fc.assert(
    fc.property(fc.array(fc.tuple(file, fc.boolean()), { maxLength: 12 }), (files) => {
      const contents = createContents(20);
      const last = new Map<string, string>();
      for (const [[path, text], packed] of files) {
        const { bytes, sha256, ...rest } = rendered(path, text);
        if (packed) contents.addPacked([{ [path]: { sha256, size: bytes.length } }], bytes);
        else contents.add([{ bytes, sha256, ...rest }]);
        last.set(path, text);
      }
      for (const [path, text] of last)
        expect(Buffer.from(contents.get(path) ?? []).toString()).toBe(Buffer.from(text).toString());
      contents.close();
    }),
  );
});
