import { expect, test } from 'vitest';
import { isGuess } from '../../src/import/guesses.ts';
import { drops, importOne } from './pages.ts';

test.each([
  "It's probable that Tidewell keeps tide logs.",
  'It is possible that ports log tides in it.',
  'Its exact purpose is unknown.',
  'Tidewell is a tool whose exact functionality remains unclear.',
  'The specific features of Tidewell are not publicly documented.',
  'Its nature is not entirely clear.',
  "Tidewell's purpose is unknown without further context.",
  'It is a harbour app with unknown capabilities.',
  'Tidewell is likely a logbook.',
  'Tidewell is most likely a logbook for tides.',
  'It likely supports gauges of all kinds.',
  'The app is likely intended for harbour masters.',
  'Tidewell may be a logbook.',
  'It could be a logbook for tides.',
  'Tidewell may be used by harbour masters.',
  'It might offer gauges.',
  'Tidewell seems like a logbook.',
  'Perhaps harbour masters log tides in it.',
  'Judging by its name, it logs tides.',
  'The name suggests that it logs tides.',
  'One can infer that it logs tides.',
  'Tidewell is some kind of logbook.',
  'Skippers would typically rely on it, and users would use it daily.',
  'It is difficult to say what Tidewell does.',
  'Developers might use it to log tides.',
  'In the absence of documentation, its role stays open.',
  'Little is known about Tidewell.',
  'There are several apps called Tidewell.',
  'Depending on the context, Tidewell is a logbook or a boat.',
  "The purpose of Tidewell isn't clear.",
  "It's thought to be used by harbour masters.",
  "It's unknown what Tidewell does.",
  'Based on its actions, it logs tides.',
  'Tidewell might help harbour masters.',
  'Its readers are likely skippers.',
  'More information is needed to describe it.',
])('a guess: %s', (sentence) => {
  expect(isGuess(sentence)).toBe(true);
  const app = importOne({ summary: `Tidewell is a logbook for tide gauges. ${sentence}` });
  expect(app.facts.summary).toBe('Tidewell is a logbook for tide gauges.');
  const described = importOne({ actions: [`| List Tides | list-tides | ${sentence} |`] });
  expect(described.snapshot.actions[0]?.description).toBeUndefined();
  const noted = importOne({ overview: ['- **Gauge**', '', sentence] });
  expect(noted.facts.notes).toBe('');
});

test.each([
  'Tidewell blocks unknown ships and potentially harmful waves.',
  'Tidewell finds piers that are likely to flood.',
  'Only masters may delete gauges.',
  'You may need to wait for the tide.',
  'Charts show how a gauge appears to skippers.',
  'The id could change after a merge.',
  'Gauges appear in the log at once.',
  'Returns what a skipper would otherwise type.',
  'Logs cannot be larger than 5 MB.',
])('no guess: %s', (sentence) => {
  expect(importOne({ summary: sentence }).facts.summary).toBe(sentence);
});

test('what follows a guess rests on it, and a rest that would fit any app is no summary', () => {
  const supposed = 'It probably keeps logs. Ports love it.';
  const app = importOne({ summary: `Tidewell is a powerful platform to manage data. ${supposed}` });
  expect(app.missing).toEqual(['summary']);
  expect(drops(app)).toEqual([`summary guess ${supposed}`]);
});

test('a noun that is only supposed is none', () => {
  const overview = ['- **Gauge**', '- **Berth** — likely the place of a ship', '- **Unknown**', '- **Etc.**'];
  expect(importOne({ overview }).facts.entities).toEqual([{ name: 'Gauge', children: [] }]);
});

const nouns = (overview: readonly string[], actions: readonly string[] = [], summary?: string): string[] =>
  importOne({ overview, actions, ...(summary === undefined ? {} : { summary }) }).facts.entities.map(
    ({ name }) => name,
  );

test('verbs are no entities, nor are the words beside them that are nouns elsewhere', () => {
  expect(nouns(['- **Gauge**', '- **Validate**', '- **Generate**', '- **Send**'])).toEqual(['Gauge']);
  expect(
    nouns(['- **Filter**', '- **Link**', '- **Sort**', '- **Export**', '- **Share**', '- **Gauge**']),
  ).toEqual(['Gauge']);
  expect(nouns(['- **Gauge**', '- **Filter**', '- **Link**'])).toEqual(['Gauge', 'Filter', 'Link']);
});

