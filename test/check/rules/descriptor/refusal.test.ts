import { expect, test } from 'vitest';
import { findJunk, mayHoldJunk, findMarker } from '../../../../src/check/junk.ts';
import { refusal } from '../../../../src/check/rules/descriptor/refusal.ts';
import { verdicts } from '../../../support/subject.ts';

const REFUSALS = [
  "I'm sorry, there is nothing on this product.",
  'I’m sorry to say so.',
  'I am unable to find it.',
  'I am not able to do so.',
  'I am not familiar with it.',
  "I'm a large language model.",
  'I am an AI.',
  'I cannot describe this product.',
  "I can't provide that.",
  "I don't have enough to go on.",
  'I do not know what it is.',
  'I couldn’t find anything.',
  "I wasn't able to look it up.",
  'I have no information about the vendor.',
  'I lack the context for this.',
  'I need more to tell you.',
  'I would need a description first.',
  'I apologise for that.',
  'I apologize.',
  'I can only guess.',
  'I can help with other products.',
  'My apologies: unknown vendor.',
  "We're sorry that it is unknown.",
  'Sorry, unknown vendor.',
  'As an AI without a browser, I cannot look.',
  'As a large language model, I never saw it.',
  'It is newer than my training data.',
  'It came after my last update.',
  'My knowledge of it is thin.',
  'Cannot fulfil that request.',
  'Unable to provide a description.',
  'There is insufficient information provided.',
  'Not enough context is available.',
  'No details were given.',
  'Limited information to describe it.',
  'The details given here are insufficient.',
  'Please provide more about the vendor.',
  'Can you tell me the vendor?',
  'Is there anything else I can do?',
  'How can I help?',
  'Without knowing what it does, one may only guess.',
  'Based on its name, a mail tool.',
  'It appears to be a platform for mail.',
  'It seems to be an app.',
  'Sure, here you go.',
  'Certainly! A tool for mail.',
  "Here's a short description:",
  'Here is the one-line summary you wanted.',
];
const FILLERS = [
  'Lorem ipsum dolor sit amet.',
  'See [object Object].',
  'TODO',
  'TODO: write this.',
  'FIXME later',
  'TBD',
  'XXX',
  'N/A',
  'n/a.',
  'None',
  'null',
  'nil',
  'undefined',
  'tba',
  'No description',
  'No description available.',
  'The description goes here.',
  'Your text comes here',
  'Insert text here',
  'Write something about it here',
];
const MARKERS = [
  '{{name}}',
  '${app}',
  '<% name %>',
  '[Your company]',
  '<App name>',
  '{brand}',
  'YOUR_API_KEY',
  '[insert name]',
];
const SOUND = [
  'Serves large language models such as GPT through one API.',
  'An AI assistant that says sorry to customers on your behalf.',
  'Shows what I am watching.',
  'Fails when the user cannot access the project.',
  'Unable to provide coverage? Tell the desk here: it lists none.',
  'A to-do list with TODO comments found in code.',
  'Flags issues that have no description.',
  'Returns null when nothing is undefined.',
  'Shares here-now data, of course also offline, for sure.',
  'Based on open standards.',
  'Book a desk; it appears to colleagues at once.',
  'Please provide the id of the list.',
  'Sends limited information to your company.',
  'I/O metrics of all hosts.',
  'Insert rows; find them there.',
];

test.each(REFUSALS)('a refusal: %s', (text) => {
  expect(findJunk(text)).toBe('a refusal');
  expect(mayHoldJunk(`A text before.\n${text}\nand one behind.`)).toBe(true);
});
test.each(FILLERS)('filler: %s', (text) => {
  expect(findJunk(text)).toBe('filler');
  expect(mayHoldJunk(`A text before.\n${text}`)).toBe(true);
});
test.each(MARKERS)('a mark of a template: %s', (text) => {
  expect(findMarker(`Go to ${text} first.`)).toBe(text);
  expect(mayHoldJunk(text)).toBe(true);
});
test.each(SOUND)('neither: %s', (text) => {
  expect(findJunk(text)).toBeNull();
  expect(findMarker(text)).toBeNull();
});

