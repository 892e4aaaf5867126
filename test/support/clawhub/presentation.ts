import { parse } from 'yaml';
import type { StoredFile } from './state.ts';

/** What a card shows of a skill. */
export interface Presentation {
  readonly displayName: string;
  readonly summary: string | null;
}

type Yaml = Readonly<Record<string, unknown>>;

const MAX_YAML = 64 * 1024;
const isObject = (value: unknown): value is Yaml =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const within = (value: unknown, most: number) =>
  typeof value === 'string' && value.trim() !== '' && value.length <= most ? value.trim() : null;

/** A text that is no YAML is lost as a whole, and nobody is told. */
function object(text: string | undefined): Yaml {
  try {
    const value: unknown = parse(text ?? '');
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function nested(value: Yaml, key: string): Yaml {
  const inner = value[key];
  return isObject(inner) ? inner : {};
}

const titleCased = (slug: string) =>
  slug
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');

/**
 * The name that was sent, unless it is the front matter's or the title-cased slug, before `agents/openai.yaml`, front
 * matter and slug; the summary of `agents/openai.yaml` before the description (openclaw/clawhub convex/lib/skillPresentation.ts).
 */
export function presentationOf(slug: string, sent: string, files: readonly StoredFile[]): Presentation {
  const textOf = (path: string) => files.find((file) => file.path.toLowerCase() === path)?.bytes.toString();
  const front = object(/^---\r?\n([\s\S]*?)\r?\n---/.exec(textOf('skill.md') ?? '')?.[1]);
  const agent = textOf('agents/openai.yaml');
  const shown = nested(object(agent !== undefined && agent.length <= MAX_YAML ? agent : ''), 'interface');
  const name = within(front['name'], Infinity);
  const own = sent === name || sent === titleCased(slug) ? null : sent;
  const description = nested(front, 'metadata')['description'] ?? front['description'];
  return {
    displayName: own ?? within(shown['display_name'], 120) ?? name ?? titleCased(slug),
    summary: within(shown['short_description'], 300) ?? within(description, Infinity),
  };
}
