import { querySnapshots } from '../membrane/querySnapshots.ts';
import { reviewAnswers } from '../membrane/review.ts';
import type { QueryOutcome } from '../model/query.ts';
import { readSnapshotFile } from '../read/readApp.ts';
import { isAccepted, isAsked, isWanted, type BuildDeps, type Catalog } from './catalog.ts';
import type { Sources } from './readDescriptors.ts';

/** What Membrane answered of each app, by slug. */
export type Answers = ReadonlyMap<string, QueryOutcome>;

/** Asks Membrane about the apps that were asked for, and reviews its answers against the snapshots on disk. */
export async function askMembrane(
  { options, inputs, folder }: Catalog,
  sources: Sources,
  { membrane, onProgress }: BuildDeps,
): Promise<Answers> {
  if (!membrane) return new Map();
  const asked = [...sources].flatMap(([slug, { source }]) => {
    const descriptor = source?.descriptor;
    return isAsked(slug, options.only) && isWanted(descriptor, options.drafts)
      ? [{ slug, lookup: descriptor }]
      : [];
  });
  const from = membrane.host === undefined ? {} : { from: membrane.host };
  const show = (done: number): void => onProgress?.({ stage: 'query', done, total: asked.length, ...from });
  if (asked.length > 0) show(0);
  const answers = await querySnapshots(asked, membrane, options.concurrency, show);
  const bySlug = new Map(inputs.map((input) => [input.slug, input]));
  return reviewAnswers(answers, {
    lastOf: (slug) => readSnapshotFile(bySlug.get(slug) ?? { slug, files: {} }, folder).snapshot,
    homepageOf: (slug) => sources.get(slug)?.source?.descriptor?.homepage ?? '',
    isAccepted: (slug) => isAccepted(slug, options.accept),
  });
}
