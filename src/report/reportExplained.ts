import type { App, AppRecord, RelatedApp } from '../model/app.ts';
import type { ActionFacts } from '../model/action.ts';
import type { Descriptor } from '../model/descriptor.ts';
import type { RenderedFile } from '../model/files.ts';
import type { Finding } from '../model/finding.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { formatFindings } from './formatFindings.ts';
import { formatAnnotations } from './github.ts';
import { toJsonFinding } from './json.ts';
import type { Reporter } from './reporter.ts';
import { NO_COLOUR, printable, type Paint } from './terminal.ts';

/** One app after each stage. */
export interface Explained {
  readonly slug: string;
  readonly descriptor: Descriptor | null;
  readonly snapshot: Snapshot | null;
  readonly app: App | null;
  readonly record: AppRecord | null;
  readonly related: readonly RelatedApp[];
  readonly files: readonly RenderedFile[];
  readonly findings: readonly Finding[];
  /** What the description says can be done, and whether an action does it. */
  readonly claims: readonly { readonly verb: string; readonly noun: string; readonly done: boolean }[];
  /** Why each related app is one, in words. */
  readonly reasonOf: (related: RelatedApp) => string;
}

/** One app through the stages, in every format. */
export function reportExplained(explained: Explained, durationMs: number): Reporter {
  return {
    json: () => toExplainedJson(explained, durationMs),
    text: (paint) => formatExplained(explained, paint),
    github: () => formatAnnotations(explained.findings) + formatExplained(explained, NO_COLOUR),
  };
}

/** For a person: facts with their source, actions in order with their evidence, findings, files. */
function formatExplained(explained: Explained, paint: Paint): string {
  const { slug, app, findings } = explained;
  const head = (title: string): string => `\n${paint('bold', title)}`;
  const lines = [paint('bold', printable(app ? `${app.name} (${slug})` : slug))];
  if (app) lines.push(head('Facts'), ...factLines(explained, app));
  if (app) lines.push(head(`Actions (${app.actions.length}, the page lists ${app.popular.length})`));
  if (app) lines.push(...app.actions.flatMap((action, at) => actionLines(action, at, app)));
  lines.push(head('What the description claims'), ...claimLines(explained));
  lines.push(head('Related apps'), ...relatedLines(explained));
  lines.push(head(`Findings (${findings.length})`), ...formatFindings(findings, paint, false));
  lines.push(head(`Files (${explained.files.length})`), ...fileLines(explained));
  return `${lines.join('\n')}\n`;
}

/** The same as JSON, for programs. */
function toExplainedJson(explained: Explained, durationMs: number): object {
  const { slug, app, record, related, files, findings, claims, reasonOf } = explained;
  return {
    command: 'explain',
    ok: !findings.some(({ level }) => level === 'error'),
    app: slug,
    facts: app && factsOf(explained, app),
    actions:
      app?.actions.map((action, at) => ({ ...toAction(action), listed: at < app.popular.length })) ?? [],
    claims,
    related: related.map((each) => ({ slug: each.slug, reason: reasonOf(each) })),
    files: files.map(({ path, bytes, sha256 }) => ({ path, size: bytes.length, sha256 })),
    written: record !== null,
    findings: findings.map(toJsonFinding),
    durationMs: Math.round(durationMs),
  };
}

interface Fact {
  readonly value: string;
  /** Where it comes from. */
  readonly source: string;
}

function factsOf({ descriptor, snapshot }: Explained, app: App): Record<string, Fact> {
  const own = 'app.md';
  const elsewhere = `membrane.json (${snapshot?.origin ?? 'absent'})`;
  const facts: Record<string, Fact> = {
    homepage: { value: app.homepage, source: own },
    docs: { value: app.docs ?? '', source: own },
    icon: { value: app.icon ?? '', source: descriptor?.icon ? own : elsewhere },
    summary: { value: app.summary, source: own },
    description: {
      value: app.trigger,
      source: descriptor?.description ? own : 'worded from the facts below',
    },
    categories: { value: app.categories.map(({ key }) => key).join(', '), source: own },
    keywords: { value: app.keywords.join(', '), source: own },
    aliases: { value: app.aliases.join(', '), source: own },
    requests: { value: app.requests.join(' | '), source: own },
    entities: { value: app.entities.map(({ name }) => name).join(', '), source: own },
    'sign-in': { value: app.auth ?? '', source: elsewhere },
    intent: { value: app.intent, source: 'worded from the facts below' },
  };
  return Object.fromEntries(Object.entries(facts).filter(([, { value }]) => value !== ''));
}

function factLines(explained: Explained, app: App): string[] {
  return Object.entries(factsOf(explained, app)).map(
    ([name, { value, source }]) => `  ${name.padEnd(12)}${printable(value)}  [${source}]`,
  );
}

function toAction(action: ActionFacts & { readonly sentence?: string }) {
  const { key, id, name, effect, evidence, about, entity, told, description, sentence, ranking } = action;
  const from =
    told === null ? (description === '' ? 'its name' : 'its description or name') : 'actions.describe';
  return { key, id, name, effect, evidence, about, entity, ranking, sentence, from };
}

function actionLines(action: ActionFacts & { readonly sentence: string }, at: number, app: App): string[] {
  const { key, name, effect, evidence, entity, sentence, from } = toAction(action);
  const cut = at === app.popular.length ? ['  … the page does not list these:'] : [];
  const why = evidence.map(
    ({ source, says, strength, found }) => `${source} "${found}" ${says} (${strength})`,
  );
  const tells = why.length === 0 ? 'nothing tells, so it is taken to write' : why.join('; ');
  return [
    ...cut,
    `  ${String(at + 1).padStart(3)}. ${printable(key ?? name)}: ${printable(sentence ?? '')} [${from}]`,
    `       effect ${effect}: ${printable(tells)}`,
    `       ${entity === null ? 'in no entity' : `in ${printable(entity)}`}; ${rankText(action)}`,
  ];
}

function rankText({ ranking: { why, object, uses } }: ActionFacts): string {
  const many = uses === 1 ? 'one action is about' : `${uses} actions are about`;
  const about = object === '' ? 'its name tells no object' : `${many} "${printable(object)}"`;
  return `${RANKED[why]}: ${about}`;
}

/** Why an action stands where it does. */
const RANKED: Readonly<Record<ActionFacts['ranking']['why'], string>> = {
  pinned: 'pinned',
  kind: 'shown for what it does',
  object: 'shown for its object',
  rest: 'after those that the page lists',
};

function claimLines({ claims }: Explained): string[] {
  if (claims.length === 0) return ['  nothing that can be done'];
  return claims.map(
    ({ verb, noun, done }) =>
      `  ${printable(verb)} ${printable(noun)}: ${done ? 'an action does' : 'no action does'}`,
  );
}

function relatedLines({ related, reasonOf }: Explained): string[] {
  if (related.length === 0) return ['  none'];
  return related.map((each) => `  ${printable(each.slug)}: ${printable(reasonOf(each))}`);
}

function fileLines({ files, record }: Explained): string[] {
  if (files.length === 0) return ['  none: the app has errors'];
  const lines = files.map(({ path, bytes }) => `  ${printable(path)} (${bytes.length} bytes)`);
  return record === null ? [...lines, '  They are not written: the app has errors.'] : lines;
}
