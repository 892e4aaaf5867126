import { withoutMarkup } from '../../text/markup.ts';
import { toVisibleLine } from '../../text/characters.ts';
import type { Field, FieldMark, LimitGroup } from '../../model/inputs.ts';
import { joinSentences } from '../../english/inputWords.ts';
import { withoutMarks } from '../../text/withoutMarks.ts';
import { listInsides } from './contents.ts';
import { isSchema } from './json.ts';
import { listLimits } from './limits.ts';
import { readNode, type Around, type SchemaNode, type Reader } from './schema.ts';
import { wordLiteral, listOthers, listValues } from './values.ts';

const MAX_VALUES = 40;
const MAX_MEANING = 400;
const MAX_DEFAULT = 120;

/** What is told of a field besides its path, its type and what is in it. */
export type FieldFacts = Pick<
  Field,
  'meaning' | 'marks' | 'default' | 'pattern' | 'allowed' | 'moreAllowed' | 'limits'
>;

/** What a schema says of the values of one place; of a list and a map, also of what it holds. */
export function readFieldFacts(place: SchemaNode, reader: Reader, around: Around): FieldFacts {
  const held = heldBy(place, reader, around);
  const values = [place, ...held].map(listValues).find((each) => each.length > 0) ?? [];
  const shown = values.slice(0, MAX_VALUES);
  const preset = defaultOf(place);
  return {
    meaning: toVisibleLine(meaningOf(place, held)),
    marks: marksOf(place, held, preset),
    default: preset !== null && preset.length <= MAX_DEFAULT ? preset : null,
    pattern: patternOf(place, held),
    allowed: shown,
    moreAllowed: values.length - shown.length,
    limits: [
      ...othersThan(shown, place, held),
      ...limitsIn(place),
      ...held
        .flatMap(limitsIn)
        .map((group) => ({ ...group, about: [{ each: true as const }, ...group.about] })),
    ],
  };
}

/** What a list holds, and what the lists in it hold. */
function heldBy(place: SchemaNode, reader: Reader, around: Around, depth = 0): SchemaNode[] {
  if (depth > 3) return [];
  return listInsides(place)
    .filter(({ suffix }) => suffix === '[]' || suffix === '.*')
    .map(({ schema }) => readNode(schema, reader, around))
    .flatMap((each) => [each, ...heldBy(each, reader, around, depth + 1)]);
}

function meaningOf(place: SchemaNode, held: readonly SchemaNode[]): string {
  const itself = proseOf(place);
  const inner = held.map(proseOf).find((prose) => prose !== '' && prose !== itself) ?? '';
  return joinSentences([itself, inner === '' || itself === '' ? inner : `Each: ${inner}`], MAX_MEANING);
}

function marksOf(place: SchemaNode, held: readonly SchemaNode[], preset: string | null): FieldMark[] {
  const { own } = place;
  const from = formulaOf(own);
  const hasLongPattern = hasPattern([place, ...held]) && patternOf(place, held) === null;
  return [
    ...(own['isSensitive'] === true ? [{ kind: 'sensitive' as const }] : []),
    ...(own['deprecated'] === true ? [{ kind: 'deprecated' as const }] : []),
    ...(own['readOnly'] === true ? [{ kind: 'readOnly' as const }] : []),
    ...(from === null ? [] : [{ kind: 'computed' as const, from }]),
    ...(hasLongPattern ? [{ kind: 'longPattern' as const }] : []),
    ...((preset?.length ?? 0) > MAX_DEFAULT ? [{ kind: 'longDefault' as const }] : []),
  ];
}

