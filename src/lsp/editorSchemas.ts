import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EditedCatalog } from '../build/openEdited.ts';
import { findWeightProblem } from '../check/weighRules.ts';
import type { Rule } from '../model/rule.ts';
import { RULE_PAGES } from '../report/sarif.ts';
import { listHandles } from '../text/handles.ts';
import type { FileKind } from './findPlace.ts';
import type { EditorSchema } from './schemaAt.ts';

/** Schemas by kind of file, with what this catalog has in the place of "any text": categories, rules, apps and actions. */
export interface EditorSchemas {
  /** `null`: a file of that kind is not written by people. */
  readonly schemaOf: (
    kind: FileKind,
    slug: string | null,
    catalog: EditedCatalog | null,
  ) => EditorSchema | null;
}

const WEIGHTS = ['off', 'warning', 'error'] as const;
const FILES: Partial<Record<FileKind, string>> = {
  settings: 'catalog.schema.json',
  descriptor: 'descriptor.schema.json',
  translation: 'translation.schema.json',
};

/** Opens the schemas that skillpress comes with. */
export function openSchemas(packageDir: string): EditorSchemas {
  const read = (name: string): EditorSchema =>
    JSON.parse(readFileSync(join(packageDir, 'schemas', name), 'utf8')) as EditorSchema;
  const known = new Map<string, EditorSchema>();
  return {
    schemaOf: (kind, slug, catalog) => {
      const name = FILES[kind];
      if (name === undefined) return null;
      const schema = known.get(name) ?? read(name);
      known.set(name, schema);
      if (!catalog) return schema;
      if (kind === 'settings') return nameSettings(schema, catalog);
      return kind === 'descriptor' ? nameFacts(schema, catalog, slug ?? '') : schema;
    },
  };
}

/** The schema of descriptors with the categories, keywords and rules of the catalog, and the actions of the app. */
function nameFacts(schema: EditorSchema, catalog: EditedCatalog, slug: string): EditorSchema {
  const { config, rules } = catalog;
  const categories = [...config.categories].map(([key, { name }]) => ({ const: key, description: name }));
  const keywords = (config.keywords ?? []).map((keyword) => ({ const: keyword }));
  const actions = listActions(catalog, slug);
  const ofActions = Object.fromEntries(
    actions.map(({ const: handle, description }) => [handle, { description }]),
  );
  const excusable = rules.all.filter(({ excusable }) => excusable);
  return change(schema, {
    categories: nameItems(categories),
    keywords: nameItems(keywords),
    except: nameKeys(Object.fromEntries(excusable.map((rule) => [rule.name, describeRule(rule)]))),
    actions: (own) =>
      change(own, {
        pin: nameItems(actions),
        hide: nameItems(actions),
        describe: nameKeys(ofActions),
        effect: nameKeys(ofActions),
      }),
  });
}

/** The schema of settings with the rules and the apps of the catalog. */
function nameSettings(schema: EditorSchema, { rules, slugs }: EditedCatalog): EditorSchema {
  const apps = slugs.map((slug) => ({ const: slug }));
  const ofRules = rules.all.map((rule) => {
    const weights = WEIGHTS.filter((weight) => !findWeightProblem(rule.name, weight, rules.all));
    return [rule.name, { ...describeRule(rule), enum: weights }] as const;
  });
  return change(schema, {
    rules: nameKeys(Object.fromEntries(ofRules)),
    packs: (packs) =>
      change(packs, {
        own: (own) => ({ ...own, additionalProperties: change(inside(own), { apps: nameItems(apps) }) }),
      }),
  });
}

type SchemaChange = (schema: EditorSchema) => EditorSchema;

/** The schema with other schemas of some of its keys. */
function change(schema: EditorSchema, changes: Readonly<Record<string, SchemaChange>>): EditorSchema {
  const { properties = {} } = schema;
  const changed = Object.entries(changes).flatMap(([key, make]) => {
    const own = properties[key];
    return own ? [[key, make(own)] as const] : [];
  });
  return { ...schema, properties: { ...properties, ...Object.fromEntries(changed) } };
}

function nameItems(values: readonly EditorSchema[]): SchemaChange {
  return (schema) =>
    values.length === 0 ? schema : { ...schema, items: { ...schema.items, oneOf: values } };
}

/** Every key is held to what any key was held to, and says what it is. */
function nameKeys(keys: Readonly<Record<string, EditorSchema>>): SchemaChange {
  return (schema) => ({
    ...schema,
    properties: Object.fromEntries(
      Object.entries(keys).map(([key, own]) => [key, { ...inside(schema), ...own }]),
    ),
  });
}

function inside({ additionalProperties }: EditorSchema): EditorSchema {
  return typeof additionalProperties === 'object' ? additionalProperties : {};
}

function describeRule({ name, level, about, why }: Rule): EditorSchema {
  const weight = level === 'error' ? 'Error' : 'Warning';
  return { description: `${weight}. ${about}\n\n${why}\n\n[${name}](${RULE_PAGES}/${name}.md)` };
}

function listActions(
  catalog: EditedCatalog,
  slug: string,
): { readonly const: string; readonly description: string }[] {
  const { actions = [] } = catalog.readSnapshot(slug) ?? {};
  return [...listHandles(actions)].flatMap(([{ name, description }, [handle]]) =>
    handle === undefined ? [] : [{ const: handle, description: description ?? name }],
  );
}
