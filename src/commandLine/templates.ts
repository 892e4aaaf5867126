import type { Command } from 'commander';
import type { CommonFlags } from '../commands/session.ts';
import { findNearest } from '../errors.ts';
import { withCommonFlags, withExamples } from './flags.ts';
import type { Host } from './host.ts';

/** Adds `skillpress templates`. */
export function addTemplates(program: Command, host: Host): void {
  const templates = program
    .command('templates')
    .description(
      "tell which templates are built in and which are the catalog's own, and copy built-in ones to edit them",
    );
  addList(templates, host);
  addEject(templates, host);
}

function addList(templates: Command, { context, end }: Host): void {
  const list = templates
    .command('list', { isDefault: true })
    .description('tell where each template comes from')
    .allowExcessArguments();
  withCommonFlags(list, context, ['templates', 'format']).action(
    async (flags: CommonFlags, { args: [unknown] }: Command) => {
      if (unknown !== undefined) templates.error(`error: ${wordUnknown(unknown, templates)}`);
      const { listTemplates } = await import('../commands/templates.ts');
      end(await listTemplates(context, flags));
    },
  );
  withExamples(list, { templates: 'each template, built in or of the catalog' });
}

function addEject(templates: Command, { context, end }: Host): void {
  const eject = templates
    .command('eject')
    .description('copy built-in templates into the catalog, where they can be edited; writes over nothing')
    .argument('[file...]', 'templates, as partials/membrane.hbs; all by default');
  withCommonFlags(eject, context, ['templates', 'format']).action(
    async (files: string[], flags: CommonFlags) => {
      const { ejectTemplates } = await import('../commands/templates.ts');
      end(await ejectTemplates(context, files, flags));
    },
  );
  withExamples(eject, {
    'templates eject page.hbs': 'from now on the catalog has its own page.hbs',
    'templates eject': 'all of them',
  });
}

function wordUnknown(command: string, { commands }: Command): string {
  const near = findNearest(
    command,
    commands.map((each) => each.name()),
  );
  return `unknown command '${command}'${near === undefined ? '' : `\n(Did you mean ${near}?)`}`;
}