/** What it is: the description, else the title, else what all alternatives say. */
function proseOf({ own, choices }: SchemaNode): string {
  for (const keyword of ['description', 'title']) {
    const prose = own[keyword];
    if (typeof prose === 'string' && prose.trim() !== '') return plain(prose);
  }
  // The titles of alternatives stand with them.
  const branches = choices.flatMap((choice) => choice.branches);
  const isOfAll = branches.every((branch) => descriptionOf(branch) !== '');
  const said = branches.flatMap((branch): string[] => {
    const prose = descriptionOf(branch);
    return prose === '' ? [] : [isOfAll ? prose : `${labelOf(branch)}: ${prose}`];
  });
  return [...new Set(said)].map((prose) => joinSentences([prose], MAX_MEANING)).join(' Or: ');
}

/** Without the marks of HTML and Markdown. */
function plain(prose: string): string {
  return withoutMarks(withoutMarkup(prose.trim()));
}

function descriptionOf({ own }: SchemaNode): string {
  return typeof own['description'] === 'string' ? plain(own['description']) : '';
}

/** By what an alternative is known, where not all of them are described. */
function labelOf({ own }: SchemaNode): string {
  const { const: value, title, type } = own;
  if (value !== undefined) return wordLiteral(value, true);
  const name = typeof title === 'string' && title.trim() !== '' ? title.trim() : type;
  return typeof name === 'string' ? name : 'One of them';
}

function formulaOf({ default: preset }: SchemaNode['own']): string | null {
  const formula = isSchema(preset) ? preset['$var'] : undefined;
  return typeof formula === 'string' ? toVisibleLine(formula) : null;
}

function defaultOf({ own }: SchemaNode): string | null {
  const preset = own['default'];
  if (preset === undefined || own['isSensitive'] === true) return null;
  if (isSchema(preset) && Object.hasOwn(preset, '$var')) return null;
  return wordLiteral(preset, own['type'] === 'string');
}

function hasPattern(places: readonly SchemaNode[]): boolean {
  return places.some(({ own }) => isPattern(own['pattern']));
}

function isPattern(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** A backslash before a pipe is read in two ways inside a table. */
function patternOf(place: SchemaNode, held: readonly SchemaNode[]): string | null {
  const pattern = [place, ...held].map(({ own }) => own['pattern']).find(isPattern);
  if (pattern === undefined || pattern.length > MAX_DEFAULT || pattern.includes('\\|')) return null;
  return toVisibleLine(pattern).trim() === pattern ? pattern : null;
}

/** What goes besides the listed values; a list may hold the same ones. */
function othersThan(shown: Field['allowed'], place: SchemaNode, held: readonly SchemaNode[]): LimitGroup[] {
  if (shown.length === 0) return [];
  const isHeld = held.some((each) => listValues(each).length > 0);
  const found = [place, ...held].map(listOthers);
  if (found.some((others) => others === 'any')) return [{ about: [], limits: [{ kind: 'anyOther' }] }];
  const types = [...new Set(found.flat())].filter((type) => !(isHeld && type === 'list'));
  return types.length === 0 ? [] : [{ about: [], limits: [{ kind: 'otherTypes', types }] }];
}

function limitsIn({ own, choices }: SchemaNode): LimitGroup[] {
  const { properties, additionalProperties: others } = own;
  const open = others === true || (isSchema(others) && isSchema(properties));
  const limits = listLimits(own);
  const chosen = choices.flatMap(({ branches }) => branches.flatMap(namedLimits));
  return [
    ...(limits.length > 0 ? [{ about: [], limits }] : []),
    ...(open
      ? [
          {
            about: [],
            limits: [{ kind: isSchema(properties) ? ('otherFields' as const) : ('anyFields' as const) }],
          },
        ]
      : []),
    ...new Map(chosen.map((group) => [JSON.stringify(group), group])).values(),
  ];
}

/** Of an alternative, with the type that it is about. */
function namedLimits(branch: SchemaNode): LimitGroup[] {
  const { type } = branch.own;
  return limitsIn(branch).map((group) =>
    typeof type === 'string' ? { ...group, about: [{ type: toVisibleLine(type) }, ...group.about] } : group,
  );
}
