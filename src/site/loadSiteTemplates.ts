import type { Site } from './site.ts';
import { loadTemplates } from '../render/templates.ts';
import { createUsageError } from '../errors.ts';
import { siteSlots } from './encode.ts';
import { toSamples } from './samples.ts';
import type { Config } from '../model/config.ts';

/** Reads, checks and compiles the templates of the site. Throws a usage error that names each place that is wrong. */
export function loadSiteTemplates(dir: string, label: string, config: Config): Site['render'] {
  const { templates, findings } = loadTemplates(dir, label, toSamples(config), siteSlots);
  if (findings.length > 0)
    throw createUsageError(
      findings
        .map(({ file, line, column, message }) => `${file}${line === undefined ? '' : `:${line}:${column}`}: ${message}`)
        .join('\n'),
      findings[0]?.hint,
    );
  return (name, data) => templates.get(name)?.render(data) ?? '';
}
