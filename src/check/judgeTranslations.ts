import type { Place, Rule, Subject, Verdict } from '../model/rule.ts';
import type { Translation } from '../model/translation.ts';

/** What a rule about the texts of a descriptor says of the translations of these texts. */
export function judgeTranslations(rule: Rule, subject: Subject): Verdict[] {
  return subject.translations.flatMap((translation) =>
    (rule.ofApp?.(inPlaceOf(subject, translation)) ?? []).map((verdict) => ({
      ...verdict,
      place: placeIn(verdict.place, translation),
    })),
  );
}

/** The subject as if its descriptor said what the translation says, and nothing else. */
function inPlaceOf(subject: Subject, { name, summary, description, keywords, notes }: Translation): Subject {
  const { app, descriptor } = subject;
  const told = { summary, description, keywords, notes, name: name ?? descriptor.name };
  const rest = { aliases: [], requests: [], entities: [], describe: {}, pin: [], hide: [], except: {} };
  return {
    ...subject,
    app: { ...app, ...told, actions: [], popular: [], doubts: [] },
    descriptor: { ...descriptor, ...told, ...rest },
    snapshot: { origin: subject.snapshot.origin, actions: [] },
    translations: [],
  };
}

function placeIn(place: Place, { language }: Translation): Place {
  return 'at' in place || 'note' in place ? { ...place, language } : place;
}
