/**
 * What ClawHub looks for, anywhere inside words, in a skill's slug, name, summary and front matter (`deriveModerationFlags` of
 * openclaw/clawhub convex/lib/moderation.ts).
 */
const FLAGS = [
  { flag: 'suspicious.url_shortener', pattern: /bit\.ly|tinyurl\.com|t\.co|goo\.gl|is\.gd/i },
  { flag: 'suspicious.keyword', pattern: /malware|stealer|phish|keylogger/i },
  { flag: 'suspicious.webhook', pattern: /discord\.gg\/|discord(?:app)?\.com\/api\/webhooks|hooks\.slack/i },
  { flag: 'suspicious.script', pattern: /curl[^\n]+\|\s*(?:sh|bash)/i },
] as const;

/** The flags that a text gets, each with the characters that it gets them for. */
export function findSummaryFlags(text: string): { readonly flag: string; readonly found: string }[] {
  return FLAGS.flatMap(({ flag, pattern }) => {
    const found = pattern.exec(text)?.[0];
    return found === undefined ? [] : [{ flag, found }];
  });
}
