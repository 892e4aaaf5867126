import { READING_RULES } from '../check/readingRules.ts';
import { createUsageError, findNearest } from '../errors.ts';
import type { Finding, Level } from '../model/finding.ts';

/** Which findings a command line wants to see. */
export interface ShownFlags {
  readonly rule?: readonly string[];
  readonly level?: Level | undefined;
}

/** True for a finding that the flags let through. */
export function isShown(
  { rule, level }: Finding,
  { rule: names = [], level: only = level }: ShownFlags,
): boolean {
  return only === level && (names.length === 0 || names.some((name) => isNamed(rule, name)));
}

/** True for a rule that a name on the command line means: the rule itself, `quality` or `quality/*` for its group, `*` for any letters. */
function isNamed(rule: string, name: string): boolean {
  if (name === rule || (!name.includes('/') && rule.startsWith(`${name}/`))) return true;
  if (!/^[\w/*-]*\*[\w/*-]*$/.test(name)) return false;
  return new RegExp(`^${name.replaceAll(/\*+/g, '.*')}$`).test(rule);
}

/** Throws a usage error for a `--rule` that names no rule, nor one that found something: it may have a typing error. */
export async function checkRules(
  { rule: named = [] }: ShownFlags,
  findings: readonly Finding[],
): Promise<void> {
  if (named.length === 0) return;
  const { rules } = await import('../check/rules.ts');
  const known = [...rules.map(({ name }) => name), ...READING_RULES, ...findings.map(({ rule }) => rule)];
  refuseUnknownRules(named, known);
}

/**
 * Throws a usage error for a name that means none of the known rules. A group that nobody knows may be that of rules of the catalog's own,
 * which have found nothing.
 */
function refuseUnknownRules(names: readonly string[], known: readonly string[]): void {
  const groups = [...new Set(known.map(groupOf))];
  for (const name of names) {
    if (known.some((rule) => isNamed(rule, name))) continue;
    const group = groupOf(name);
    const near = name.includes('/') ? findNear(name, group, { groups, known }) : findNearest(name, groups);
    if (near === undefined && name.includes('/') && !groups.includes(group)) continue;
    throw createUsageError(`There is no rule "${name}"`, propose(near, group, { groups, known }));
  }
}

interface KnownRules {
  readonly groups: readonly string[];
  readonly known: readonly string[];
}

/** The rule that somebody may have meant, or the group whose name has a typing error. */
function findNear(name: string, group: string, { groups, known }: KnownRules): string | undefined {
  const rule = findNearest(name, known);
  if (rule !== undefined || groups.includes(group)) return rule;
  const other = findNearest(group, groups);
  return other === undefined ? undefined : `${other}/*`;
}

/** `quality` of `quality/trigger`. */
export function groupOf(rule: string): string {
  return rule.split('/', 1)[0] ?? rule;
}

function propose(near: string | undefined, group: string, { groups, known }: KnownRules): string {
  if (near !== undefined) return `Did you mean "${near}"?`;
  const choices = groups.includes(group)
    ? known.filter((rule) => groupOf(rule) === group)
    : groups.map((each) => `${each}/*`);
  return `Take one of ${[...new Set(choices)].join(', ')}.`;
}
