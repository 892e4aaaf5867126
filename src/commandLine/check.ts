import { type Command, Option } from 'commander';
import type { CheckFlags } from '../commands/check.ts';
import type { BudgetFlags } from '../commands/checkBudget.ts';
import type { TriggerFlags } from '../commands/checkTriggers.ts';
import { collect, readApps, readMost, withApps, withCommonFlags, withExamples } from './flags.ts';
import type { Host } from './host.ts';

type Flags = BudgetFlags &
  TriggerFlags &
  CheckFlags & { readonly budget: boolean; readonly triggers: boolean; readonly watch: boolean };

/** Adds `skillpress check`. */
export function addCheck(program: Command, host: Host): void {
  const command = program
    .command('check')
    .description('apply every rule to descriptors, snapshots and rendered pages; write nothing');
  withApps(command, 'report');
  withCommonFlags(command, host.context)
    .addOption(
      new Option(
        '--rule <name>',
        'show only what this rule, or a group such as "quality/*", found; repeatable',
      )
        .argParser(collect)
        .default([], 'none'),
    )
    .addOption(
      new Option('--level <level>', 'show only errors, or only warnings').choices(['error', 'warning']),
    )
    .option('--max <n>', 'how many findings of one rule are told in full, or "all" (3)', readMost)
    .addOption(
      new Option('--watch', 'check again at each change; a line for each problem, as editors read them')
        .default(false)
        .conflicts(['budget', 'triggers', 'updateBaseline']),
    )
    .option('--update-baseline', 'from now on show no warning that is there today', false)
    .option('--budget', 'tell instead what clients would show an agent of these apps', false)
    .addOption(
      new Option('--triggers', 'tell instead which app each request of a user finds')
        .default(false)
        .conflicts('budget'),
    )
    .addOption(
      new Option(
        '--requests <file>',
        "with --triggers: a YAML file of requests in place of the descriptors'",
      ).implies({ triggers: true }),
    )
    .action(async (apps: string[], flags: Flags) => host.end(await run(host, apps, flags)));
  withExamples(command, {
    'check slack': 'one app, and the clashes that it takes part in',
    'check --rule quality/trigger --max all': 'everything that one rule found',
    'check --watch': 'in the terminal of an editor, while you write',
    'check --format github': 'as annotations of a pull request',
    'check --budget --category crm': 'which descriptions clients cut when a category is installed',
    'check --triggers': 'which app each request of a user finds',
  });
}

async function run({ context, stop }: Host, named: readonly string[], flags: Flags): Promise<number> {
  // A budget finds the apps of its categories itself.
  const apps = await readApps(context, named, flags.budget ? { ...flags, category: [] } : flags);
  if (flags.triggers) {
    const { checkTriggers } = await import('../commands/checkTriggers.ts');
    return checkTriggers(context, apps, flags);
  }
  if (flags.budget) {
    const { checkBudget } = await import('../commands/checkBudget.ts');
    return checkBudget(context, apps, flags);
  }
  if (flags.watch) {
    const { watchCheck } = await import('../commands/watchCheck.ts');
    return watchCheck(context, apps, flags, stop());
  }
  const { check } = await import('../commands/check.ts');
  return check(context, apps, flags, stop());
}
