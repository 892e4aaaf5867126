/** What stands behind the app's folder in the context of a PO entry. */
export const PO_CONTEXT = {
  name: 'name',
  summary: 'summary',
  /** The descriptor's own. */
  description: 'description',
  /** The same where the descriptor has none. */
  trigger: 'trigger',
  /** With its place in the list behind it. */
  keyword: 'keyword',
  notes: 'notes',
} as const;
