import { keepFaultsOnce } from '../../documents.ts';
import type { Document, Rule, Verdict } from '../../../model/rule.ts';

export const headings: Rule = {
  name: 'page/headings',
  level: 'error',
  about:
    'A page has one title, first, and its headings descend one level at a time; no code fence stays open.',
  why: 'Agents and registries find their way in a page by its headings; a fence that stays open turns the rest of the page into code.',
  bad: { page: '# Acme Orders\n\n### Orders\n' },
  good: { page: '# Acme Orders\n\n## Actions\n\n### Orders\n' },
  excusable: false,
  ofFiles: ({ documents }) => keepFaultsOnce(documents.flatMap(verdictsOn)),
};

function verdictsOn({ file, outline }: Document): Verdict[] {
  const at = (line: number, message: string): Verdict => ({
    message,
    hint: 'Mend the template: titles are `#`, parts `##`, groups `###`.',
    place: { file: file.path, line },
  });
  const verdicts: Verdict[] =
    outline.openFence === null ? [] : [at(outline.openFence, 'This code fence is never closed')];
  let before = 0;
  for (const { line, level, text } of outline.headings) {
    if (text.trim() === '') verdicts.push(at(line, 'The heading is empty'));
    if (level > before + 1)
      verdicts.push(at(line, `A heading of level ${level} follows one of level ${before}`));
    if (level === 1 && before !== 0) verdicts.push(at(line, 'A second title'));
    before = level;
  }
  if (before === 0) verdicts.push(at(1, 'The page has no title'));
  return verdicts;
}
