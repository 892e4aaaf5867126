import type { Rule, Verdict } from '../../../model/rule.ts';

export const stepReference: Rule = {
  name: 'page/step-reference',
  level: 'error',
  about: 'Steps are numbered once, from 1 without a gap, and "step 3" means a step that is there.',
  why: '2,998 of 3,074 published pages say "skip to Step 2" and have no step 2: an agent then invents one.',
  bad: { page: '# Acme Orders\n\n1. Log in, then skip to step 3.\n2. Run the action.\n' },
  good: { page: '# Acme Orders\n\n1. Log in, then skip to step 2.\n2. Run the action.\n' },
  excusable: false,
  ofApp: ({ skill }) => {
    const steps = skill.flatMap(({ outline }) => outline.steps);
    const known = new Set(steps.map(({ step }) => step));
    const hint = 'Number the steps 1, 2, 3 in the template and refer to those numbers.';
    return skill.flatMap(({ file, outline }) => {
      const place = (line: number) => ({ file: file.path, line });
      const numbering = outline.steps.flatMap(({ line, step }, at): Verdict[] =>
        step === at + 1
          ? []
          : [{ message: `Expected step ${at + 1}, received step ${step}`, hint, place: place(line) }],
      );
      const dangling = outline.mentions.flatMap(({ line, step }): Verdict[] =>
        known.has(step) ? [] : [{ message: `There is no step ${step}`, hint, place: place(line) }],
      );
      return [...numbering, ...dangling];
    });
  },
};
