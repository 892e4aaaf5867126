import type { App } from '../../../model/app.ts';
import type { Descriptor } from '../../../model/descriptor.ts';
import type { Place, Rule, Subject, Verdict } from '../../../model/rule.ts';
import { cutText } from '../../../text/cutText.ts';
import { CODE_SPAN } from '../../../text/markdown.ts';
import { findJunk, findMarker, mayHoldJunk } from '../../junk.ts';
import { listDescriptorTexts, locateAction, type SourceText } from '../../sources.ts';

interface Text extends SourceText {
  readonly what: string;
  /** People wrote it for this page, so that it has no reason to hold a template's marks. */
  readonly own: boolean;
}

const BULLET = /^\s*(?:[-*+]|\d+[.)]) /;

export const refusal: Rule = {
  name: 'descriptor/refusal',
  level: 'error',
  about:
    "No text that reaches a page is a language model's refusal or speaks of the model, and none is filler or a template's mark.",
  why: 'The catalog that skillpress replaces shipped 61 pages whose description or documentation link was an apology. An agent takes such a sentence for a fact about the app, and a reader takes it for the standard of the whole catalog. Texts of the snapshot are looked at as they appear on the page: what skillpress leaves out anyway is not reported.',
  bad: {
    descriptor:
      "summary: I'm sorry, but I don't have enough information about this app to describe it.\nkeywords: [TODO]",
    notes: '- Set the region to {{region}} first.',
  },
  good: {
    descriptor: 'summary: Hosts large language models and keeps the prompts of a team.',
    notes: '- A template takes marks such as `{{region}}`.',
  },
  excusable: false,
  everyLanguage: true,
  ofApp: (subject) => {
    const own = ownTexts(subject.descriptor);
    const lines = [...own.map(({ text }) => text), ...upstreamLines(subject.app)];
    if (!mayHoldJunk(lines.join('\n'))) return [];
    return [...own, ...upstreamTexts(subject)].flatMap((text) => judge(text, subject.descriptor.draft));
  },
};

/** The texts of the snapshot that pages show, each on a line of its own. */
function upstreamLines({ actions }: App): string[] {
  return actions.flatMap(({ name, sentence, inputs }) => [
    name,
    sentence,
    ...(inputs?.fields ?? []).map(({ meaning }) => meaning),
  ]);
}

/** A draft may hold what is still to be written. */
function judge({ what, text, place, own }: Text, draft: boolean): Verdict[] {
  const found = findJunk(text);
  const junk = draft && found === 'filler' ? null : found;
  const marker = own ? findMarker(text) : null;
  if (junk === null && marker === null) return [];
  const held = marker === null ? junk : `"${marker}", which a template was to replace`;
  return [
    {
      message: `${what} holds ${held}: "${cutText(text, 80)}"`,
      hint: own
        ? 'Write what the app really does, or leave the key out; make the app a draft while its facts are missing.'
        : 'Word the action under "actions.describe" or leave it out under "actions.hide", and have the text mended in Membrane.',
      place,
    },
  ];
}

/** What people wrote. What a bullet of the notes holds counts, not the bullet; code may show what templates look like. */
function ownTexts(descriptor: Descriptor): Text[] {
  return [...listDescriptorTexts(descriptor)].map(({ text, place }) => ({
    what: labelOf(place),
    text: 'note' in place ? text.replace(BULLET, '').replace(CODE_SPAN, '`…`') : text,
    place,
    own: true,
  }));
}

const LABELS: Readonly<Record<string, string>> = {
  keywords: 'keyword',
  aliases: 'alias',
  requests: 'request',
  entities: 'entity',
};

function labelOf(place: Place): string {
  if (!('at' in place)) return 'The note';
  const [key = ''] = place.at.map(String);
  return key === 'actions' ? `The description of ${place.at.at(-1)}` : `The ${LABELS[key] ?? key}`;
}

function upstreamTexts({ app, descriptor, snapshot }: Subject): Text[] {
  const worded = new Set(Object.values(descriptor.describe));
  return app.actions.flatMap((action): Text[] => {
    const { name, sentence, inputs } = action;
    const at = Math.max(0, locateAction(action, snapshot));
    const upstream = (what: string, text: string, key: string): Text => {
      return { what, text, place: { snapshot: ['actions', at, key] }, own: false };
    };
    return [
      upstream('The name of an action', name, 'name'),
      ...(worded.has(sentence) ? [] : [upstream(`The description of ${name}`, sentence, 'description')]),
      ...(inputs?.fields ?? []).map(({ path, meaning }) =>
        upstream(`The meaning of ${path} of ${name}`, meaning, 'input'),
      ),
    ];
  });
}