test('every text of a descriptor is looked at', () => {
  const bad = 'TBD';
  const descriptor = {
    name: bad,
    summary: bad,
    description: bad,
    keywords: ['good', bad],
    aliases: [bad],
    entities: [{ name: 'Order', children: [{ name: bad, children: [] }] }],
    describe: { 'get-order': bad },
    notes: `- Good.\n- ${bad}\n\n2. ${bad}`,
  };
  expect(verdicts(refusal, { descriptor }).map((line) => line.split(' The ')[0])).toEqual([
    'name',
    'summary',
    'description',
    'keywords.1',
    'aliases.0',
    'entities.0.Order.0',
    'actions.describe.get-order',
    'note 1',
    'note 3',
  ]);
});

test('texts of the snapshot are looked at as the page shows them', () => {
  const input = {
    type: 'object',
    properties: { id: { type: 'string', description: 'I am unable to say.' } },
  };
  const snapshot = {
    origin: 'membrane' as const,
    actions: [
      { id: '1', key: 'a', name: 'Get Order', description: "I'm sorry, no idea." },
      { id: '2', key: 'b', name: 'Get Order', input },
      { id: '3', key: 'c', name: 'As an AI, I list orders', description: 'Orders of one day.' },
      { id: '4', key: 'd', name: 'I am unable to hide', description: 'Never seen.' },
    ],
  };
  expect(verdicts(refusal, { descriptor: { hide: ['d'] }, snapshot })).toEqual([
    'snapshot actions.2.name The name of an action holds a refusal: "As an AI, I list orders"',
    'snapshot actions.1.input The meaning of id of Get Order holds a refusal: "I am unable to say."',
  ]);
  const wordy = [{ key: 'a', name: 'Get Order', description: 'Lists [object Object] of the day.' }];
  expect(verdicts(refusal, { snapshot: { origin: 'membrane', actions: wordy } })).toEqual([
    'snapshot actions.0.description The description of Get Order holds filler: "Lists [object Object] of the day."',
  ]);
});

test('an action without an id is found by what the page calls it', () => {
  const actions = [
    { key: 'get-order', name: 'Get Order' },
    {
      key: 'of-a-name',
      derivedKey: true as const,
      name: 'List\u200b Orders',
      description: 'See [object Object].',
    },
  ];
  expect(verdicts(refusal, { snapshot: { origin: 'published-catalog', actions } })).toEqual([
    'snapshot actions.1.description The description of List Orders holds filler: "See [object Object]."',
  ]);
});

test('marks of templates are for people’s own texts only, outside of code', () => {
  expect(verdicts(refusal, { descriptor: { notes: '- Put `{{name}}` there.' } })).toEqual([]);
  expect(verdicts(refusal, { descriptor: { notes: '- Put {{name}} there.' } })).toEqual([
    'note 0 The note holds "{{name}}", which a template was to replace: "Put {{name}} there."',
  ]);
  const actions = [{ key: 'a', name: 'Send Mail', description: 'Fills {{name}} in the text.' }];
  expect(verdicts(refusal, { snapshot: { origin: 'membrane', actions } })).toEqual([]);
});

test('a sentence that people wrote for an action is told once, where they wrote it', () => {
  const actions = [{ key: 'a', name: 'Send Mail' }];
  const descriptor = { describe: { a: 'No description yet.' } };
  expect(verdicts(refusal, { descriptor, snapshot: { origin: 'membrane', actions } })).toEqual([
    'actions.describe.a The description of a holds filler: "No description yet."',
  ]);
});

test('a long text is cut in the message', () => {
  const summary = `I cannot describe ${'x'.repeat(200)}`;
  const [verdict = ''] = verdicts(refusal, { descriptor: { summary } });
  expect(verdict).toHaveLength('summary The summary holds a refusal: "'.length + 80 + 1);
  expect(verdict.endsWith('x…"')).toBe(true);
});

test('a draft may hold what is still to be written, but no refusal', () => {
  const judge = (summary: string): string[] => verdicts(refusal, { descriptor: { summary, draft: true } });
  expect(judge('TODO: what it is.')).toEqual([]);
  expect(judge('I cannot describe it.')).toHaveLength(1);
});
