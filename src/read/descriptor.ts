import type { Descriptor, Entity, Selector } from '../model/descriptor.ts';
import type { Finding } from '../model/finding.ts';
import {
  descriptorSchema,
  finishedSchema,
  type DescriptorInput,
  type EntityInput,
} from './descriptorSchema.ts';
import { splitFrontMatter } from './frontMatter.ts';
import { toSchemaProblems } from './problems.ts';
import { findTextWarnings } from './findTextWarnings.ts';
import { locateInYaml } from './yaml.ts';

const KEYS = Object.keys(descriptorSchema.shape);

export interface ReadDescriptor {
  readonly descriptor: Descriptor | null;
  readonly findings: readonly Finding[];
}

/** Parses and checks the text of an `app.md`; every problem becomes a finding with its line and column. */
export function readDescriptor(app: string, file: string, text: string): ReadDescriptor {
  const split = splitFrontMatter(text);
  if (!split.ok) {
    const { message, at } = split.problem;
    const hint = 'Front matter is YAML between two lines of "---"; quote a value that holds ": " or " #".';
    return failed([{ level: 'error', rule: 'descriptor/front-matter', app, file, ...at, message, hint }]);
  }
  const { data, yaml, body } = split.value;
  const doubts = findTextWarnings(text, yaml).map((warning): Finding => ({ ...warning, app, file }));
  const parsed = (isDraft(data) ? descriptorSchema : finishedSchema).safeParse(data);
  if (parsed.success) return { descriptor: toDescriptor(app, parsed.data, body), findings: doubts };
  const findings = toSchemaProblems(parsed.error, data, KEYS).map((problem): Finding => {
    const at = locateInYaml(yaml, problem.path, problem.onKey);
    const hint = problem.hint === undefined ? {} : { hint: problem.hint };
    return { level: 'error', rule: 'descriptor/schema', app, file, ...at, message: problem.message, ...hint };
  });
  return failed([...doubts, ...findings]);
}

function isDraft(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'draft' in data && data.draft === 'true';
}

function failed(findings: readonly Finding[]): ReadDescriptor {
  return { descriptor: null, findings };
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
