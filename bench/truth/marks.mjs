/** What the marks of actions say against what the makers of the toolkits publish of them: `truth` is read, write or delete. */

/** @param {{ slug: string, actions: { name: string, truth?: string }[], app: { actions: { name: string, effect: string }[] } }[]} toolkits */
export function markFigures(toolkits) {
  const known = toolkits.flatMap(({ slug, actions, app }) => {
    const marks = new Map(app.actions.map(({ name, effect }) => [name, effect]));
    return actions
      .filter(({ truth }) => truth !== undefined)
      .map(({ name, truth }) => ({ name: `${slug} ${name}`, truth, mark: marks.get(name) }));
  });
  const reads = known.filter(({ truth }) => truth === 'read');
  const deletes = known.filter(({ truth }) => truth === 'delete');
  const hidden = known.filter(({ truth, mark }) => truth !== 'read' && mark === 'read');
  const marked = reads.filter(({ mark }) => mark !== 'read');
  const milder = deletes.filter(({ mark }) => mark === 'write');
  return [
    row(`changes of ${known.length - reads.length} shown as reads`, hidden, hidden.length, 0),
    row(`reads of ${reads.length} that are marked`, marked, marked.length / reads.length, 0.04),
    row(`deletes of ${deletes.length} shown as writes`, milder, milder.length / deletes.length, 1 / 6),
  ];
}

function row(what, found, value, most) {
  return { what, value, most, isMissed: value > most, examples: found.map(({ name }) => name) };
}
