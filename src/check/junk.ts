/** What a text is that nobody wrote about the app. */
export type Junk = 'a refusal' | 'filler';

/** Sentences in which a language model declines, apologises or speaks of itself. */
const REFUSALS: readonly RegExp[] = [
  /\bI(?:['’]m| am) (?:sorry|afraid|unable|not (?:able|sure|familiar)|an? (?:AI|large language model|language model))\b/i,
  /\bI (?:cannot|can['’]t|could(?:n['’]t| not)|do(?:n['’]t| not)|lack|was(?:n['’]t| not)|have(?:n['’]t| no)) (?:\w+ ){0,2}(?:have|provide|know|find|determine|describe|fulfil|generate|help|assist|information|context|knowledge|able|access|sufficient)/i,
  /\bI (?:would )?need (?:more|additional|further|a description|some context)\b/i,
  /\bI (?:apologi[sz]e|can (?:only|generate|help|assist))\b|\bmy apologies\b|\b(?:we are|we['’]re) sorry\b|^sorry[,.!]/i,
  /\bas an? (?:AI|(?:large )?language model|artificial intelligence)\b[^.]{0,30}, I\b/i,
  /\bmy (?:knowledge (?:about|of|cut)|training data|last (?:knowledge )?update)/i,
  /\b(?:cannot|can['’]t|unable to|not able to) (?:provide|fulfil|describe|complete|answer|assist)\w* (?:with )?(?:a description|that|this|your|the) ?(?:request|question|of|app)?\b/i,
  /\b(?:insufficient|not enough|no|limited) (?:information|context|details)(?: is| are| was| were)? (?:provided|available|given|to (?:describe|determine|provide|complete|summari[sz]e|say))\b/i,
  /\b(?:information|context|details)(?: \w+){0,3} (?:is|are) (?:insufficient|not sufficient)\b/i,
  /\bplease provide (?:me with )?(?:more|additional|further|a description)\b|\bcan you (?:tell|give) me\b|\banything else I can\b|\bhow (?:can|may) I (?:help|assist)\b/i,
  /\bwithout (?:knowing|more (?:information|context)) (?:what|about|on)\b/i,
  /\bbased on (?:its|the) name\b|\bit (?:appears|seems) to be an? (?:app|application|company|platform|product|service|software|tool)\b/i,
  /^(?:sure|certainly|of course)[,!] |^here(?:['’]s| is) (?:a|an|the|your) (?:[\w-]+ ){0,3}(?:description|sentence|summary)\b/i,
];

/** Marks of a text that nobody finished. */
const FILLERS: readonly RegExp[] = [
  /\blorem ipsum\b|\[object Object\]/i,
  /^(?:TODO|FIXME|TBD|XXX)\b/,
  /^(?:n\/?a|none|null|nil|undefined|tb[ad])[.!]*$/i,
  /^no description\b/i,
  /\b(?:description|summary|text|content) (?:goes|comes) here\b/i,
  /\b(?:insert|enter|add|put|write|your) (?:\w+ ){0,3}here\b/i,
];

/** What a template leaves behind when it is not filled in. Upstream texts may speak of such marks, people's own do not. */
const MARKERS =
  /\{\{[^}]*\}\}|\$\{[^}]*\}|<%[^%]*%>|[[<{](?:insert|your|app|company|product|brand)(?:[ _-]\w+)*[\]>}]|\bYOUR_[A-Z_]+\b/i;

/** Words of which each refusal and each filler holds some; only a model says "I" on a page about an app. */
const HINTS = [
  /\bI\b/,
  /sorry|apologies|\b(?:as an ai|language model|artificial intelligence|my (?:knowledge|training data|last)|unable to)\b/i,
  /\b(?:can(?:(?:not|['’]t) (?:provide|fulfil|describe|complete|answer|assist)| you )|not (?:able|enough|sufficient)|insufficient|please provide|anything else|(?:appears|seems) to be)/i,
  /\b(?:(?:no|limited) (?:information|context|details)|without (?:knowing|more)|based on (?:its|the) name)\b/i,
  /^(?:sure|certainly|of course|here|todo|fixme|tb[ad]|xxx|n\/?a|none|null|nil|undefined|no description)\b/im,
  / here\b|lorem ipsum|\[object/i,
];

/** The same for one text, in which an "I" may be a small one. */
const HINTS_OF_ONE = [/\bI\b/i, ...HINTS.slice(1)];

/** Whether one of some texts, each on a line of its own, may be junk; only then is it worth to look at each. */
export function mayHoldJunk(lines: string): boolean {
  return HINTS.some((hint) => hint.test(lines)) || MARKERS.test(lines);
}

/** What kind of junk a text is, if it is any. */
export function findJunk(text: string): Junk | null {
  if (!HINTS_OF_ONE.some((hint) => hint.test(text))) return null;
  if (REFUSALS.some((pattern) => pattern.test(text))) return 'a refusal';
  return FILLERS.some((pattern) => pattern.test(text)) ? 'filler' : null;
}

/** The part of a text that a template was to replace. */
export function findMarker(text: string): string | null {
  return MARKERS.exec(text)?.[0] ?? null;
}
