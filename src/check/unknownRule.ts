import { findNearest } from '../errors.ts';
import { READING_RULES } from './readingRules.ts';

/** Says of a name that is none of the `known` rules why it is not, and what may be meant: another rule, or those of a group. */
export function describeUnknownRule(
  name: string,
  known: readonly string[],
): { readonly what: string; readonly hint: string } {
  if (READING_RULES.includes(name))
    return {
      what: `${name} is found before the rules are asked: it has one weight, and no exceptions`,
      hint: 'Mend what it finds, and remove it here.',
    };
  const what = `There is no rule "${name}"`;
  const [group = '', last = ''] = name.split('/');
  const same = known.filter((each) => each.startsWith(`${group}/`));
  if (same.length > 0 && ['', '*', '**'].includes(last))
    return { what, hint: `Name each rule of the group: ${same.join(', ')}.` };
  const alike = known.filter((each) => each.endsWith(`/${last || group}`));
  const near = findNearest(name, known) ?? (alike.length === 1 ? alike[0] : undefined);
  return {
    what,
    hint:
      near === undefined ? 'docs/rules/ lists all rules and what each allows.' : `Did you mean "${near}"?`,
  };
}
