const CALLER =
  /^(?:(?:fetch|get|read|retrieve|show|view)[ ._-]?)?(?:(account|agent|bot|customer|employee|member|person|player|profile|user)s?[ ._/-])?(?:me|self|myself|whoami|who[ _-]?am[ _-]?i)(?:[ ._/-](?:fetch|get|read))?$/i;

/** What calls, where a name is about the caller alone: the user of "users.me", `getMe` and "whoami"; `null` for other names. */
export function findCaller(name: string): string | null {
  const found = CALLER.exec(name);
  return found === null ? null : (found[1] ?? 'user').toLowerCase();
}
