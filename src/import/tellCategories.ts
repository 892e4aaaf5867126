import { plain } from '../text/plain.ts';

/** The names of the catalog's categories by their keys. */
export type CategoryNames = ReadonlyMap<string, string>;

/** A category that a summary tells, and the noun that does. */
export interface Told {
  readonly key: string;
  readonly noun: string;
}

/** ClawHub takes no more. */
const MOST = 3;
const IS = /^[^,;:.]{1,40}? (?:is|are) an? /;
/** Where the noun ends that says what an app is. */
const END =
  /\.(?= |$)|[;:(–—]|,? (?:that|which|who|where|for|used|designed|built|made|with|without|offering|providing|developed|owned|by|from|in|on|to|of|like)\b(?!-)/;
const ASIDE = / \([^()]*\)/g;
/** Words for any kind of app, which stand behind the words that tell the kind. */
const KINDS =
  /(?: (?:API|app|application|company|platform|plugin|product|program|provider|service|software|solution|suite|system|tool)s?)+$/i;
/** What a category is called besides its name; only names under which nothing else goes. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  accounting: ['bookkeeping'],
  ads: ['advertising', 'ad management', 'ad serving'],
  ats: ['applicant tracking'],
  communication: ['communications', 'messaging', 'live chat', 'team chat', 'video conferencing'],
  crm: ['customer relationship management'],
  'e-signature': ['electronic signature', 'digital signature'],
  erp: ['enterprise resource planning'],
  'file-storage': ['cloud storage', 'file sharing', 'object storage'],
  hris: ['HR', 'human resources', 'human resources management', 'HR management', 'human capital management'],
  payments: ['payment', 'payment processing', 'payment gateway', 'payment orchestration'],
  sales: ['sales engagement', 'sales enablement', 'sales automation', 'sales management'],
  security: [
    'cybersecurity',
    'password manager',
    'password management',
    'vulnerability management',
    'threat intelligence',
  ],
  ticketing: ['help desk', 'support ticketing'],
};
/** What ends as a category is called but is about something else: languages, source code. */
const OTHER = /\b(?:text|speech|code) analytics$/i;
/** Their names alone also mean something else: tickets of events, the design of engines, sites for sales. */
const BROAD: ReadonlySet<string> = new Set(['design', 'development', 'legal', 'productivity', 'ticketing']);

/**
 * The categories that a summary's own noun tells: "Sample is a cloud-based CRM and project management tool" is in `crm` and
 * `project-management`. The words before a kind of app, or of each part of an "and", must end as the category is called.
 */
export function tellCategories(summary: string, names: CategoryNames): Told[] {
  const is = IS.exec(summary)?.[0];
  if (is === undefined) return [];
  const rest = summary.slice(is.length).replace(ASIDE, '');
  const noun = rest.slice(0, END.exec(rest)?.index ?? rest.length).trim();
  const parts = noun.split(/,? (?:and|or) |, /).map((part) => part.replace(KINDS, ''));
  const told = new Map<string, Told>();
  for (const part of parts)
    for (const [key, name] of names)
      if (endsAs(part, listCalls(key, name)) && !told.has(key)) told.set(key, { key, noun });
  return [...told.values()].slice(0, MOST);
}

function listCalls(key: string, name: string): string[] {
  return [...(BROAD.has(key) ? [] : [name]), ...(ALSO[key] ?? [])].map(plain);
}

/** Whether the last words of a phrase are one of some names. */
function endsAs(phrase: string, calls: readonly string[]): boolean {
  if (OTHER.test(phrase)) return false;
  const words = phrase.split(' ');
  return words.some((_, at) => calls.includes(plain(words.slice(at).join(''))));
}
