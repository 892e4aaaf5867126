import type { Rule, Verdict } from '../../../model/rule.ts';

export const members: Rule = {
  name: 'pack/members',
  level: 'warning',
  about:
    'Every app that a pack of `catalog.yaml` names has a page; one of them at least, or the pack is not made.',
  why: 'A pack is delivered without an app that has errors or is still a draft, and nobody who installs it learns that something is missing. A plugin without a skill is refused by some clients and does nothing in the others.',
  bad: {
    packs: 'own: { traders: { title: For traders, description: Orders and stock., apps: [acme, later] } }',
  },
  good: {
    packs: 'own: { traders: { title: For traders, description: Orders and stock., apps: [acme] } }',
  },
  excusable: false,
  ofPacks: (packs, { packs: settings }) => {
    const made = new Map(packs.map(({ name, apps }) => [name, new Set(apps.map(({ slug }) => slug))]));
    return [...(settings?.own ?? [])].flatMap(([name, { apps, missing }]): Verdict[] => {
      if (missing === 'skip') return [];
      const there = made.get(name);
      if (!there)
        return [
          {
            level: 'error',
            message: `The pack "${name}" is not made: none of its apps has a page (${apps.join(', ')})`,
            hint: 'Mend the errors of one of its apps, make it no draft, or remove the pack.',
            place: { setting: ['packs', 'own', name] },
          },
        ];
      return apps.flatMap((slug, at) =>
        there.has(slug)
          ? []
          : [
              {
                message: `The pack "${name}" lacks "${slug}", which has no page`,
                hint: 'Mend the errors of the app, make it no draft, or take it out of the pack.',
                place: { setting: ['packs', 'own', name, 'apps', at] },
              },
            ],
      );
    });
  },
};
