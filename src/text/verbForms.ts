import { createPairs, createSet } from './lexicon.ts';
import { AMBIGUOUS, DELETE_VERBS, PHRASAL_VERBS, READ_VERBS, WRITE_VERBS } from './verbTable.ts';

/** How a word says its verb: "delete", "deletes", "deleting", "deleted", "deletion". */
export type VerbForm = 'base' | 'third' | 'gerund' | 'past' | 'noun';

/** A verb in its base form, and the form that a word has of it. */
export interface FormOfVerb {
  readonly verb: string;
  readonly form: VerbForm;
}

const PAST = createPairs(`
  begun:begin bought:buy built:build done:do drawn:draw forgotten:forget found:find frozen:freeze given:give got:get
  hidden:hide held:hold kept:keep left:leave lent:lend made:make overwritten:overwrite paid:pay rebuilt:rebuild
  bound:bind lost:lose proven:prove shrunk:shrink spoken:speak taught:teach won:win seen:see sent:send resent:resend shown:show sold:sell taken:take thrown:throw undone:undo unfrozen:unfreeze withdrawn:withdraw
  written:write put:put set:set reset:reset cut:cut shut:shut split:split read:read`);
const NOUNS = createPairs(`
  deletion:delete removal:remove erasure:erase destruction:destroy revocation:revoke termination:terminate
  deregistration:deregister anonymization:anonymize redaction:redact invalidation:invalidate uninstallation:uninstall
  cleanup:clear activation:activate adjustment:adjust assignment:assign cancellation:cancel conversion:convert
  creation:create deactivation:deactivate duplication:duplicate enrollment:enroll escalation:escalate
  installation:install modification:modify publication:publish reassignment:reassign reactivation:reactivate
  registration:register reservation:reserve restoration:restore rotation:rotate submission:submit suspension:suspend`);
/** Verbs of two syllables that double their last letter. */
const DOUBLING = createSet(
  'admit begin commit expel forget permit refer reset submit transfer unban unpin untag upset resubmit',
);
const ONE_SYLLABLE = /^(?:un|re)?[^aeiou]*[aeiou][^aeiouwxy]$/;

const PREFIXED = /^(?:(?:re|un|de)(?=[a-z]{5})|auto(?=[a-z]{3}))[a-z]+$/;
/** "finalise", "digitised": the British spelling of a verb that is known by its other one. */
const BRITISH = /is(?=(?:e|es|ed|ing|ation)$)/;

const FORM_OF: ReadonlyMap<string, FormOfVerb> = allForms();

/** The verb that a word is a form of; `undefined` of a word that is none. Base forms win: "found", "left" are looked up last. */
export function toVerbForm(word: string): FormOfVerb | undefined {
  const lower = word.toLowerCase();
  const known =
    FORM_OF.get(lower) ?? (BRITISH.test(lower) ? FORM_OF.get(lower.replace(BRITISH, 'iz')) : undefined);
  return known ?? (PREFIXED.test(lower) ? prefixed(lower) : undefined);
}

/** "reprioritize", "unapprove" and "autofix" change something, as what they are made of does. */
function prefixed(word: string): FormOfVerb | undefined {
  const base = FORM_OF.get(word.slice(word.startsWith('auto') ? 4 : 2));
  return base?.form === 'base' && WRITE_VERBS.has(base.verb) && !AMBIGUOUS.has(base.verb)
    ? { verb: word, form: 'base' }
    : undefined;
}

/** Whether two words are the participle of a verb of two words: "logged in", "sold out". */
export function isPhrasalPast(word: string, particle: string): boolean {
  const form = toVerbForm(word);
  return form?.form === 'past' && PHRASAL_VERBS.has(`${form.verb}:${particle.toLowerCase()}`);
}

/** Whether a word behind a noun tells what was done with it: "sold", "moored". */
export function isParticiple(word: string): boolean {
  return toVerbForm(word)?.form === 'past' || /^[a-z]{3,}[^e]ed$/.test(word);
}

/** "planning" of "plan". */
export function toGerund(verb: string): string {
  return `${stemsOf(verb)[0] ?? verb}ing`;
}

function allForms(): ReadonlyMap<string, FormOfVerb> {
  const forms = new Map<string, FormOfVerb>();
  const verbs = [...READ_VERBS, ...DELETE_VERBS, ...WRITE_VERBS];
  const add = (word: string, verb: string, form: VerbForm): void => {
    if (!forms.has(word)) forms.set(word, { verb, form });
  };
  for (const verb of verbs) add(verb, verb, 'base');
  for (const [noun, verb] of NOUNS) add(noun, verb, 'noun');
  for (const [past, verb] of PAST) add(past, verb, 'past');
  for (const verb of verbs) {
    add(thirdOf(verb), verb, 'third');
    for (const stem of stemsOf(verb)) {
      add(`${stem}ing`, verb, 'gerund');
      add(`${stem}ed`, verb, 'past');
    }
    if (/[^aeiou]y$/.test(verb)) add(`${verb.slice(0, -1)}ied`, verb, 'past');
  }
  return forms;
}

function thirdOf(verb: string): string {
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`;
  return /(?:ch|sh|ss|x|zz|[^aeiou]o)$/.test(verb) ? `${verb}es` : `${verb}s`;
}

/** What -ing and -ed are put behind; two of a verb that is written both ways ("canceled", "cancelled"). */
function stemsOf(verb: string): readonly string[] {
  if (verb.endsWith('e') && !verb.endsWith('ee')) return [verb.slice(0, -1)];
  const doubled = `${verb}${verb.at(-1) ?? ''}`;
  if (/[aeiou]l$/.test(verb)) return [verb, doubled];
  return DOUBLING.has(verb) || ONE_SYLLABLE.test(verb) ? [doubled] : [verb];
}
