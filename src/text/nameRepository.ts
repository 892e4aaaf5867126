/** What a bare word of a command line may not have. */
const SPECIAL = /[^\w@%+:,./-]/gu;
const AT_GITHUB = /^https:\/\/github\.com\/([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/;

/** Returns a repository as clients take it on their command lines: `owner/name` of GitHub, else its address. */
export function nameRepository(address: string): string {
  const plain = address.replace(SPECIAL, (char) =>
    [...Buffer.from(char, 'utf8')].map((byte) => `%${byte.toString(16).toUpperCase()}`).join(''),
  );
  return readGitHubName(address) ?? plain;
}

/** Returns the `owner/name` of a repository at GitHub; `null` for any other address. */
export function readGitHubName(address: string): string | null {
  return AT_GITHUB.exec(address)?.[1] ?? null;
}
