/**
 * A reading of input schemas that shares nothing with `src/`: what a table of inputs is held against. It looks for the places
 * of a path in the schema as it stands, through references and alternatives.
 */

type Json = Record<string, unknown>;

/** A step of a path: a name, or what a list or a map holds. */
export type Step = { readonly name: string } | { readonly held: '[]' | '*' | number };

/** `a.b[]["x.y"].*` as steps. */
export function stepsOf(path: string): Step[] {
  const steps: Step[] = [];
  let rest = path;
  while (rest !== '') {
    const quoted = /^\["(?:[^"\\]|\\.)*"\]/.exec(rest)?.[0];
    const index = /^\[(\d*)\]/.exec(rest);
    const name = /^\.?([^.[\]]+)/.exec(rest);
    if (quoted !== undefined) steps.push({ name: JSON.parse(quoted.slice(1, -1)) as string });
    else if (index) steps.push({ held: index[1] === '' ? '[]' : Number(index[1]) });
    else if (name) steps.push(name[1] === '*' ? { held: '*' } : { name: name[1] ?? '' });
    else throw new Error(`no path: ${path}`);
    rest = rest.slice((quoted ?? index?.[0] ?? name?.[0] ?? '').length);
  }
  return steps;
}

export class SchemaReading {
  readonly #root: unknown;

  constructor(root: unknown) {
    this.#root = root;
  }

  /** Every schema that may hold at the end of a path; none when there is no such path. */
  at(steps: readonly Step[]): unknown[] {
    let here: unknown[] = [this.#root];
    for (const step of steps) here = here.flatMap((schema) => this.#inside(schema, step));
    return here;
  }

  /** The names of the fields that objects of this schema may have; those that no one may send are left out. */
  names(schema: unknown): Set<string> {
    const names = new Set<string>();
    for (const part of this.#parts(schema)) {
      for (const [name, child] of Object.entries(mapOf(part['properties'])))
        if (child !== false && mapOf(child)['readOnly'] !== true) names.add(name);
      for (const name of listOf(part['required'])) if (typeof name === 'string') names.add(name);
    }
    return names;
  }

  /** True when an object of this schema, whatever alternative it is, needs the field. */
  needs(schema: unknown, name: string): boolean {
    return this.#needs(schema, name, new Set()) === true;
  }

  /** `null`: it is the whole again, which adds nothing. */
  #needs(schema: unknown, name: string, seen: ReadonlySet<unknown>): boolean | null {
    if (seen.has(schema)) return null;
    if (!isMap(schema)) return false;
    const on = new Set([...seen, schema]);
    if (listOf(schema['required']).includes(name)) return true;
    const parts = listOf(schema['allOf']);
    if (typeof schema['$ref'] === 'string') parts.push(this.#target(schema['$ref']));
    const verdicts = parts.map((part) => this.#needs(part, name, on));
    for (const branches of [schema['anyOf'], schema['oneOf']]) {
      const objects = listOf(branches).filter((branch) => this.#isObject(branch));
      const each = objects
        .map((branch) => this.#needs(branch, name, on))
        .filter((verdict) => verdict !== null);
      if (objects.length > 0) verdicts.push(each.length === 0 ? null : each.every(Boolean));
    }
    if (verdicts.includes(true)) return true;
    return verdicts.length > 0 && verdicts.every((verdict) => verdict === null) ? null : false;
  }

  #isObject(schema: unknown): boolean {
    return this.#parts(schema).some(
      (part) =>
        part['type'] === 'object' ||
        (Array.isArray(part['type']) && part['type'].includes('object')) ||
        (part['type'] === undefined && (isMap(part['properties']) || Array.isArray(part['required']))),
    );
  }

  #inside(schema: unknown, step: Step): unknown[] {
    return this.#parts(schema).flatMap((part): unknown[] => {
      if ('name' in step) {
        const fields = mapOf(part['properties']);
        if (Object.hasOwn(fields, step.name)) return [fields[step.name]];
        return listOf(part['required']).includes(step.name) ? [{}] : [];
      }
      const { items, prefixItems, additionalProperties } = part;
      if (step.held === '[]') return isMap(items) ? [items] : [];
      if (step.held === '*') return isMap(additionalProperties) ? [additionalProperties] : [];
      const held = (Array.isArray(items) ? items : listOf(prefixItems))[step.held];
      return held === undefined ? [] : [held];
    });
  }

  /** The schema itself, what it refers to, and all of its parts and alternatives. */
  #parts(schema: unknown, seen = new Set<unknown>()): Json[] {
    if (!isMap(schema) || seen.has(schema)) return [];
    seen.add(schema);
    const target = typeof schema['$ref'] === 'string' ? [this.#target(schema['$ref'])] : [];
    const parts = [
      ...target,
      ...listOf(schema['allOf']),
      ...listOf(schema['anyOf']),
      ...listOf(schema['oneOf']),
    ];
    return [schema, ...parts.flatMap((part) => this.#parts(part, seen))];
  }

  #target(reference: string): unknown {
    if (!reference.startsWith('#')) return undefined;
    const keys = reference
      .split('/')
      .slice(1)
      .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
    return keys.reduce((value: unknown, key) => mapOf(value)[key], this.#root);
  }
}

function isMap(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mapOf(value: unknown): Json {
  return isMap(value) ? value : {};
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
