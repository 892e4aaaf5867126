import { cleanLine } from './clean.ts';
import type { Ledger } from './ledger.ts';
import type { Line } from './legacyPage.ts';

/** Whether a text is an address that a descriptor may have. */
export type IsWebUrl = (text: string) => boolean;

/** A web address as a descriptor takes it: without blanks, with a scheme, the host in lower case. `null` for anything else. */
export function webUrl(found: Line, field: string, isWebUrl: IsWebUrl, ledger: Ledger): string | null {
  const { line, text } = found;
  const drop = (): null => {
    ledger.dropped.push({ line, field, reason: 'not-a-url', value: text });
    return null;
  };
  if (text.trim() === '') return drop();
  const clean = cleanLine({ line, text: text.trim() }, field, ledger);
  if (clean === null) return null;
  const url = [clean, clean.replaceAll(' ', ''), `https://${clean}`]
    .map(lowerHost)
    .find((each) => isWebUrl(each));
  // "see our docs" joined is no address: a blank may be taken out only where a scheme says that one was meant.
  if (url === undefined || (clean.includes(' ') && !/^https?:\/\//i.test(clean))) return drop();
  if (url !== text) ledger.repaired.push({ line, field, reason: 'trimmed', from: text, to: url });
  return url;
}

function lowerHost(text: string): string {
  return text.replace(/^https?:\/\/[^/?#]+/i, (origin) => origin.toLowerCase());
}
