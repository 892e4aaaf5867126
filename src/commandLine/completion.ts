import { Argument, type Command } from 'commander';
import { withExamples } from './flags.ts';
import type { Host } from './host.ts';

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'];

/** Adds `skillpress completion`. */
export function addCompletion(program: Command, { end }: Host): void {
  const command = program
    .command('completion')
    .description('a script that completes commands, flags, apps, rules and categories in a shell')
    .addArgument(new Argument('<shell>', 'which shell').choices(SHELLS))
    .action(async (shell: string) => {
      const { script } = await import('@bomb.sh/tab');
      script(shell, 'skillpress', 'skillpress');
      end(0);
    });
  withExamples(command, {
    'completion bash >> ~/.bashrc': 'from the next shell on',
    'completion fish | source': 'in this shell',
  });
}
