import { isWebUrl } from '../read/descriptorSchema.ts';
import { cleanLine } from './clean.ts';
import type { PageLog } from './pageLog.ts';
import type { PageLine } from './parsePage.ts';

/** A web address as a descriptor takes it: without blanks, with a scheme, the host in lower case. `null` for anything else. */
export function readWebUrl(found: PageLine, field: string, log: PageLog): string | null {
  const { line, text } = found;
  const drop = (): null => {
    log.dropped.push({ line, field, reason: 'not-a-url', value: text });
    return null;
  };
  if (text.trim() === '') return drop();
  const clean = cleanLine({ line, text: text.trim() }, field, log);
  if (clean === null) return null;
  const url = [clean, clean.replaceAll(' ', ''), `https://${clean}`]
    .map(lowerHost)
    .find((each) => isWebUrl(each));
  // "see our docs" joined is no address: a blank may be taken out only where a scheme says that one was meant.
  if (url === undefined || (clean.includes(' ') && !/^https?:\/\//i.test(clean))) return drop();
  if (url !== text) log.repaired.push({ line, field, reason: 'trimmed', from: text, to: url });
  return url;
}

function lowerHost(text: string): string {
  return text.replace(/^https?:\/\/[^/?#]+/i, (origin) => origin.toLowerCase());
}
