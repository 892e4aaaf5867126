/** The fields that a PO entry may translate. The context of an entry is the app's folder and its field: `slack/summary`. */
export const PO_CONTEXT = {
  name: 'name',
  summary: 'summary',
  /** The description that the descriptor has. */
  description: 'description',
  /** The description of an app whose descriptor has none: its English text is the summary. */
  trigger: 'trigger',
  /** Its place in the list follows: `slack/keyword/0`. */
  keyword: 'keyword',
  notes: 'notes',
} as const;
