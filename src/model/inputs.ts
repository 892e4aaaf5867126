/** What an action takes, flattened. */
export interface Inputs {
  /** What contains others comes before them; of one object, the required fields come first. */
  readonly fields: readonly Field[];
  /** Objects that take one set of fields or another. */
  readonly choices: readonly InputChoice[];
  /** What the schema says beyond this of the input itself. */
  readonly untold: Untold;
  /** The types of the fields that may be given besides, by any name; `null` when there are none. */
  readonly others: readonly ValueType[] | null;
  /** The input itself, when it need not be an object. */
  readonly whole: (Pick<Field, 'meaning' | 'marks'> & { readonly types: readonly ValueType[] }) | null;
}

/** What a value is: a type of JSON or one that the schema names, or a list or a map of such values. */
export type ValueType =
  | { readonly kind: 'named'; readonly name: string; readonly format: string | null }
  | { readonly kind: 'list' | 'map'; readonly of: readonly ValueType[] }
  /** A list of so many values, each with types of its own. */
  | { readonly kind: 'parts'; readonly of: readonly (readonly ValueType[])[] };

/** One thing that a schema says of the size or the number of values. */
export type Limit =
  | {
      readonly kind: 'range';
      readonly unit: 'number' | 'characters' | 'items' | 'fields';
      readonly least: number | null;
      readonly most: number | null;
    }
  | { readonly kind: 'above' | 'below' | 'multiple'; readonly value: number }
  | { readonly kind: 'distinct' | 'anyFields' | 'otherFields' | 'anyOther' }
  /** Besides the listed values, what alternatives take that list none. */
  | { readonly kind: 'otherTypes'; readonly types: readonly string[] };

/** Limits of the same values. */
export interface LimitGroup {
  /** Around one another: each value that it holds, or those of one type only. */
  readonly about: readonly (Readonly<{ each: true }> | Readonly<{ type: string }>)[];
  readonly limits: readonly Limit[];
}

/** What a schema says of a field besides its prose; `from`: the formula that its default is computed from. */
export type FieldMark =
  | { readonly kind: 'sensitive' | 'deprecated' | 'readOnly' | 'longPattern' | 'longDefault' }
  | { readonly kind: 'computed'; readonly from: string };

/** One input, by its path: `address.city`, `lines[].amount`, `labels.*.colour`, `address["a.b"]`. */
export interface Field {
  readonly path: string;
  /** One or more, of which a value has one. */
  readonly types: readonly ValueType[];
  /** What is around it can't be given without it. */
  readonly required: boolean;
  /** What it is, in prose; empty when that is not told. */
  readonly meaning: string;
  readonly marks: readonly FieldMark[];
  /** The value that counts when none is given; `null` when none is told. */
  readonly default: string | null;
  /** A regular expression that its text matches. */
  readonly pattern: string | null;
  /** Allowed values, already cut to a readable number; empty when any value goes. */
  readonly allowed: readonly AllowedValue[];
  readonly moreAllowed: number;
  /** What else is said of its values. */
  readonly limits: readonly LimitGroup[];
  /** The path of the field whose contents it has, too; empty for the whole input; `null` when its own are told. */
  readonly sameAs: string | null;
  readonly untold: Untold;
}

/** One of the values that an input takes. */
export interface AllowedValue {
  /** As it is given: a text as it is, other values as JSON. */
  readonly value: string;
  /** What people call it. */
  readonly name: string | null;
}

/** What a schema says of a place and its direct fields that is not told. */
export interface Untold {
  readonly optional: number;
  readonly required: number;
  /** Conditions between fields, or what its references lead to. */
  readonly conditions: boolean;
}

/** Sets of fields, of which an object has one. */
export interface InputChoice {
  /** The path of the object; empty for the input itself. */
  readonly path: string;
  /** One alternative and no other; else one at least. */
  readonly exactly: boolean;
  readonly alternatives: readonly Alternative[];
  readonly more: number;
}

/** One branch of a choice between inputs: what it needs, and what it takes besides. */
export interface Alternative {
  readonly title: string;
  /** What it can't go without; `value` where it is known by that. */
  readonly needs: readonly { readonly path: string; readonly value: string | null }[];
  /** What only it takes besides. */
  readonly takes: readonly string[];
}
