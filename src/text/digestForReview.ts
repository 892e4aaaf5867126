import { hash } from 'node:crypto';

/** The digest by which a descriptor's exception names a text that a person has reviewed: eight hex digits. */
export function digestForReview(text: string): string {
  return hash('sha256', text).slice(0, 8);
}
