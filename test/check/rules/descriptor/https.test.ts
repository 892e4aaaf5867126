import { expect, test } from 'vitest';
import { https } from '../../../../src/check/rules/descriptor/https.ts';
import { verdicts } from '../../../support/subject.ts';

test('http addresses are told', () => {
  expect(verdicts(https, { descriptor: { docs: 'https://a.example' } })).toEqual([]);
  const http = 'http://a.example';
  expect(verdicts(https, { descriptor: { homepage: http, docs: http, icon: http } })).toEqual([
    'homepage homepage is not https: http://a.example',
    'docs docs is not https: http://a.example',
    'icon icon is not https: http://a.example',
  ]);
});
