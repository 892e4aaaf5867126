import complete from '@bomb.sh/tab/commander';
import type { Command } from 'commander';
import { listNames } from '../commands/listNames.ts';
import type { Context } from '../commands/session.ts';

/**
 * Adds `skillpress complete -- <words>`, which a shell's completion script runs at each press of the tab key: commands, flags and their
 * choices come from `program`, names of apps, rules and categories from the catalog in the current folder.
 */
export function addComplete(program: Command, context: Context): void {
  const { commands } = complete(program);
  const names = listNames(context);
  for (const { arguments: given, options } of commands.values()) {
    for (const argument of given.values())
      argument.handler = (offer) => {
        const { apps, rules } = names();
        const offered = argument.name === 'app or rule' ? [...apps, ...rules] : apps;
        if (argument.name.startsWith('app')) for (const name of offered) offer(name, '');
      };
    const category = options.get('category');
    if (category) category.handler = (offer) => names().categories.forEach((key) => offer(key, ''));
  }
}
