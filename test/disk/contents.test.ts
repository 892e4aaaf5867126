import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createContents, digestSha256, joinBytes, splitApp } from '../../src/disk/contents.ts';
import { filesIn, toManifestFile } from '../../src/disk/packedApp.ts';

const rendered = (path: string, text: string) => {
  const bytes = Buffer.from(text);
  return { path, text, bytes, sha256: digestSha256(bytes) };
};

const texts = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.string({ minLength: 1, maxLength: 12 }));

test('what is added last is what is read, in memory or not, of the catalog and of each app', () => {
  const batch = fc.uniqueArray(fc.tuple(fc.constantFrom('x', 'y', 'z'), texts), {
    selector: ([slug]) => slug,
    maxLength: 3,
  });
  fc.assert(
    fc.property(fc.array(fc.oneof(texts, batch), { maxLength: 12 }), (steps) => {
      const contents = createContents(20);
      const last = new Map<string | null, Record<string, string>>([[null, {}]]);
      for (const step of steps)
        if (Array.isArray(step)) {
          const apps = step.map(([slug, files]) => {
            last.set(slug, files);
            const made = Object.entries(files).map(([path, text]) => rendered(path, text));
            return { slug, made, ...splitApp('', made) };
          });
          const added = contents.addApps(apps, joinBytes(apps.flatMap(({ pieces }) => pieces)));
          for (const [{ made }, packed] of added)
            expect(Object.entries(filesIn(packed))).toEqual(
              made.map((file) => [file.path, toManifestFile(file)]),
            );
        } else
          for (const [path, text] of Object.entries(step)) {
            contents.add(rendered(path, text));
            last.set(null, { ...last.get(null), [path]: text });
          }
      for (const [app, files] of last)
        for (const path of ['a', 'b', 'c']) {
          const bytes = contents.get(path, app);
          expect(bytes && Buffer.from(bytes).toString()).toBe(files[path]);
        }
      contents.close();
    }),
  );
});
