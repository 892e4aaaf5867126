import type {
  AllowedValue,
  Alternative,
  Field,
  InputChoice,
  Inputs,
  LimitGroup,
  Untold,
  ValueType,
} from '../model/inputs.ts';

/** What stands for a word, and for a sentence. */
export const WORD = 'Sample';
export const SENTENCE = `${WORD}.`;
const TYPES: readonly ValueType[] = [{ kind: 'named', name: WORD, format: null }];
const LIMITS: readonly LimitGroup[] = [{ about: [], limits: [{ kind: 'anyFields' }] }];

/** The same inputs with a placeholder for every text: as many fields, values and alternatives, the same parts absent. */
export function neutraliseInputs({ fields, choices, untold, others, whole }: Inputs): Inputs {
  return {
    fields: fields.map(neutralField),
    choices: choices.map(neutralChoice),
    untold: neutralUntold(untold),
    others: others === null ? null : TYPES,
    whole: whole && { types: TYPES, meaning: hasNoMeaning(whole) ? '' : SENTENCE, marks: [] },
  };
}

/** Inputs with the same key have the same neutral form. */
export function toInputsKey({ fields, choices, untold, others, whole }: Inputs): string {
  const rest = [untoldKey(untold), others === null, whole === null, whole === null || hasNoMeaning(whole)]
    .map(Number)
    .join('');
  return `(${fields.map(fieldKey).join('')}${rest}${choices.map(choiceKey).join('')})`;
}

function neutralField(field: Field): Field {
  const { sameAs } = field;
  return {
    path: WORD,
    types: TYPES,
    required: field.required,
    meaning: hasNoMeaning(field) ? '' : SENTENCE,
    marks: [],
    default: field.default === null ? null : WORD,
    pattern: field.pattern === null ? null : WORD,
    allowed: field.allowed.map(neutralValue),
    moreAllowed: Math.min(field.moreAllowed, 1),
    limits: field.limits.length === 0 ? [] : LIMITS,
    sameAs: sameAs === null || sameAs === '' ? sameAs : WORD,
    untold: neutralUntold(field.untold),
  };
}

/** A mark is a sentence as well as what the schema says in prose. */
function hasNoMeaning({ meaning, marks }: Pick<Field, 'meaning' | 'marks'>): boolean {
  return meaning === '' && marks.length === 0;
}

function fieldKey(field: Field): string {
  const { pattern, moreAllowed, limits, sameAs, untold } = field;
  const flags = [
    hasNoMeaning(field),
    field.default === null,
    pattern === null,
    moreAllowed > 0,
    limits.length === 0,
    sameAs === '',
    sameAs === null,
  ];
  const bits = [...flags, untoldKey(untold)].reduce((sum, flag) => 2 * sum + Number(flag), 0);
  return `${bits}${field.allowed.map(({ name }) => (name === null ? 'v' : 'n')).join('')},`;
}

function neutralValue({ name }: AllowedValue): AllowedValue {
  return { value: WORD, name: name === null ? null : WORD };
}

/** Whatever is not told is told to be so in words of one line. */
function neutralUntold(untold: Untold): Untold {
  return { optional: Number(untoldKey(untold)), required: 0, conditions: false };
}

function untoldKey({ optional, required, conditions }: Untold): boolean {
  return optional + required > 0 || conditions;
}

function neutralChoice({ path, exactly, alternatives, more }: InputChoice): InputChoice {
  return {
    path: path === '' ? '' : WORD,
    exactly,
    alternatives: alternatives.map(neutralAlternative),
    more: Math.min(more, 1),
  };
}

function neutralAlternative({ title, needs, takes }: Alternative): Alternative {
  return {
    title: title === '' ? '' : WORD,
    needs: needs.map(({ value }) => ({ path: WORD, value: value === null ? null : WORD })),
    takes: takes.map(() => WORD),
  };
}

function choiceKey({ path, alternatives, more }: InputChoice): string {
  const each = alternatives.map(({ title, needs, takes }) => {
    const values = needs.map(({ value }) => (value === null ? 'p' : 'v')).join('');
    return `${title === '' ? '' : 't'}${values}.${takes.length}`;
  });
  return `[${path === '' ? '' : 'p'}${each.join('/')}${Math.min(more, 1)}]`;
}
