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

/** The commands and their flags; each loads its code when it is run. */
export function createProgram(host: Host): Command {
  const { context } = host;
  const program = new Command('skillpress')
    .description(
      'Generates and publishes catalogs of agent skills from app descriptors and the Membrane API.',
    )
    .version(context.version)
    .showSuggestionAfterError()
    .configureOutput({ writeOut: context.stdout, writeErr: context.stderr })
    .exitOverride()
    .addHelpText(
      'after',
      `
Exit codes: 0 done · 1 findings, or --check found a difference · 2 usage or configuration · 3 some apps could not be
queried · 4 not everything was published · 5 local input/output · 6 another run holds the lock · 70 a bug in skillpress ·
130, 143 interrupted

Environment: MEMBRANE_TOKEN (query Membrane), MEMBRANE_API_URL, CLAWHUB_TOKEN (publish), CLAWHUB_REGISTRY, MEMBRANE_WORKSPACE_KEY,
MEMBRANE_WORKSPACE_SECRET, SECONDME_API_URL (serve), SECONDME_USER_TOKEN (secondme), NO_COLOR, CI, GITHUB_ACTIONS, GITHUB_EVENT_NAME, GITHUB_STEP_SUMMARY`,
    );
  for (const add of COMMANDS) add(program, host);
  return program;
}

/** In the order of the help. */
const COMMANDS = [
  addBuild,
  addCheck,
  addList,
  addShow,
  addExplain,
  addRelease,
  addPublish,
  addStatus,
  addSite,
  addServe,
  addSecondMe,
  addInit,
  addNew,
  addTemplates,
  addRename,
  addRemove,
  addFmt,
  addTranslate,
  addImport,
  addDoctor,
  addLsp,
  addCompletion,
];
