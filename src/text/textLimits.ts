/** The most characters of what a descriptor says; of a description the Agent Skills specification takes no more. */
export const LONGEST_IN_DESCRIPTOR = {
  name: 60,
  summary: 300,
  description: 1024,
  keyword: 48,
  entity: 60,
} as const;

/** The most characters of what a snapshot says of an action; Membrane's own values are shorter. */
export const LONGEST_IN_SNAPSHOT = { id: 200, key: 200, name: 300, description: 5000 } as const;
