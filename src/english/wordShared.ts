import type { Shared } from '../model/app.ts';

/** What two apps share, in words: "both are in CRM; both have Contact". */
export function wordShared({ categories, keywords, entities }: Shared): string {
  const parts = [
    ['both are in', categories],
    ['both are about', keywords],
    ['both have', entities],
  ] as const;
  return parts
    .filter(([, labels]) => labels.length > 0)
    .map(([lead, labels]) => `${lead} ${labels.join(', ')}`)
    .join('; ');
}