test('a word that is a verb as well stays where the page treats it as a noun', () => {
  expect(nouns(['- **Gauge**', '- **Export**'])).toEqual(['Gauge']);
  expect(nouns(['- **Gauge**', '- **Export**'], ['| List Exports | list-exports | |'])).toEqual([
    'Gauge',
    'Export',
  ]);
  expect(nouns(['- **Gauge**', '- **Search**', '- **Saved Search**'])).toHaveLength(3);
  expect(nouns(['- **Gauge**', '- **Import**', '  - **Row**'])).toEqual(['Gauge', 'Import']);
  expect(nouns(['- **Cut**'], ['| Create Cut | create-cut | |'])).toEqual(['Cut']);
});

test('what is done is no entity, what a verb only describes is one', () => {
  const done = ['Install Gauge', 'Restart Pump', 'GetTideLevel', 'set_tide_delete_level', 'Update Gauge'];
  const things = ['Gauge', 'Pull Request', 'Start Date', 'Load Balancer', 'Search Result', 'Update Channel'];
  expect(nouns([...done, ...things].map((name) => `- **${name}**`))).toEqual(things);
});

test('how something is done is no noun, nor is one in a script that nothing else of the page has', () => {
  expect(nouns(['- **Gauge**', '- **By Harbour**', '- **Via Buoy**'])).toEqual(['Gauge']);
  expect(nouns(['- **Gauge**', '- **Tide**', '- **Pier**', '- **জোয়ার**'])).toEqual(['Gauge', 'Tide', 'Pier']);
  expect(nouns(['- **潮位**', '- **港**', '- **Tide**', '- **Pier**'])).toHaveLength(4);
});

test('a web site’s menu is no list of nouns', () => {
  const menu = ['Careers', 'Blog', 'FAQ', 'Privacy Policy', 'About', 'Support'].map(
    (name) => `- **${name}**`,
  );
  const app = importOne({ overview: ['- **Gauge**', '- **Product**', '- **Tide**', ...menu] });
  expect(app.facts.entities.map(({ name }) => name)).toEqual(['Gauge', 'Product', 'Tide']);
  expect(drops(app)).toContain('entities navigation Blog');
  expect(nouns(['- **Blog**', '- **Contact**', '- **Support**'])).toHaveLength(3);
});

test('words of a menu stay where the page speaks of them', () => {
  const overview = ['- **Privacy Policy**', '- **FAQ**'];
  const summary = 'Tidewell writes the privacy policies of harbours.';
  expect(nouns(overview, ['| Create FAQ | create-faq | |'], summary)).toEqual(['Privacy Policy', 'FAQ']);
  expect(nouns(overview)).toEqual([]);
});

const NOTES: [string, string][] = [
  ['Use `Get Tide Report` to read a tide.', ''],
  ['Use "Invite Skipper" to add one.', ''],
  ['Use Create Mooring to begin. You must give its key.', ''],
  ['`ListMoorings` returns all moorings.', ''],
  ['GetTideLevel reads one level.', ''],
  ['`List Tides` vs. `Search Tides`: the second takes a text.', ''],
  ['Use `List Tides` first.', '- Use `List Tides` first.'],
  ['Tides count from 1. Use `Drop Tide` to end one.', '- Tides count from 1.'],
  ['A `Gauge` sends levels in `mm`.', '- A `Gauge` sends levels in `mm`.'],
  ['PayPal takes the harbour dues.', '- PayPal takes the harbour dues.'],
];

test.each(NOTES)('a note names no action that the page does not have: %s', (note, kept) => {
  const actions = ['| List Tides | list-tides | |'];
  const app = importOne({ overview: ['- **Gauge**', '', note], actions });
  expect(app.facts.notes).toBe(kept);
  const reported = app.dropped.filter(({ reason }) => reason === 'unknown-action');
  expect(reported).toHaveLength(kept === `- ${note}` ? 0 : 1);
});

test('a template’s mark that was never replaced is no text', () => {
  const app = importOne({
    summary: 'Tidewell is a logbook for {{harbours}}.',
    overview: ['- **Gauge**', '- **[App Name] Log**', '', 'Set the [your region] first.'],
  });
  expect(app.facts).toMatchObject({ summary: null, notes: '', entities: [{ name: 'Gauge', children: [] }] });
});
