import { toVisibleLine } from '../text/characters.ts';
import type { AppFacts, Category, IconFile } from '../model/app.ts';
import type { Config } from '../model/config.ts';
import type { Descriptor } from '../model/descriptor.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Translation } from '../model/translation.ts';
import { findCurrentTranslations } from '../text/sourceDigest.ts';
import { containSnapshot } from './contain.ts';
import { listActions } from './actions.ts';
import { listEntities } from './entities.ts';
import { groupActions } from './groups.ts';
import { splitReference } from './reference.ts';

/** What lies beside a descriptor and a snapshot. */
export interface AppExtras {
  readonly icon?: IconFile | null;
  /** All that are written, whatever text they translate. */
  readonly translations?: readonly Translation[];
}

/** Decides everything about an app from what people wrote and what Membrane answered, and words nothing. Pure; reads no clock and no disk. */
export function normaliseApp(
  slug: string,
  descriptor: Descriptor,
  answered: Snapshot,
  config: Config,
  { icon: iconFile = null, translations = [] }: AppExtras = {},
): AppFacts {
  const { snapshot, doubts } = containSnapshot(descriptor, answered);
  const entities = listEntities(descriptor.entities);
  const { popularActions } = config.limits;
  const actions = listActions(slug, descriptor, snapshot, entities, popularActions);
  const popular = actions.slice(0, popularActions);
  return {
    slug,
    name: descriptor.name,
    homepage: descriptor.homepage,
    docs: descriptor.docs,
    icon: descriptor.icon ?? logoOf(snapshot),
    summary: descriptor.summary,
    description: descriptor.description,
    categories: categoriesOf(descriptor, config),
    keywords: descriptor.keywords,
    aliases: descriptor.aliases,
    requests: descriptor.requests,
    entities: descriptor.entities,
    actions,
    popular,
    groups: groupActions(popular),
    reference: splitReference(actions),
    notes: descriptor.notes,
    translations: findCurrentTranslations({ descriptor, translations }),
    iconFile,
    auth: toVisibleLine(snapshot.connector?.auth ?? snapshot.integration?.auth ?? '') || null,
    membrane: descriptor.membrane,
    doubts,
  };
}

/** Categories that catalog.yaml does not list are left out here; the rule `descriptor/categories` reports them. */
function categoriesOf(descriptor: Descriptor, config: Config): Category[] {
  return descriptor.categories.flatMap((key) => {
    const category = config.categories.get(key);
    return category ? [{ key, name: category.name, names: category.names }] : [];
  });
}

/** An address that a page and a listing can take as it is. */
const ADDRESS = /^https?:\/\/[\w.-]+(?:[/?#:][!#%&*+,./:=?@\w~-]*)?$/;

/** The first logo that Membrane names, if it is a web address: upstream could write anything there. */
function logoOf({ app, connector, integration }: Snapshot): string | null {
  const logo = app?.logo ?? connector?.logo ?? integration?.logo;
  return logo !== undefined && ADDRESS.test(logo) ? logo : null;
}
