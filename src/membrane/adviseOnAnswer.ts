import { MEMBRANE_URL } from './settings.ts';

/** What helps when somebody else answers at the address of Membrane. */
export const OTHER_ADDRESS_FIX = `Correct ${MEMBRANE_URL.name}, or leave it out.`;

/** What helps when Membrane says what it objects to. */
export const OBJECTION_FIX = 'See what it objects to; if that is no fault of yours, report it to Membrane.';

/** What a person can do about an answer to a search; `null` where only trying again later helps. */
export function adviseOnAnswer(status: number, isJson: boolean): string | null {
  if (status === 403) return 'Take a token of the right workspace, or have its rights extended.';
  if (status === 429 || status >= 500) return null;
  if (status !== 200) return OTHER_ADDRESS_FIX;
  return isJson
    ? null
    : `Correct ${MEMBRANE_URL.name}; if it is right, see whether this network wants you to sign in first.`;
}
