import { toPlain } from '../text/plain.ts';
import { LONGEST_IN_DESCRIPTOR } from '../text/textLimits.ts';
import { keepVisible } from './clean.ts';
import type { PageLog } from './pageLog.ts';
import type { PageSource, PublishedPage } from './parsePage.ts';
import { findLine } from './readHead.ts';
import { tellCategories, type CategoryNames } from './tellCategories.ts';
import { asRecord } from '../text/isRecord.ts';

/** What an app is about: keys of the catalog's categories, and as keywords what has no category. */
export interface Topics {
  readonly categories: readonly string[];
  readonly keywords: readonly string[];
}

/** The sentence that the newest template makes of an app's categories. */
const IN_DESCRIPTION = /\bManage (.{2,100}?) data, records, and workflows\b/;

/** Returns the categories that a page names; where it names none, those that its summary tells. */
export function readTopics(
  page: PublishedPage,
  summary: string | null,
  names: CategoryNames,
  log: PageLog,
): Topics {
  const topics = readNamed(page.source, names, log);
  if (topics.categories.length > 0 || summary === null) return topics;
  const told = tellCategories(summary, names);
  for (const { key, noun } of told)
    log.repaired.push({
      line: page.intro[0]?.line ?? 1,
      field: 'categories',
      reason: 'told-by-summary',
      from: noun,
      to: key,
    });
  return { ...topics, categories: told.map(({ key }) => key) };
}

/** The categories of the front matter, or without them those that its description names. */
function readNamed(source: PageSource, names: CategoryNames, log: PageLog): Topics {
  const { metadata, description } = asRecord(source.head);
  const listed = splitList(asRecord(metadata)['categories'], /,/);
  const found =
    listed.length > 0 ? listed : splitList(IN_DESCRIPTION.exec(String(description))?.[1], / and |,/);
  const byName = new Map(
    [...names].flatMap(([key, name]) => [
      [toPlain(key), key],
      [toPlain(name), key],
    ]),
  );
  const categories = new Set<string>();
  const keywords = new Set<string>();
  for (const topic of found) {
    const key = byName.get(toPlain(topic));
    if (key !== undefined) categories.add(key);
    else if (listed.length > 0) {
      log.dropped.push({
        line: findLine(source, 'categories:'),
        field: 'categories',
        reason: 'unknown-category',
        value: topic,
      });
      const keyword = toKeyword(keepVisible(topic));
      if (keyword.length <= LONGEST_IN_DESCRIPTOR.keyword) keywords.add(keyword);
    }
  }
  return { categories: [...categories], keywords: [...keywords] };
}

/** As a sentence has it: "project management" of `project-management` and "Project Management", "CRM" as it is. */
function toKeyword(topic: string): string {
  const words = topic === topic.toLowerCase() ? topic.replaceAll('-', ' ') : topic;
  return words.replace(/(?<![\p{L}\p{N}])\p{Lu}[\p{Ll}-]*\b(?!\p{Lu})/gu, (word) => word.toLowerCase());
}

function splitList(value: unknown, by: RegExp): string[] {
  const text = Array.isArray(value) ? value.join(',') : typeof value === 'string' ? value : '';
  return text.split(by).map(keepVisible).filter(Boolean);
}
