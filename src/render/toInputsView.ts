import type { Alternative, Field, InputChoice, Inputs, Untold, ValueType } from '../model/inputs.ts';
import type { Action } from '../model/action.ts';
import { wordLimits, wordMeaning, wordTypes } from '../words/wordInputs.ts';
import type { Words } from '../words/words.ts';
import { toActionView, sampleAction, type ActionView } from './toPageView.ts';

/** A value in a list; `comma` when another one follows. */
interface ListedValue {
  readonly value: string;
  readonly name: string | null;
  readonly comma: boolean;
}

interface FieldView {
  readonly path: string;
  readonly type: string;
  readonly required: boolean;
  readonly meaning: string | null;
  readonly pattern: string | null;
  readonly default: string | null;
  /** The field whose contents it has, too. */
  readonly sameAs: string | null;
  /** Its contents are those of the whole input. */
  readonly sameAsAll: boolean;
  /** `20 more optional fields` */
  readonly untold: string | null;
  readonly allowed: readonly ListedValue[];
  readonly moreAllowed: number;
  readonly limits: string | null;
}

interface ChoiceView {
  /** The object; null for the input itself. */
  readonly path: string | null;
  readonly exactly: boolean;
  readonly alternatives: readonly {
    readonly title: string | null;
    readonly needs: readonly ListedValue[];
    readonly takes: readonly ListedValue[];
    /** It has no fields of its own. */
    readonly plain: boolean;
  }[];
  readonly more: number;
}

/** An action with its inputs, as `templates/partials/fields.hbs` is given it. */
export interface InputsView extends ActionView {
  readonly fields: readonly FieldView[];
  readonly choices: readonly ChoiceView[];
  readonly untold: string | null;
  /** Further fields are taken, by any name. */
  readonly others: boolean;
  /** Their type, when not any will do. */
  readonly othersType: string | null;
  readonly whole: string | null;
  readonly wholeMeaning: string | null;
  /** Membrane did not tell its inputs. */
  readonly unknown: boolean;
  /** It takes no input. */
  readonly none: boolean;
}

const NOTHING: Inputs = {
  fields: [],
  choices: [],
  untold: { optional: 0, required: 0, conditions: false },
  others: null,
  whole: null,
};

/** An action with every field filled. */
export const sampleInputs: InputsView = {
  ...sampleAction,
  fields: [
    {
      path: 'sample',
      type: 'string',
      required: true,
      meaning: 'Sample.',
      pattern: 'sample',
      default: 'sample',
      sameAs: 'sample',
      sameAsAll: true,
      untold: 'sample',
      allowed: [{ value: 'sample', name: 'Sample', comma: true }],
      moreAllowed: 1,
      limits: 'sample',
    },
  ],
  choices: [
    {
      path: 'sample',
      exactly: true,
      alternatives: [
        {
          title: 'Sample',
          needs: [{ value: 'sample', name: 'sample', comma: true }],
          takes: [{ value: 'sample', name: null, comma: true }],
          plain: true,
        },
      ],
      more: 1,
    },
  ],
  untold: 'sample',
  others: true,
  othersType: 'string',
  whole: 'string',
  wholeMeaning: 'Sample.',
  unknown: true,
  none: true,
};

/** An action with its inputs. */
export function toInputsView(action: Action, words: Words): InputsView {
  const { fields, choices, untold, others, whole } = action.inputs ?? NOTHING;
  const rest = untoldWords(untold, words);
  return {
    ...toActionView(action, words),
    fields: fields.map((field) => fieldView(field, words)),
    choices: choices.map(choiceView),
    untold: rest,
    others: others !== null,
    othersType: others === null || isAny(others) ? null : wordTypes(words, others),
    whole: whole && wordTypes(words, whole.types),
    wholeMeaning: whole && (wordMeaning(words, whole) || null),
    unknown: action.inputs === null,
    none: action.inputs !== null && fields.length === 0 && rest === null && others === null && whole === null,
  };
}

function fieldView(field: Field, words: Words): FieldView {
  const { path, types, required, pattern, sameAs, moreAllowed } = field;
  return {
    path,
    type: wordTypes(words, types),
    required,
    meaning: wordMeaning(words, field) || null,
    pattern,
    default: field.default,
    sameAs: sameAs || null,
    sameAsAll: sameAs === '',
    untold: untoldWords(field.untold, words),
    allowed: field.allowed.map(({ value, name }, at, { length }) => ({
      value,
      name,
      comma: at < length - 1,
    })),
    moreAllowed,
    limits: wordLimits(words, field.limits) || null,
  };
}

function isAny([type, ...more]: readonly ValueType[]): boolean {
  return more.length === 0 && type?.kind === 'named' && type.name === 'any' && type.format === null;
}

function choiceView({ path, exactly, alternatives, more }: InputChoice): ChoiceView {
  return { path: path || null, exactly, alternatives: alternatives.map(alternativeView), more };
}

function alternativeView({ title, needs, takes }: Alternative): ChoiceView['alternatives'][number] {
  return {
    title: title || null,
    needs: needs.map(({ path, value }, at) => ({ value: path, name: value, comma: at < needs.length - 1 })),
    takes: takes.map((path, at) => ({ value: path, name: null, comma: at < takes.length - 1 })),
    plain: needs.length + takes.length === 0,
  };
}

function untoldWords({ optional, required, conditions }: Untold, words: Words): string | null {
  const parts = [
    ...(required === 0 ? [] : [words.say('inputs.moreRequired', { count: required })]),
    ...(optional === 0 ? [] : [words.say('inputs.moreOptional', { count: optional })]),
    ...(conditions ? [words.say('inputs.conditions')] : []),
  ];
  return parts.length === 0 ? null : parts.reduce((list, last) => words.say('inputs.and', { list, last }));
}
