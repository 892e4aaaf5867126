import { snapshotText } from '../membrane/snapshotText.ts';
import type { IconFile } from '../model/app.ts';
import type { Descriptor } from '../model/descriptor.ts';
import type { Finding } from '../model/finding.ts';
import type { QueryOutcome } from '../model/query.ts';
import type { ReleaseFile } from '../model/release.ts';
import type { Snapshot } from '../model/snapshot.ts';
import {
  inputDigest,
  readDescriptorFile,
  readIcon,
  readReleasesFile,
  readSnapshotFile,
} from '../read/readApp.ts';
import type { AppSource } from './buildApp.ts';
import { isWanted } from './catalog.ts';
import type { Project } from './openProject.ts';
import { DESCRIPTOR_FILE } from '../text/fileNames.ts';

/** What is known of one app before anything is decided. */
export interface Facts {
  /** Digest of what the app is made from. */
  readonly input: string;
  /** `null`: it has errors, or it is a draft that was not asked for. */
  readonly descriptor: Descriptor | null;
  /** `null`: it has errors. */
  readonly snapshot: Snapshot | null;
  readonly releases: ReleaseFile | null;
  readonly icon: IconFile | null;
  readonly findings: readonly Finding[];
  /** A draft that was not asked for. */
  readonly draft: boolean;
  /** The snapshot's new text, when Membrane answered something new. */
  readonly newSnapshot: string | null;
  readonly hadSnapshot: boolean;
  /** Why Membrane could not be asked; the last snapshot was used. */
  readonly stale: Finding | null;
}

/** Reads one app's files, and puts what Membrane answered in the place of the snapshot on disk. */
export function readFacts({ input, descriptor: read, answer }: AppSource, project: Project): Facts {
  const { folder, drafts } = project;
  const source = read ?? readDescriptorFile(input.slug, folder);
  const upstream = upstreamFinding(source.slug, answer, `${folder.label}/${source.slug}/${DESCRIPTOR_FILE}`);
  const onDisk = readSnapshotFile(input, folder);
  const fresh = answer?.kind === 'fresh' ? answer.snapshot : null;
  const text = fresh ? snapshotText(fresh) : onDisk.text;
  const released = readReleasesFile(input, folder);
  const wanted = isWanted(source.descriptor, drafts);
  const logo = wanted ? readIcon(input, folder) : null;
  return {
    input: inputDigest(input, source, text, folder),
    descriptor: wanted ? source.descriptor : null,
    snapshot: fresh ?? onDisk.snapshot,
    releases: released.file,
    icon: logo?.icon ?? null,
    findings: [
      ...source.findings,
      ...(fresh ? [] : onDisk.findings),
      ...released.findings,
      ...(logo?.findings ?? []),
      ...(upstream?.level === 'warning' ? [upstream] : []),
    ],
    draft: source.descriptor?.draft === true && !drafts,
    newSnapshot: text === onDisk.text ? null : text,
    hadSnapshot: onDisk.text !== null,
    stale: upstream?.level === 'error' ? upstream : null,
  };
}

function upstreamFinding(app: string, answer: QueryOutcome | null, file: string): Finding | null {
  if (answer === null || answer.kind === 'fresh') return null;
  const level = answer.kind === 'unknown' ? 'warning' : 'error';
  return { level, rule: `membrane/${answer.kind}`, app, file, message: answer.message, hint: answer.hint };
}
