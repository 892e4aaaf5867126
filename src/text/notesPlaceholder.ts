/** What stands for a descriptor's notes in neutral pages: the renderer writes it, and the rules find the place of the notes by it. */
export const NOTES_PLACEHOLDER = 'Sample notes.';
