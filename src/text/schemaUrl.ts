/** Where a schema of `schemas/` is, for the `$schema` of files that are made. */
export function toSchemaUrl(name: string): string {
  return `https://raw.githubusercontent.com/membranedev/skillpress/main/schemas/${name}.schema.json`;
}
