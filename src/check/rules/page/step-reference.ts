import { keepFaultsOnce } from '../../documents.ts';
import type { Rule, Verdict } from '../../../model/rule.ts';
import { findSkills, type SkillFolder } from '../../skills.ts';

export const stepReference: Rule = {
  name: 'page/step-reference',
  level: 'error',
  about: 'Steps are numbered once, from 1 without a gap, and "step 3" means a step that is there.',
  why: '2,998 of 3,074 published pages say "skip to Step 2" and have no step 2: an agent then invents one.',
  bad: { page: '# Acme Orders\n\n1. Log in, then skip to step 3.\n2. Run the action.\n' },
  good: { page: '# Acme Orders\n\n1. Log in, then skip to step 2.\n2. Run the action.\n' },
  excusable: false,
  ofFiles: ({ documents }) => keepFaultsOnce(findSkills(documents).flatMap(verdictsOn)),
};

const HINT = 'Number the steps 1, 2, 3 in the template and refer to those numbers.';

function verdictsOn({ documents }: SkillFolder): Verdict[] {
  const steps = documents.flatMap(({ outline }) => outline.steps);
  const known = new Set(steps.map(({ step }) => step));
  return documents.flatMap(({ file, outline }) => {
    const verdict = (line: number, message: string): Verdict => {
      return { message, hint: HINT, place: { file: file.path, line } };
    };
    const numbering = outline.steps.flatMap(({ line, step }, at): Verdict[] =>
      step === at + 1 ? [] : [verdict(line, `Expected step ${at + 1}, received step ${step}`)],
    );
    const dangling = outline.mentions.flatMap(({ line, step }): Verdict[] =>
      known.has(step) ? [] : [verdict(line, `There is no step ${step}`)],
    );
    return [...numbering, ...dangling];
  });
}
