/** A partial that is included: `{{> app}}`, `{{~> a.b~}}`. */
const INCLUDED = /\{\{~?>\s*([^\s~}]+)/g;

/** Names of the given templates and of the partials that they include, and those include; `sourcesOf` returns every text of a name. */
export function reachTemplates(
  names: readonly string[],
  sourcesOf: (name: string) => readonly string[],
): ReadonlySet<string> {
  const reached = new Set(names);
  // What is added in the loop is visited, too.
  for (const name of reached)
    for (const source of sourcesOf(name))
      for (const [, partial = ''] of source.matchAll(INCLUDED)) reached.add(`partials/${partial}`);
  return reached;
}
