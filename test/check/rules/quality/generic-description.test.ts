import { expect, test } from 'vitest';
import { genericDescription } from '../../../../src/check/rules/quality/generic-description.ts';
import { genericSummary } from '../../../../src/check/rules/quality/generic-summary.ts';
import { verdicts } from '../../../support/subject.ts';

const ANY = [
  'Manage data, records, and automate workflows.',
  'A powerful platform that helps businesses to manage their data efficiently.',
  'Acme is a web application with an API of its own.',
  'Manage organizations.',
  'Read and change records and users.',
  'Use when the user wants to interact with Acme data.',
  'An all-in-one solution for any company.',
];
const OWN = [
  'Manage invoices.',
  'Manage organizations and their members.',
  'Payroll.',
  'Acme acme roofs.',
  'A platform to manage kennels and automate workflows.',
  'Данные о заказах.',
];

test.each(ANY)('%s could be any app', (text) => {
  const descriptor = { name: 'Acme', summary: text, description: text };
  expect(verdicts(genericSummary, { descriptor })).toEqual(['summary The summary could be that of any app']);
  expect(verdicts(genericDescription, { descriptor })).toEqual([
    `description The description could be that of any app: "${text}"`,
  ]);
});

test.each(OWN)('%s could not', (text) => {
  const descriptor = { name: 'Acme', summary: text, description: text };
  expect(verdicts(genericSummary, { descriptor })).toEqual([]);
  expect(verdicts(genericDescription, { descriptor })).toEqual([]);
});

test('what the description is made of is to be mended', () => {
  const descriptor = { name: 'Acme', summary: 'Manages data.' };
  expect(verdicts(genericDescription, { descriptor }).join()).toMatch(/^summary The description could/);
  const entities = [{ name: 'Kennel', children: [] }];
  expect(verdicts(genericDescription, { descriptor: { ...descriptor, entities } })).toEqual([]);
});
