import { toPathIn, ROOT, type Site } from '../site.ts';
import type { ShownTool, SiteApp } from '../openDist.ts';
import type { SiteLanguage } from '../language.ts';
import { toVisibleLine } from '../../text/characters.ts';
import { cutText } from '../../text/cutText.ts';
import { asRecord } from '../../text/isRecord.ts';
import { INPUTS_FILE, toSkillPath, toSkillFolder } from '../../text/skillFiles.ts';

/** Inputs that the page shows of an action, and of all together: it stays under 60 KB. The reference has all. */
const MOST_INPUTS = 5;
const MOST_OF_ALL = 40;
/** Characters of what an input means. */
const MEANING = 70;

/** The popular actions with their marks and inputs. */
export function toActions(site: Site, language: SiteLanguage, app: SiteApp) {
  const { listing } = app;
  const tools = new Map(site.dist.tools(app).map((tool) => [handleOf(tool.action), tool]));
  const { plain } = language;
  const shown = Math.min(MOST_INPUTS, Math.ceil(MOST_OF_ALL / Math.max(1, listing.popularActions.length)));
  const marks = { read: plain.markRead, write: plain.markWrite, delete: plain.markDelete };
  return {
    actions: listing.popularActions.map((action) => ({
      name: action.name,
      key: action.key ?? '',
      description: action.description,
      effect: action.effect,
      mark: marks[action.effect],
      ...toInputs(site, language, app, tools.get(handleOf(action)), shown),
    })),
    actionsLead: language.count('actionsLead', listing.actionCount, { shown: listing.popularActions.length }),
  };
}

function handleOf({ key, name }: { readonly key: string | null; readonly name: string }): string {
  return `${key ?? ''} ${name}`;
}

function toInputs(
  site: Site,
  language: SiteLanguage,
  app: SiteApp,
  tool: ShownTool | undefined,
  shown: number,
) {
  const none = { inputsTitle: '', inputs: [], moreInputs: '', reference: '' };
  if (!tool?.inputSchema) return none;
  const { properties, required } = tool.inputSchema;
  const needed = new Set(Array.isArray(required) ? required.map(String) : []);
  const fields = Object.entries(asRecord(properties))
    .map(([name, schema]) => toInput(name, schema, needed))
    .sort((a, b) => Number(b.required) - Number(a.required));
  if (fields.length === 0) return { ...none, inputsTitle: language.plain.inputsNone };
  const more = fields.length - shown;
  return {
    inputsTitle: language.count('inputs', fields.length),
    inputs: fields.slice(0, shown),
    moreInputs: more > 0 ? language.count('moreInputs', more) : '',
    reference: toPathIn(site, ROOT, referenceOf(app)),
  };
}

/** Where all inputs of all actions stand. */
function referenceOf({ slug, files }: SiteApp): string {
  const index = toSkillFolder(slug) + INPUTS_FILE;
  return Object.hasOwn(files, index) ? index : toSkillPath(slug);
}

function toInput(name: string, schema: unknown, needed: ReadonlySet<string>) {
  const { type, description } = asRecord(schema);
  const types = [type].flat().filter((each): each is string => typeof each === 'string' && each !== 'null');
  return {
    name,
    type: types.join(' | '),
    required: needed.has(name),
    meaning: typeof description === 'string' ? cutText(toVisibleLine(description).trim(), MEANING) : '',
  };
}
