import { formatSnapshot } from '../membrane/snapshotText.ts';
import type { IconFile, RelatedApp } from '../model/app.ts';
import type { Descriptor } from '../model/descriptor.ts';
import type { Finding } from '../model/finding.ts';
import type { AppInput, DraftState } from '../model/files.ts';
import type { QueryOutcome } from '../model/query.ts';
import type { ReleaseFile } from '../model/release.ts';
import type { Snapshot } from '../model/snapshot.ts';
import {
  findMisnamed,
  readDescriptorFile,
  readIcon,
  readReleasesFile,
  readSnapshotFile,
  type DescriptorSource,
} from '../read/readApp.ts';
import { readTranslations } from '../read/translation.ts';
import type { Translation } from '../model/translation.ts';
import { readDescriptor } from '../read/descriptor.ts';
import { digestInput, digestText, type AppsFolder } from '../read/digest.ts';
import { fixActionKeys } from '../read/fixActionKeys.ts';
import { readText } from '../read/inputFile.ts';
import { INPUT_LIMITS } from '../text/inputLimits.ts';
import { isWanted } from './catalog.ts';
import type { Project } from './openProject.ts';
import { DESCRIPTOR_FILE } from '../text/fileNames.ts';

/** What one app is built from. Plain data, so that any thread can be given it. */
export interface AppSource {
  readonly input: AppInput;
  /** `null`: it is read from disk. */
  readonly descriptor: DescriptorSource | null;
  /** What Membrane answered in this run; `null` when it was not asked. */
  readonly answer: QueryOutcome | null;
  readonly related: readonly RelatedApp[];
  /** What the last build knew of it; `null` when that counts for nothing. */
  readonly known: { readonly input: string; readonly findings: readonly Finding[] } | null;
}

/** What is known of one app before anything is decided. */
export interface ReadFacts {
  /** Digest of what the app is made from. */
  readonly input: string;
  /** `null`: it has errors, or it is a draft that was not asked for. */
  readonly descriptor: Descriptor | null;
  /** `null`: it has errors. */
  readonly snapshot: Snapshot | null;
  readonly releases: ReleaseFile | null;
  readonly icon: IconFile | null;
  /** Into the languages of the catalog, whatever text they translate. */
  readonly translations: readonly Translation[];
  readonly findings: readonly Finding[];
  readonly draft: DraftState;
  /** The snapshot's new text, when Membrane answered something new. */
  readonly newSnapshot: string | null;
  readonly hadSnapshot: boolean;
  /** The descriptor's new text, when keys of actions in it were mended. */
  readonly newDescriptor: string | null;
  /** Membrane answered the snapshot in this run. */
  readonly isFresh: boolean;
  /** Why Membrane could not be asked; the last snapshot was used. */
  readonly stale: Finding | null;
}

/** Reads one app's files, and puts what Membrane answered in the place of the snapshot on disk. */
export function readFacts({ input, descriptor: read, answer }: AppSource, project: Project): ReadFacts {
  const { folder, drafts } = project;
  const written = read ?? readDescriptorFile(input.slug, folder);
  const upstream = upstreamFinding(input.slug, answer, `${folder.label}/${input.slug}/${DESCRIPTOR_FILE}`);
  const onDisk = readSnapshotFile(input, folder);
  const fresh = answer?.kind === 'fresh' ? answer.snapshot : null;
  const text = fresh ? formatSnapshot(fresh) : onDisk.text;
  const snapshot = fresh ?? onDisk.snapshot;
  const mended = project.fix && snapshot ? mendSource(written, snapshot, onDisk.snapshot, folder) : null;
  const source = mended ?? written;
  const released = readReleasesFile(input, folder);
  const wanted = isWanted(source.descriptor, drafts);
  const logo = wanted ? readIcon(input, folder) : null;
  const translated = wanted ? readTranslations(input, folder, project.config.languages) : null;
  return {
    input: digestInput(input, source.digest, text, folder),
    descriptor: wanted ? source.descriptor : null,
    snapshot,
    releases: released.file,
    icon: logo?.icon ?? null,
    translations: translated?.translations ?? [],
    findings: [
      ...source.findings,
      ...(fresh ? [] : onDisk.findings),
      ...released.findings,
      ...(logo?.findings ?? []),
      ...(translated?.findings ?? []),
      ...(wanted ? findMisnamed(input, folder) : []),
      ...(upstream?.level === 'warning' ? [upstream] : []),
    ],
    draft: source.descriptor?.draft === true ? (drafts ? 'built' : 'left out') : null,
    newDescriptor: mended?.text ?? null,
    isFresh: fresh !== null,
    newSnapshot: text === onDisk.text ? null : text,
    hadSnapshot: onDisk.text !== null,
    stale: upstream?.level === 'error' ? upstream : null,
  };
}

/** A descriptor whose keys of actions were mended, as if it had been read so; `null` when there was nothing to mend. */
function mendSource(
  { slug, descriptor, findings }: DescriptorSource,
  snapshot: Snapshot,
  last: Snapshot | null,
  { dir, label }: AppsFolder,
): (DescriptorSource & { readonly text: string }) | null {
  if (!descriptor) return null;
  const file = `${label}/${slug}/${DESCRIPTOR_FILE}`;
  const fixed = fixActionKeys(
    readText(`${dir}/${slug}/${DESCRIPTOR_FILE}`, INPUT_LIMITS.descriptor) ?? '',
    snapshot,
    last,
  );
  if (!fixed) return null;
  const told = fixed.changes.map((message): Finding => ({
    level: 'warning',
    rule: 'descriptor/fixed',
    app: slug,
    file,
    message: `${message}: no action had that key`,
  }));
  const read = readDescriptor(slug, file, fixed.text);
  return {
    slug,
    ...read,
    text: fixed.text,
    digest: digestText(fixed.text),
    findings: [...findings, ...read.findings, ...told],
  };
}

function upstreamFinding(app: string, answer: QueryOutcome | null, file: string): Finding | null {
  if (answer === null || answer.kind === 'fresh') return null;
  const level = answer.kind === 'unknown' ? 'warning' : 'error';
  return { level, rule: `membrane/${answer.kind}`, app, file, message: answer.message, hint: answer.hint };
}
