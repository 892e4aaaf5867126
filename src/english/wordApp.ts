import { toVisibleLine } from '../text/characters.ts';
import type { Action, ActionFacts, ActionGroup, ActionGroupFacts } from '../model/action.ts';
import type { App, AppFacts } from '../model/app.ts';
import { toSingularPhrase } from '../text/number.ts';
import { splitWords } from '../text/words.ts';
import { SPELLING } from '../text/spelling.ts';
import { toLowerPhrase } from './casing.ts';
import { capitalise } from './fit.ts';
import { listProperNouns, withoutBrand } from './properNouns.ts';
import { wordSentence } from './sentence.ts';
import { withoutShouting } from '../text/actionName/readImperative.ts';
import { isRequest, splitMethod } from '../text/actionName/request.ts';
import { withoutNoise } from '../text/actionName/withoutNoise.ts';
import { wordTrigger } from './trigger.ts';
import { ENGLISH, findWords } from '../words/words.ts';

/** The app with what its page says in English: sentences, headings, description and intent, each made from its facts. */
export function wordApp(facts: AppFacts): App {
  const properNouns = listProperNouns(facts.name, facts.entities);
  const worded = new Map(facts.actions.map((action) => [action, wordAction(action, properNouns)]));
  const wordsFor = (actions: readonly ActionFacts[]): Action[] =>
    actions.map((action) => worded.get(action) ?? wordAction(action, properNouns));
  return {
    ...facts,
    trigger: facts.description ?? wordTrigger(facts, properNouns),
    actions: wordsFor(facts.actions),
    popular: wordsFor(facts.popular),
    groups: wordGroups(facts.groups, wordsFor),
    reference: facts.reference.map(({ file, groups }) => ({ file, groups: wordGroups(groups, wordsFor) })),
    intent: intentOf(facts, properNouns),
  };
}

function wordGroups(
  groups: readonly ActionGroupFacts[],
  wordsFor: (actions: readonly ActionFacts[]) => Action[],
): ActionGroup[] {
  return groups.map((group) => ({
    ...group,
    title: titleOf(group, groups.length),
    actions: wordsFor(group.actions),
  }));
}

/** "Pull Request" of an object, written as entities are. */
function titleOf({ entity, object }: ActionGroupFacts, groups: number): string {
  if (entity !== null) return entity;
  if (object === null) return findWords(ENGLISH).say(groups === 1 ? 'group.all' : 'group.other');
  return object
    .split(' ')
    .map((word) => capitalise(SPELLING.get(word) ?? word))
    .join(' ');
}

function wordAction(action: ActionFacts, properNouns: ReadonlySet<string>): Action {
  return {
    ...action,
    sentence: toVisibleLine(action.told ?? wordSentence({ ...action, name: action.readAs }, properNouns)),
  };
}

function intentOf({ name, entities, popular: [first] }: AppFacts, properNouns: ReadonlySet<string>): string {
  if (first)
    return (
      deedOf(first) ?? toLowerPhrase(withoutShouting(splitWords(plainNameOf(first.readAs))), properNouns)
    );
  const [entity] = entities;
  return entity
    ? `find ${toLowerPhrase(toSingularPhrase([...withoutBrand(splitWords(entity.name), name)]), properNouns)}`
    : `find data in ${name}`;
}

/** "delete order" of "DELETE /orders/{id}": a request is no intent. */
function deedOf({ name, about: [first] }: ActionFacts): string | null {
  if (!isRequest(name) || first === undefined) return null;
  return `${first.verb} ${first.object}`.trim() || null;
}

/** The name without the method of a request and the arguments of GraphQL. */
function plainNameOf(name: string): string {
  return splitMethod(name)?.rest ?? (/\(.*:/.test(name) ? withoutNoise(name) : name);
}
