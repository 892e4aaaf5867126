import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutMarkup } from '../../src/text/markup.ts';

test.each([
  ['<p>Moors a <b>boat</b>.</p>', 'Moors a boat.'],
  ['<H2 class="x">Berths</H2><ul><li>one</li><li>two</li></ul>', 'Berths\n\none\n\ntwo'],
  ['one<br/>two<br>three', 'one\ntwo\nthree'],
  ['see <a href="https://sample.com/?a=1&amp;b=2">docs</a>', 'see docs'],
  ['crew&#39;s &quot;log&quot; &amp; charts&#x2026;&nbsp;here', 'crew\'s "log" & charts… here'],
  ['&amp;lt;p&amp;gt;', '&lt;p&gt;'],
  ['a<!-- not told -->b', 'ab'],
  ['Get <id> of <boat name>; 1 < 2 && 3 > 2', 'Get <id> of <boat name>; 1 < 2 && 3 > 2'],
  ['A caf&eacute; &rarr; a quay &CounterClockwiseContourIntegral;', 'A café → a quay ∳'],
  ['&unknown; &copy R&D', '&unknown; &copy R&D'],
  // What is no character is read as browsers read it.
  ['&#0; &#99999999; &#150;', '\ufffd \ufffd –'],
  ['plain', 'plain'],
])('%j reads %j', (text, plain) => expect(withoutMarkup(text)).toBe(plain));

test('a text of any length comes to its end', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('<p', '<', '>', '&', '&#', 'x', ' ', '</b>', '<!--', '"')),
      (parts) => {
        expect(withoutMarkup(parts.join('')).length).toBeLessThanOrEqual(parts.join('').length);
      },
    ),
  );
});
