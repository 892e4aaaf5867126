import type { Field, Limit, LimitGroup, ValueType } from '../model/inputs.ts';
import type { Words } from './words.ts';

/** Types in words: `list of string`, `integer or null`, `map of number`. */
export function wordTypes(words: Words, types: readonly ValueType[]): string {
  return joinTypes(
    words,
    types.map((type) => wordType(words, type)),
  );
}

function wordType(words: Words, type: ValueType): string {
  switch (type.kind) {
    case 'list':
      return words.say('type.list', { types: wordInside(words, type.of) });
    case 'map':
      return words.say('type.map', { types: wordInside(words, type.of) });
    case 'parts': {
      const parts = type.of.map((types) => wordInside(words, types));
      return words.say('type.parts', {
        types: parts.reduce((list, last) => words.say('type.then', { list, last })),
      });
    }
    default: {
      const name = type.name === 'any' ? words.say('type.any') : wordName(words, type.name);
      return type.format === null ? name : words.say('type.format', { name, format: type.format });
    }
  }
}

function wordName(words: Words, name: string): string {
  return name === 'list' ? words.say('type.anyList') : name;
}

function wordInside(words: Words, types: readonly ValueType[]): string {
  const text = wordTypes(words, types);
  return types.length > 1 ? words.say('type.group', { types: text }) : text;
}

function joinTypes(words: Words, types: readonly string[]): string {
  return types.reduce((list, last) => words.say('type.or', { list, last }));
}

/** Limits in words: `1 to 100`, `each at most 255 characters`; empty where there are none. */
export function wordLimits(words: Words, groups: readonly LimitGroup[]): string {
  const said = groups.map(({ about, limits }) =>
    about.reduceRight<string>(
      (text, each) =>
        'each' in each
          ? words.say('limit.each', { limits: text })
          : words.say('limit.ofType', { type: wordName(words, each.type), limits: text }),
      limits
        .map((limit) => wordLimit(words, limit))
        .reduce((list, last) => words.say('limit.and', { list, last })),
    ),
  );
  return said.length === 0 ? '' : said.reduce((list, last) => words.say('limit.also', { list, last }));
}

function wordLimit(words: Words, limit: Limit): string {
  switch (limit.kind) {
    case 'range':
      return wordRange(words, limit);
    case 'above':
    case 'below':
    case 'multiple':
      return words.say(`limit.${limit.kind}`, { value: limit.value });
    case 'otherTypes':
      return words.say('limit.otherTypes', {
        types: joinTypes(
          words,
          limit.types.map((type) => wordName(words, type)),
        ),
      });
    default:
      return words.say(`limit.${limit.kind}`);
  }
}

function wordRange(words: Words, { unit, least, most }: Limit & { kind: 'range' }): string {
  const range =
    least === null
      ? words.say('limit.most', { most: most ?? 0 })
      : most === null
        ? words.say('limit.least', { least })
        : least === most
          ? words.say('limit.exactly', { most })
          : // Of what is counted there are none in any case.
            words.say('limit.between', { least, most });
  return unit === 'number' ? range : words.say(`limit.${unit}`, { range, count: most ?? least ?? 0 });
}

/** What a field means: its prose, and what else a schema says of it; empty where that is nothing. */
export function wordMeaning(words: Words, { meaning, marks }: Pick<Field, 'meaning' | 'marks'>): string {
  const said = marks.map((mark) =>
    mark.kind === 'computed'
      ? words.say('input.computed', { from: mark.from })
      : words.say(`input.${mark.kind}`),
  );
  return [meaning, ...said].filter(Boolean).join(' ');
}
