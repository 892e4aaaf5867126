import { toJsonBody } from '../../http/client.ts';
import { runAll } from '../../publish/runAll.ts';
import { quoteAnswer } from '../../publish/readAnswer.ts';
import { READ_MS, type RegistryReading } from './reading.ts';
import { verdictsSchema } from './readSchemas.ts';

/** A version of an app. */
export interface VersionOf {
  readonly slug: string;
  readonly version: string;
}

/** What ClawHub's own scan says of one version, in its words. */
export interface ScanVerdict {
  /** `null`: ClawHub has none for that version. */
  readonly verdict: string | null;
  readonly reasons: readonly string[];
}

/** What was found of the versions that were asked for. */
export interface Verdicts {
  readonly of: (slug: string, version: string) => ScanVerdict | undefined;
  /** Why there is none. */
  readonly problem: (slug: string, version: string) => string | undefined;
}

/** convex/httpApiV1/skillsV1.ts takes 1 to 100 exact versions. */
const AT_ONCE = 100;

/** Reads the security verdicts of exact versions, 100 with each request, `width` requests at once. A read, although a POST. */
export async function readVerdicts(
  asked: readonly VersionOf[],
  width: number,
  { client, owner }: Pick<RegistryReading, 'client' | 'owner'>,
): Promise<Verdicts> {
  const found = new Map<string, ScanVerdict>();
  const problems = new Map<string, string>();
  const batches = Array.from({ length: Math.ceil(asked.length / AT_ONCE) }, (_, at) =>
    asked.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );
  await runAll(
    width,
    () => batches.pop() ?? null,
    async (batch) => {
      const items = batch.map(({ slug, version }) => ({ slug, ownerHandle: owner, version }));
      const answer = await client.ask({
        method: 'POST',
        path: '/api/v1/skills/-/security-verdicts',
        body: toJsonBody({ items }),
        timeoutMs: READ_MS,
      });
      const { data } = verdictsSchema.safeParse(answer.kind === 'answered' ? answer.json : null);
      if (answer.kind === 'failed' || answer.status !== 200 || !data) {
        const why = whyNot(answer);
        for (const each of batch) problems.set(keyOf(each), why);
      } else
        for (const { requestedSlug, requestedVersion, security, reasons } of data.items)
          found.set(keyOf({ slug: requestedSlug, version: requestedVersion }), {
            verdict: security?.status ?? null,
            // Of a version that nobody may see there is nothing to say.
            reasons: security ? reasons : [],
          });
    },
  );
  return {
    of: (slug, version) => found.get(keyOf({ slug, version })),
    problem: (slug, version) => problems.get(keyOf({ slug, version })),
  };
}

function whyNot(
  answer: Parameters<typeof quoteAnswer>[0] | { readonly kind: 'failed'; readonly message: string },
) {
  const why =
    answer.kind === 'failed'
      ? answer.message
      : answer.status === 200
        ? 'the answer is not what ClawHub promises'
        : quoteAnswer(answer);
  return `its verdict could not be read: ${why}`;
}

function keyOf({ slug, version }: VersionOf): string {
  return `${slug}@${version}`;
}
