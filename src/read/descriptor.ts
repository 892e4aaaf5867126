import type { Descriptor, Entity, Selector } from '../model/descriptor.ts';
import type { Finding } from '../model/finding.ts';
import {
  descriptorSchema,
  finishedSchema,
  type DescriptorInput,
  type EntityInput,
} from './descriptorSchema.ts';
import { checkFrontMatter } from './checkFrontMatter.ts';
import { isRecord } from '../text/isRecord.ts';

/** What `app.md` says; `descriptor` is `null` when a finding is an error. */
export interface ReadDescriptor {
  readonly descriptor: Descriptor | null;
  readonly findings: readonly Finding[];
}

/** Parses and checks the text of an `app.md`; every problem becomes a finding with its line and column. */
export function readDescriptor(app: string, file: string, text: string): ReadDescriptor {
  const schemaFor = (data: unknown) => (isDraft(data) ? descriptorSchema : finishedSchema);
  const { value, findings } = checkFrontMatter<DescriptorInput>({
    app,
    file,
    text,
    group: 'descriptor',
    schemaFor,
    maker: 'skillpress new',
  });
  return { descriptor: value && toDescriptor(app, value.data, value.body), findings };
}

/** True for front matter that says `draft: true`. */
export function isDraft(data: unknown): boolean {
  return isRecord(data) && data['draft'] === 'true';
}

/** What a draft lacks is filled so that `--drafts` can show its page; `.invalid` is nobody's (RFC 2606). */
function toDescriptor(app: string, input: DescriptorInput, body: string): Descriptor {
  return {
    name: input.name,
    homepage: input.homepage ?? `https://${app}.invalid/`,
    docs: input.docs ?? null,
    icon: input.icon ?? null,
    summary: input.summary ?? `${input.name} has no summary yet.`,
    description: input.description ?? null,
    categories: input.categories ?? [],
    keywords: input.keywords ?? [],
    aliases: input.aliases ?? [],
    requests: input.requests ?? [],
    entities: (input.entities ?? []).map(toEntity),
    membrane: toSelector(input.membrane),
    pin: input.actions?.pin ?? [],
    hide: input.actions?.hide ?? [],
    describe: input.actions?.describe ?? {},
    effect: input.actions?.effect ?? {},
    draft: input.draft === 'true',
    except: input.except ?? {},
    notes: body.trim(),
  };
}

function toEntity(input: EntityInput): Entity {
  if (typeof input === 'string') return { name: input, children: [] };
  const [name = '', children = []] = Object.entries(input)[0] ?? [];
  return { name, children: children.map(toEntity) };
}

function toSelector(input: DescriptorInput['membrane']): Selector | null {
  for (const by of ['app', 'connector', 'integration', 'connection'] as const) {
    const key = input?.[by];
    if (key !== undefined) return { by, key, intent: input?.intent ?? null };
  }
  return null;
}
