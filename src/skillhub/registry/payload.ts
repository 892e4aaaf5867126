import type { PacedRequest } from '../../http/paced.ts';
import type { Candidate } from '../../publish/candidate.ts';
import { readHead, type HeadValue } from '../facts/frontMatter.ts';
import { PAGE_FILE } from '../../text/skillFiles.ts';

/** What the request that publishes says of a version: the fields that SkillHub's own command line takes from front matter. */
export function createPayload({ slug, version, displayName, summary, changelog, files }: Candidate): object {
  const page = files.find(({ path }) => path === PAGE_FILE);
  const head = page ? (readHead(Buffer.from(page.read()).toString('utf8')) ?? {}) : {};
  return {
    slug,
    version,
    displayName,
    summary: textOf(head['summary']) ?? summary,
    description: textOf(head['description']) ?? summary,
    tags: Array.isArray(head['tags']) ? head['tags'] : [],
    license: textOf(head['license']) ?? '',
    homepage: textOf(head['homepage']) ?? '',
    changelog,
  };
}

function textOf(value: HeadValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/**
 * A version as a form: the part `payload`, and the part `files` once for each file, whose name is its path
 * (skills_store_cli.py, `_post_publish_multipart`).
 */
export async function createForm(candidate: Candidate): Promise<NonNullable<PacedRequest['body']>> {
  const form = new FormData();
  // A part with a file's name would be taken for a file.
  form.append('payload', JSON.stringify(createPayload(candidate)));
  for (const { path, read } of candidate.files) {
    const type = path.endsWith('.md') ? 'text/markdown' : 'application/octet-stream';
    form.append('files', new Blob([Buffer.from(read())], { type }), path);
  }
  const encoded = new Response(form);
  const type = encoded.headers.get('content-type') ?? '';
  return { type, bytes: new Uint8Array(await encoded.arrayBuffer()) };
}
