import type { ClientBudget } from '../budget/judgeBudget.ts';
import type { DescriptionState, ListedSkill } from '../budget/skill.ts';
import { countNoun, nameFirst } from '../text/counting.ts';
import type { Reporter } from './reporter.ts';
import { alignColumns, NO_COLOUR, printable, type Paint } from './terminal.ts';
import { groupBy } from '../text/groupBy.ts';

/** What `check --budget` found out, ready to be shown in any format. */
export interface BudgetReport {
  /** Every selected app has a page. */
  readonly ok: boolean;
  readonly selection: {
    /** The apps that were named. */
    readonly apps: readonly string[];
    readonly categories: readonly string[];
    readonly skills: number;
    /** Selected apps without a page, because they have errors or are drafts. */
    readonly missing: readonly string[];
  };
  readonly clients: readonly ClientBudget[];
  readonly durationMs: number;
}

const STATES: readonly { readonly state: DescriptionState; readonly title: string }[] = [
  { state: 'whole', title: 'whole' },
  { state: 'cut', title: 'cut' },
  { state: 'name-only', title: 'name only' },
  { state: 'gone', title: 'gone' },
];
const HEAD = ['', ...STATES.map(({ title }) => title), 'largest pack'];
const WIDTH = 100;
const FIRST_NAMES = 8;

/** A table of the clients, then for each what is lost, on which assumptions, and what to do. Lines of at most 100 columns. */
function formatBudget(report: BudgetReport, paint: Paint): string {
  const details = report.clients.map((client) => detailsText(client, paint));
  return [`${paint('bold', selectionText(report))}\n`, tableText(report), ...details].join('\n');
}

/** What clients would show, in every format; `quiet` leaves out the clients that show everything. */
export function reportBudget(report: BudgetReport): Reporter {
  return {
    json: () => toBudgetJson(report),
    text: (paint, quiet) => {
      const clients = quiet ? report.clients.filter(losesAny) : report.clients;
      return clients.length === 0 ? '' : formatBudget({ ...report, clients }, paint);
    },
    github: () => formatBudget(report, NO_COLOUR),
    summary: () => formatBudgetSummary(report),
  };
}

function losesAny({ skills }: ClientBudget): boolean {
  return skills.some(({ state }) => state !== 'whole');
}

/** The fields that docs/budget.md promises. */
function toBudgetJson({ ok, selection, clients, durationMs }: BudgetReport): object {
  const shown = clients.map((client) => ({
    client: client.client,
    version: client.version,
    assumptions: client.assumptions,
    counts: Object.fromEntries(STATES.map(({ state }) => [state, ofState(client, state).length])),
    largestPack: client.pack,
    advice: client.advice,
    skills: client.skills,
  }));
  return { command: 'check --budget', ok, selection, clients: shown, durationMs: Math.round(durationMs) };
}

/** Markdown for the step summary. */
function formatBudgetSummary(report: BudgetReport): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  const table = [HEAD, HEAD.map(() => '---'), ...report.clients.map(cells)].map(row).join('');
  const lists = report.clients.flatMap((client) =>
    [...lossLines(client), ...client.advice].map((line) => `- ${client.name}: ${line}\n`),
  );
  return `### skillpress check --budget\n\n${selectionText(report)}\n\n${table}\n${lists.join('')}\n`;
}

function selectionText({ selection: { skills, apps, categories, missing } }: BudgetReport): string {
  const chosen = [
    ...(apps.length > 0 ? [`${apps.length} named`] : []),
    ...(categories.length > 0
      ? [`${categories.length === 1 ? 'category' : 'categories'} ${categories.join(', ')}`]
      : []),
  ].join(' and ');
  const head = `What an agent is shown of ${countNoun(skills, 'skill')} (${chosen === '' ? 'the whole catalog' : chosen})`;
  return missing.length === 0 ? head : `${head}; without a page, so left out: ${names(missing)}`;
}

function cells(client: ClientBudget): string[] {
  return [
    client.name,
    ...STATES.map(({ state }) => String(ofState(client, state).length)),
    String(client.pack),
  ];
}

function tableText({ clients }: BudgetReport): string {
  const lines = alignColumns([HEAD, ...clients.map(cells)], (column) => column > 0);
  return lines.map((line) => `${line}\n`).join('');
}

function detailsText(client: ClientBudget, paint: Paint): string {
  const lines = [
    ...lossLines(client),
    ...client.advice.map((line) => `→ ${line}`),
    ...client.assumptions.map((line, index) => `${index === 0 ? 'assuming' : 'and'} ${line}`),
  ];
  const head = paint('bold', `${client.name} ${client.version}`);
  return `${head}\n${lines.map((line) => wrapped(line)).join('')}`;
}

/** What is cut, nameless or gone, with the first names. */
function lossLines(client: ClientBudget): string[] {
  const cut = ofState(client, 'cut');
  const goneByReason = groupBy(ofState(client, 'gone'), ({ reason }) => reason ?? 'unlisted');
  const lengths = cut.map(({ shown }) => shown);
  const [least, most] = [Math.min(...lengths), Math.max(...lengths)];
  const line = (title: string, skills: readonly ListedSkill[]): string[] =>
    skills.length === 0 ? [] : [`${title} (${skills.length}): ${names(skills.map(({ name }) => name))}`];
  return [
    ...line(`cut to ${least === most ? least : `${least} to ${most}`} characters`, cut),
    ...line('name only', ofState(client, 'name-only')),
    ...[...goneByReason].flatMap(([reason, skills]) => line(`gone, ${reason}`, skills)),
  ];
}

function ofState({ skills }: ClientBudget, wanted: DescriptionState): readonly ListedSkill[] {
  return skills.filter(({ state }) => state === wanted);
}

function names(all: readonly string[]): string {
  return nameFirst(all.map(printable), FIRST_NAMES);
}

/** Indented by two columns, and by four from the second line on. */
function wrapped(text: string): string {
  const lines: string[] = [];
  let line = ' ';
  for (const word of text.split(' ')) {
    if (line.length + 1 + word.length > WIDTH && line.trim() !== '') {
      lines.push(line);
      line = '   ';
    }
    line += ` ${word}`;
  }
  return `${[...lines, line].join('\n')}\n`;
}
