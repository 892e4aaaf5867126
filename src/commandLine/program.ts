import { Command } from 'commander';
import { addBuild } from './build.ts';
import { addCheck } from './check.ts';
import { addCompletion } from './completion.ts';
import { addDoctor } from './doctor.ts';
import { addFmt, addRemove, addRename } from './edit.ts';
import { addExplain } from './explain.ts';
import { addInit } from './init.ts';
import { addImport } from './import.ts';
import { addList } from './list.ts';
import { addLsp } from './lsp.ts';
import { addNew } from './new.ts';
import { addPublish } from './publish.ts';
import { addRelease } from './release.ts';
import { addSecondMe } from './secondme.ts';
import { addServe } from './serve.ts';
import { addShow } from './show.ts';
import { addSite } from './site.ts';
import { addStatus } from './status.ts';
import { addTemplates } from './templates.ts';
import { addTranslate } from './translate.ts';
import type { Host } from './host.ts';

/**
 * Declares the commands and their flags; each loads its code when it is run. `asked`: the name of the only command to declare, because declaring
 * all of them takes 4 ms of each start. A name that no command has declares all.
 */
export function createProgram(host: Host, asked?: string): Command {
  const { context } = host;
  const program = new Command('skillpress')
    .description(
      'Generates and publishes catalogs of agent skills from app descriptors and the Membrane API.',
    )
    .version(context.version)
    .showSuggestionAfterError()
    .configureOutput({ writeOut: context.stdout, writeErr: context.stderr })
    .exitOverride()
    .hook('preAction', (_, command) => refuseEmpty(command))
    .addHelpText(
      'after',
      `
Exit codes: 0 done · 1 findings, or --check found a difference · 2 usage or configuration · 3 some apps could not be
queried · 4 not everything was published · 5 local input/output · 6 another run holds the lock · 70 a bug in skillpress ·
130, 143 interrupted

Environment: MEMBRANE_TOKEN (query Membrane), MEMBRANE_API_URL, CLAWHUB_TOKEN (publish), CLAWHUB_REGISTRY,
SKILLHUB_TOKEN, SKILLHUB_REGISTRY, MEMBRANE_WORKSPACE_KEY, MEMBRANE_WORKSPACE_SECRET, SECONDME_API_URL (serve), SECONDME_USER_TOKEN,
SECONDME_DEVELOPER_TOKEN (secondme), HTTPS_PROXY, NO_PROXY, NO_COLOR, CI, GITHUB_ACTIONS, GITHUB_EVENT_NAME, GITHUB_STEP_SUMMARY`,
    );
  const one = COMMANDS.get(asked ?? '');
  for (const add of one ? [one] : COMMANDS.values()) add(program, host);
  return program;
}

/**
 * Ends with a usage error for a flag or argument that is an empty text, as a script gives it of a variable that is not set: as a folder it would be
 * this one.
 */
function refuseEmpty(command: Command): void {
  const flag = command.options.find((option) => command.getOptionValue(option.attributeName()) === '')?.flags;
  const what = flag === undefined ? 'an argument' : `option '${flag}'`;
  // The word to complete may be empty.
  const isEmpty = flag !== undefined || (command.name() !== 'complete' && command.args.includes(''));
  if (isEmpty) command.error(`error: ${what} is empty, expected a value: see whether a variable is not set.`);
}

/** In the order of the help. */
const COMMANDS: ReadonlyMap<string, (program: Command, host: Host) => void> = new Map([
  ['build', addBuild],
  ['check', addCheck],
  ['list', addList],
  ['show', addShow],
  ['explain', addExplain],
  ['release', addRelease],
  ['publish', addPublish],
  ['status', addStatus],
  ['site', addSite],
  ['serve', addServe],
  ['secondme', addSecondMe],
  ['init', addInit],
  ['new', addNew],
  ['templates', addTemplates],
  ['rename', addRename],
  ['remove', addRemove],
  ['fmt', addFmt],
  ['translate', addTranslate],
  ['import', addImport],
  ['doctor', addDoctor],
  ['lsp', addLsp],
  ['completion', addCompletion],
]);
