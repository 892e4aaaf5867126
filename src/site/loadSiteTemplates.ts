import type { Site } from './site.ts';
import type { TemplateFolders } from '../render/findTemplates.ts';
import { loadTemplates } from '../render/templates.ts';
import { createUsageError } from '../errors.ts';
import { ENGLISH } from '../words/words.ts';
import { siteSlots } from './encode.ts';
import { toSamples } from './samples.ts';
import type { Config } from '../model/config.ts';
import { formatPlace } from '../text/formatPlace.ts';

/** Reads, checks and compiles the templates of the site. Throws a usage error that names each place that is wrong. */
export function loadSiteTemplates(folders: TemplateFolders, config: Config): Site['render'] {
  const { byLanguage, findings } = loadTemplates(folders, toSamples(config), [ENGLISH], { slots: siteSlots });
  const templates = byLanguage.get(ENGLISH);
  if (findings.length > 0)
    throw createUsageError(
      findings.map((finding) => `${formatPlace(finding)}: ${finding.message}`).join('\n'),
      findings[0]?.hint,
    );
  return (name, data) => templates?.get(name)?.render(data) ?? '';
}
