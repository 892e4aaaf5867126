import { isWanted, type BuildDeps, type Catalog } from './catalog.ts';
import type { App, AppRecord, RelatedApp } from '../model/app.ts';
import type { AppInput, OutputFile, RenderedFile } from '../model/files.ts';
import type { AppStatus, CatalogStatus } from '../model/status.ts';
import type { Config } from '../model/config.ts';
import type { Descriptor } from '../model/descriptor.ts';
import type { Finding } from '../model/finding.ts';
import type { QueryOutcome } from '../model/query.ts';
import type { Release } from '../model/release.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { wordApp } from '../english/wordApp.ts';
import { normaliseApp } from '../normalise/app.ts';
import type { Relations } from '../normalise/relate.ts';
import { snapshotText } from '../membrane/snapshotText.ts';
import { placeInDescriptor, placeInSnapshot } from '../read/place.ts';
import {
  inputDigest,
  readIcon,
  readReleasesFile,
  readSnapshotFile,
  type DescriptorSource,
  type SnapshotSource,
} from '../read/readApp.ts';
import { DESCRIPTOR_FILE } from '../read/scan.ts';
import { bundleDigest, type Renderer } from '../render/renderer.ts';
import { RenderError } from '../render/templates.ts';
import { shapeOf } from '../clawhub/facts/shape.ts';
import { validateApp, type Resolve } from '../check/checkApp.ts';
import type { ManifestFile } from '../disk/manifest.ts';

/** What came of one app; `Files` are texts, or what a manifest says of them. */
export interface Made<Files> {
  /** `null`: there are no files, because of errors or because it is a draft that was not asked for. */
  readonly record: AppRecord | null;
  readonly files: Files;
  readonly findings: readonly Finding[];
  /** Digest of what it was made from. */
  readonly input: string;
  readonly draft: boolean;
  /** The snapshot's new text, when Membrane answered something new. */
  readonly newSnapshot: string | null;
  readonly hadSnapshot: boolean;
  /** Why Membrane could not be asked; the last snapshot was used. */
  readonly stale: Finding | null;
}

export type MadeApp = Made<Readonly<Record<string, ManifestFile>>>;

export interface MakerParts {
  readonly catalog: Catalog;
  readonly config: Config;
  readonly renderer: Renderer;
  readonly related: Relations;
  readonly answers: ReadonlyMap<string, QueryOutcome>;
  readonly status: CatalogStatus;
  readonly onApp: BuildDeps['onApp'];
}

export interface Maker {
  /** Takes one app from its descriptor to checked files. */
  readonly make: (input: AppInput, source: DescriptorSource) => Made<readonly RenderedFile[]>;
  readonly resolve: Resolve;
}

/** Normalise, render and validate, for one app at a time. */
export function createMaker(parts: MakerParts): Maker {
  const { catalog, answers, onApp } = parts;
  const resolve = resolver(catalog);
  const make: Maker['make'] = (input, source) => {
    const { slug, descriptor } = source;
    const answer = answers.get(slug);
    const upstream =
      answer && answer.kind !== 'fresh'
        ? upstreamFinding(slug, answer, `${catalog.folder.label}/${slug}/${DESCRIPTOR_FILE}`)
        : null;
    const onDisk = readSnapshotFile(input, catalog.folder);
    const { snapshot, text } = answer?.kind === 'fresh' ? freshSnapshot(answer.snapshot) : onDisk;
    const released = readReleasesFile(input, catalog.folder);
    const releases = (released.file?.releases ?? []).map(({ version, date, changes }) => ({
      version,
      date,
      changes,
    }));
    const base = {
      input: inputDigest(input, source, text, catalog.folder),
      draft: descriptor?.draft === true && !catalog.options.drafts,
      newSnapshot: text === onDisk.text ? null : text,
      hadSnapshot: onDisk.text !== null,
      stale: upstream?.level === 'error' ? upstream : null,
    };
    const known = [
      ...source.findings,
      ...(answer?.kind === 'fresh' ? [] : onDisk.findings),
      ...released.findings,
      ...(upstream?.level === 'warning' ? [upstream] : []),
    ];
    if (!snapshot || !isWanted(descriptor, catalog.options.drafts))
      return { ...base, record: null, files: [], findings: known };
    const icon = readIcon(input, catalog.folder);
    const app = wordApp(normaliseApp(slug, descriptor, snapshot, parts.config, icon));
    const related = parts.related(slug);
    const { files, findings } = render(parts.renderer, app, related, releases, parts.status.get(slug));
    const neutral = () => parts.renderer.renderNeutral(app, releases, files);
    const judge = (): Finding[] =>
      files.length === 0
        ? []
        : validateApp({ app, descriptor, snapshot, config: parts.config, files, neutral }, resolve);
    // Of the very same inputs, settings, templates and code the rules have said before what they would say now; only what
    // Membrane answered this time is news.
    const before = answer ? undefined : catalog.lastBuild.memory().get(slug);
    const all = before?.input === base.input ? before.findings : [...known, ...findings, ...judge()];
    if (all.some(({ level }) => level === 'error'))
      return { ...base, record: null, files: [], findings: all };
    const record = recordOf(app, descriptor, files);
    if (onApp) {
      const { shape } = record;
      onApp({ app, files, shape, releases: released.file, unreleasedDigest: bundleDigest(files) });
    }
    return { ...base, record, files, findings: all };
  };
  return { make, resolve };
}

function freshSnapshot(snapshot: Snapshot): Pick<SnapshotSource, 'snapshot' | 'text'> {
  return { snapshot, text: snapshotText(snapshot) };
}

function upstreamFinding(
  app: string,
  answer: Exclude<QueryOutcome, { kind: 'fresh' }>,
  file: string,
): Finding {
  const level = answer.kind === 'unknown' ? 'warning' : 'error';
  return { level, rule: `membrane/${answer.kind}`, app, file, message: answer.message, hint: answer.hint };
}

function render(
  renderer: Renderer,
  app: App,
  related: readonly RelatedApp[],
  releases: readonly Release[],
  registries: AppStatus | undefined,
): { files: readonly RenderedFile[]; findings: readonly Finding[] } {
  try {
    return { files: renderer.renderApp(app, related, releases, registries), findings: [] };
  } catch (error) {
    if (!(error instanceof RenderError)) throw error;
    return { files: [], findings: [{ ...error.finding, app: app.slug }] };
  }
}

/** What the catalog keeps of an app whose files were made. */
export function recordOf(app: App, { except }: Descriptor, files: readonly OutputFile[]): AppRecord {
  const { slug, name, homepage, docs, trigger, keywords, aliases, requests, actions } = app;
  const entities = app.entities.map((entity) => entity.name);
  return {
    slug,
    name,
    homepage,
    docs,
    trigger,
    keywords,
    aliases,
    requests,
    entities,
    categories: app.categories.map(({ key }) => key),
    actions: actions.length,
    actionNames: actions.map((action) => action.name),
    shape: shapeOf(files.find(({ path }) => path === `clawhub/${slug}/SKILL.md`)?.text ?? ''),
    except: Object.keys(except),
  };
}

function resolver({ folder, options }: Catalog): Resolve {
  return (app, place) => {
    if ('snapshot' in place) return placeInSnapshot(app, place.snapshot, folder);
    if (!('file' in place)) return placeInDescriptor(app, place, folder);
    return { ...place, file: `${options.outLabel}/${place.file}` };
  };
}
