/** Data as one JSON document that people can read: two spaces for each level, a line feed at the end. */
export function formatJson(data: object): string {
  return `${JSON.stringify(data, null, 2)}\n`;
}
