import { toPlain } from '../text/plain.ts';
import { BROAD, CALLS, OTHERS } from './categoryCalls.ts';

/** The names of the catalog's categories by their keys. */
export type CategoryNames = ReadonlyMap<string, string>;

/** A category that a summary tells, and the noun that does. */
export interface ToldCategory {
  readonly key: string;
  readonly noun: string;
}

/** ClawHub takes no more. */
const MOST = 3;
const IS = /^[^;:]{1,60}? (?:is|are|provides|offers) (?:(?:an?|the|one of the|your) )?/;
/** Where the noun ends that says what an app is. */
const END =
  /[.!?](?= |$)|[;:(–—]|,? (?:that|which|who|where|for|used|designed|built|made|with|without|offering|providing|developed|owned|by|from|in|on|to|of|like|as|specifically|primarily|specializing|enabling|allowing|helping|trusted|combining|including|integrated|similar|within)\b(?!-)/;
const ASIDE = / \([^()]*\)/g;
/** Who an app is for: "sales and support teams" are no sales. */
const PEOPLE =
  / (?:agencies|businesses|companies|creators|developers|enterprises|marketers|merchants|organizations|people|professionals|retailers|startups|stores|teams|users)$/i;
/** Words for any kind of app, which stand behind the words that tell the kind. */
const KIND =
  '(?:API|app|application|assistant|client|cloud|company|engine|framework|hub|infrastructure|network|package|platform|plugin|product|program|provider|service|software|solution|suite|system|technology|tool|toolkit|vendor)s?';
const KINDS = new RegExp(`(?: ${KIND})+$`, 'i');
const KIND_ALONE = new RegExp(`^(?:[\\w/-]+ ){0,4}${KIND}$`, 'i');

/**
 * Returns the categories that a summary's own noun tells: "Sample is a cloud-based CRM and project management tool" is in
 * `crm` and `project-management`, as is "a platform for CRM and project management". The words before a kind of app, or of
 * each part of an "and", must end as the category is called.
 */
export function tellCategories(summary: string, names: CategoryNames): ToldCategory[] {
  const is = IS.exec(summary)?.[0];
  if (is === undefined) return [];
  const rest = summary.slice(is.length).replace(ASIDE, '');
  const noun = cutNoun(rest);
  const purpose = KIND_ALONE.test(noun)
    ? cutNoun(/^ for (?:(?:an?|the|your) )?(.*)$/.exec(rest.slice(noun.length))?.[1] ?? '')
    : '';
  const told = new Map<string, ToldCategory>();
  for (const phrase of PEOPLE.test(purpose) ? [noun] : [noun, purpose])
    for (const part of phrase.split(/,? (?:and|or|&) |, /).map((each) => each.replace(KINDS, '')))
      for (const [key, name] of names)
        if (endsAs(part, listCalls(key, name)) && !told.has(key)) told.set(key, { key, noun: phrase });
  return [...told.values()].slice(0, MOST);
}

function cutNoun(text: string): string {
  return text.slice(0, END.exec(text)?.index ?? text.length).trim();
}

function listCalls(key: string, name: string): string[] {
  return [...(BROAD.has(key) ? [] : [name]), ...(CALLS[key] ?? [])].map(toPlain);
}

/** Whether the last words of a phrase are one of some names. */
function endsAs(phrase: string, calls: readonly string[]): boolean {
  if (phrase === '' || OTHERS.test(phrase)) return false;
  const words = phrase.split(' ');
  return words.some((_, at) => calls.includes(toPlain(words.slice(at).join(''))));
}
