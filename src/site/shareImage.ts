import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { toVisibleLine } from '../text/characters.ts';
import { cutText } from '../text/cutText.ts';
import { escapeHtml } from './encode.ts';
import { loadPackage } from './loadPackage.ts';
import { chooseColour } from './tile.ts';

/** Pixels; the least that Open Graph shows as a large picture (developers.facebook.com/docs/sharing/webmasters/images). */
const WIDTH = 600;

/** What is on the picture of an app. No word of it is of one language, so that one picture serves all. */
export interface ShareFacts {
  readonly name: string;
  /** In Latin letters: what stands for a name in a script that the font lacks. */
  readonly other: string;
  readonly letter: string;
  readonly hue: string;
  /** Keys of actions. */
  readonly lines: readonly string[];
  readonly site: string;
}

/** The picture as SVG. */
export function toShareSvg({ name, other, letter, hue, lines, site }: ShareFacts): string {
  const shown = cutText(toVisibleLine(isDrawn(name) ? name : other), 28);
  const initial = isDrawn(letter) ? letter : other.charAt(0).toUpperCase();
  const size = shown.length > 18 ? 34 : shown.length > 11 ? 46 : 60;
  const keys = lines
    .filter(isDrawn)
    .slice(0, 4)
    .map(
      (line, at) =>
        `<text x="44" y="${228 + at * 24}" font-size="16" fill="#a5b4cf">${escapeHtml(cutText(toVisibleLine(line), 44))}</text>`,
    )
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="315" viewBox="0 0 600 315" font-family="Inter">
<rect width="600" height="315" fill="#0d1220"/><rect width="600" height="6" fill="${chooseColour(hue)}"/>
<rect x="44" y="44" width="72" height="72" rx="18" fill="${chooseColour(hue)}"/>
<text x="80" y="94" font-size="40" font-weight="700" fill="#fff" text-anchor="middle">${escapeHtml(initial)}</text>
<text x="44" y="184" font-size="${size}" font-weight="700" fill="#fff">${escapeHtml(shown)}</text>
${keys}<text x="556" y="76" font-size="16" fill="#a5b4cf" text-anchor="end">${isDrawn(site) ? escapeHtml(cutText(toVisibleLine(site), 36)) : ''}</text>
</svg>`;
}

/** Letters of the scripts that Inter has, and one at least: it draws nothing for others. */
const DRAWN =
  /^(?=.*[\p{L}\p{N}])[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]+$/u;

function isDrawn(text: string): boolean {
  return DRAWN.test(toVisibleLine(text));
}

const require = createRequire(import.meta.url);
const FONT = '@expo-google-fonts/inter';
const FONT_FILES = ['400Regular/Inter_400Regular.ttf', '700Bold/Inter_700Bold.ttf'];

/** Renders such an SVG as PNG, in a thread of its own; the fonts are files of ours, so that every machine makes the same picture. */
export async function renderPng(svg: string): Promise<Uint8Array> {
  const { renderAsync } = await loadPackage('@resvg/resvg-js', () => import('@resvg/resvg-js'));
  const font = await loadPackage(FONT, () => require.resolve(`${FONT}/package.json`));
  const image = await renderAsync(svg, {
    font: {
      loadSystemFonts: false,
      fontFiles: FONT_FILES.map((file) => join(dirname(font), file)),
      defaultFontFamily: 'Inter',
    },
    fitTo: { mode: 'width', value: WIDTH },
    logLevel: 'off',
  });
  return image.asPng();
}
