import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTextSharer } from '../../src/text/shareTexts.ts';

test('what is shared says what it said', () => {
  fc.assert(
    fc.property(fc.array(fc.object({ maxDepth: 3 })), (objects) => {
      const share = createTextSharer();
      expect(objects.map((each) => share(structuredClone(each)))).toEqual(objects);
    }),
  );
});
