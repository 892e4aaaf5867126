import { expect, test } from 'vitest';
import { secrets } from '../../../../src/check/rules/containment/secrets.ts';
import { checkApp } from '../../../../src/check/checkApp.ts';
import type { Example } from '../../../../src/model/rule.ts';
import { subjectOf } from '../../../support/examples.ts';
import { chosen, verdicts } from '../../../support/subject.ts';

// Put together here, so that no scanner takes this file for a leak.
const made = (...parts: string[]): string => parts.join('');
const LETTERS = 'aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xY';

test.each([
  ['an AWS access key', made('AKIA', 'ABCDEFGH', 'IJKLMNOP')],
  ['an AWS access key', made('ASIA', 'ABCDEFGH', '234567AB')],
  ['a GitHub token', made('ghp_', LETTERS, 'aaaa')],
  ['a GitHub token', made('github_pat_', LETTERS, 'aaaa_bbbb')],
  ['a GitLab token', made('glpat-', LETTERS)],
  ['a Slack token or webhook', made('xoxb-', '1234567890-abc')],
  ['a Slack token or webhook', made('https://hooks.slack.com/services/', 'T12345678/B1/x')],
  ['a Stripe key', made('sk_live_', LETTERS)],
  ['a Stripe key', made('whsec_', LETTERS)],
  ['a Google API key or token', made('AIza', LETTERS, 'abc')],
  ['a Google API key or token', made('ya29.', LETTERS)],
  ['a Google API key or token', made('GOCSPX-', LETTERS)],
  ['an OpenAI or Anthropic key', made('sk-ant-', LETTERS)],
  ['an npm token', made('npm_', LETTERS, 'aaaa')],
  ['a SendGrid key', made('SG.', LETTERS, '.', LETTERS)],
  ['a ClawHub token', made('clh_', LETTERS)],
  ['a JSON Web Token', made('eyJ', LETTERS, '.eyJ', LETTERS, '.', LETTERS)],
  ['a private key', made('-----BEGIN RSA PRIVATE', ' KEY-----')],
  ['a bearer token', made('Authorization: Bearer ', LETTERS)],
  ['a password in an address', made('postgres://admin:', 'hunter2@db.example/x')],
  ['a secret', made('api_key=', LETTERS)],
  ['a secret', made('{"client_secret": "', LETTERS, '"}')],
])('%s is found, and not told: %#', (what, value) => {
  const found = verdicts(secrets, { descriptor: { notes: `a\nsee ${value} there` } });
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(`note 1 This looks like ${what}: `);
  expect(found[0]).not.toContain(value.slice(-10));
});

test.each([
  'Bearer tokens are sent in the header, bearer authentication as ever.',
  'key: remove-background-from-base64-image',
  'api_key=YOUR_API_KEY_GOES_HERE',
  'password: aaaaaaaaaaaaaaaaaaaaaaaa1',
  'task_live_streaming_of_events_2026',
  'sk-short',
  'https://user@host.example/path',
  'https://a.example/x:y@z',
  'the token = the number of the request that follows',
  'AKIA is the prefix of keys',
  made('Such as AKIA', 'IOSFODNN7EXAMPLE'),
  made('secret_key: wJalrXUtnFEMI/K7MDENG/', 'bPxRfiCYEXAMPLEKEY'),
])('%s is none', (text) => expect(verdicts(secrets, { descriptor: { notes: text } })).toEqual([]));

test('a sample does not hide the key behind it', () => {
  const text = made('AKIA', 'IOSFODNN7EXAMPLE', ' or AKIA', 'ABCDEFGHIJKLMNOP');
  expect(verdicts(secrets, { descriptor: { notes: text } })).toHaveLength(1);
});

test('the exception that the hint spells covers that sample, and no other', () => {
  const withKey = (last: string) => ({ notes: `- Such as ${made('AKIA', 'ABCDEFGHIJKLMNO', last)}.\n` });
  const found = (example: Example) =>
    checkApp(subjectOf(example), () => ({ file: 'x' }), chosen).filter(({ rule }) => rule === secrets.name);
  const [first] = found(withKey('P'));
  const [, digest = ''] = /containment\/secrets: (\w{8}) and why/.exec(first?.hint ?? '') ?? [];
  const descriptor = `except: { containment/secrets: ${digest} and why }`;
  expect(found({ ...withKey('P'), descriptor })).toEqual([]);
  expect(found({ ...withKey('Q'), descriptor })).toHaveLength(1);
});

test('the snapshot and the templates are looked at as well', () => {
  const key = made('AKIA', 'ABCDEFGH', 'IJKLMNOP');
  const input = { properties: { id: { default: key } } };
  expect(verdicts(secrets, { snapshot: { origin: 'membrane', actions: [{ name: 'A', input }] } })).toEqual([
    'snapshot actions.0.input.properties.id.default This looks like an AWS access key: AKIA… (20 characters)',
  ]);
  const subject = subjectOf({});
  const neutral = () => [{ path: 'skills/sample/SKILL.md', text: `a\n${key}\n` }];
  expect(secrets.ofFiles?.({ ...subject, neutral })).toMatchObject([
    { place: { file: 'skills/sample/SKILL.md', line: 2 } },
  ]);
});
