import { expect, test } from 'vitest';
import { readNames } from '../../src/normalise/readNames.ts';

const BOATS = 'list get create update delete send archive cancel approve'
  .split(' ')
  .map((verb) => `${verb}_boat`);

test.each([
  ['the brand, be it of one name', ['acme_list_boats', 'List Crews'], ['list_boats', 'List Crews']],
  ['the brand in any letters', ['ACME-HARBOUR.close', 'acme.boats.get'], ['HARBOUR.close', 'boats.get']],
  [
    'what all begin with',
    ['hbr_list_boats', 'hbr_get_crew', 'HBR.close_boat', 'hbr:close-gate'],
    ['list_boats', 'get_crew', 'close_boat', 'close-gate'],
  ],
  [
    'what all but the first begin with',
    ['dock_ping', ...BOATS.map((name) => `hbr_${name}`)],
    ['dock_ping', ...BOATS],
  ],
  [
    'a module, but no verb before it,',
    [
      'wipe_get_loads',
      'approve_find_slips',
      'crane_get_loads',
      'crane_list_loads',
      'dock_get_slips',
      'dock_find_slips',
      'dock_run_results',
    ],
    [
      'wipe_get_loads',
      'approve_find_slips',
      'get_loads',
      'list_loads',
      'get_slips',
      'find_slips',
      'run_results',
    ],
  ],
  [
    'modules before the verb',
    [
      'dock_crane_list_loads',
      'dock_crane_create_load',
      'crew_pay_get_slips',
      'crew_shift_find_gaps',
      'crew_shift_call_crew',
    ],
    ['list_loads', 'create_load', 'get_slips', 'find_gaps', 'call_crew'],
  ],
])('%s is left out', (_, names, read) => expect(readNames(names, 'Acme Harbour')).toEqual(read));

test.each([
  ['what the actions are about', ['boat_create', 'boat_delete', 'boat_list', 'boat_get']],
  ['what few begin with', ['hbr_list_boats', 'hbr_get_crew']],
  ['a verb', ['list_boats', 'list_crews', 'list_gates', 'list_berths']],
  ['what says nothing without it', ['acme_boats', 'acme_v2']],
  [
    'a module where the other names have it behind their verb',
    ['get_dock_list_item', 'get_dock_crane', 'list_dock_loads', 'send_dock_loads'],
  ],
  ['what may be a noun, behind words that no other name has before a verb', ['pilot_run_results']],
  ['words of a name', ['Acme List Boats', 'Acme: Moor']],
])('%s stays', (_, names) => expect(readNames(names, 'Acme')).toEqual(names));
