import type { Release } from '../../model/release.ts';
import type { Output } from '../../model/output.ts';
import { HISTORY_FILE, toSkillFolder } from '../../text/skillFiles.ts';

interface ChangelogView {
  readonly name: string;
  readonly releases: readonly Release[];
}

const sample: ChangelogView = {
  name: 'Sample',
  releases: [{ version: '1.0.0', date: '2026-01-31', changes: ['Sample.'] }],
};

/** `skills/<slug>/references/changelog.md`: what each version changed for the page's reader, once there is a release. */
export const changelog: Output = {
  name: 'changelog',
  root: 'skills',
  readers: 'agents',
  samples: { changelog: sample },
  ofApp: ({ slug, name }, { templates, releases }) => {
    if (releases.length === 0) return [];
    const view: ChangelogView = { name, releases };
    return [{ path: toSkillFolder(slug) + HISTORY_FILE, text: templates.render('changelog', view) }];
  },
};
