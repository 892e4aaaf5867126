import { type Command, Option } from 'commander';
import type { BudgetFlags } from '../commands/checkBudget.ts';
import type { TriggerFlags } from '../commands/checkTriggers.ts';
import { withCommonFlags } from './flags.ts';
import type { Host } from './host.ts';

/** Adds `skillpress check`. */
export function addCheck(program: Command, { context, end, stop }: Host): void {
  withCommonFlags(
    program
      .command('check')
      .description('apply every rule to descriptors, snapshots and rendered pages; write nothing')
      .argument('[app...]', 'apps to report; all by default'),
    context,
  )
    .option('--budget', 'tell instead what clients would show an agent of these apps', false)
    .addOption(
      new Option('--category <key>', 'with --budget: also the apps of a category; repeatable')
        .argParser((key: string, others: string[]) => [...others, key])
        .default([], 'none')
        .implies({ budget: true }),
    )
    .addOption(
      new Option('--triggers', 'tell instead which app each request of a user finds')
        .default(false)
        .conflicts('budget'),
    )
    .addOption(
      new Option(
        '--requests <file>',
        "with --triggers: a YAML file of requests in place of the descriptors'",
      ).implies({
        triggers: true,
      }),
    )
    .action(
      async (apps: string[], flags: BudgetFlags & TriggerFlags & { budget: boolean; triggers: boolean }) => {
        if (flags.triggers) {
          const { checkTriggers } = await import('../commands/checkTriggers.ts');
          end(await checkTriggers(context, apps, flags));
        } else if (flags.budget) {
          const { checkBudget } = await import('../commands/checkBudget.ts');
          end(await checkBudget(context, apps, flags));
        } else {
          const { check } = await import('../commands/check.ts');
          end(await check(context, apps, flags, stop()));
        }
      },
    );
}
