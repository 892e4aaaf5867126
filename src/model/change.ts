import type { Effect } from './effect.ts';

/** What happened to an input of an action. */
export type InputKind =
  | 'input-removed'
  /** New, and to be given. */
  | 'input-needed'
  /** New, and may be left out. */
  | 'input-added'
  /** Could be left out before. */
  | 'input-now-required'
  | 'input-now-optional'
  | 'input-type'
  | 'input-values';

/** What happened to an action as a whole. */
export type ActionKind =
  | 'action-removed'
  | 'action-added'
  | 'action-reworded'
  /** The page did not tell the inputs, and now does. */
  | 'inputs-told'
  | 'inputs-untold'
  | 'inputs-reworded';

/** What happened to something that an app has one of. */
export type AppKind =
  | 'actions-reordered'
  | 'summary'
  | 'description'
  | 'notes-added'
  | 'notes-removed'
  | 'notes-reworded'
  | 'icon-changed'
  | 'icon-removed';

/** One difference between two releases. `action` is what the page called it: its key, else its name. */
export type Change =
  | { readonly kind: InputKind; readonly action: string; readonly input: string }
  | { readonly kind: ActionKind; readonly action: string }
  /** Another key: what the page called it is gone. */
  | { readonly kind: 'action-renamed'; readonly action: string; readonly to: string }
  /** The same key under another name, or a key where there was none. */
  | { readonly kind: 'action-name'; readonly action: string; readonly to: string }
  | { readonly kind: 'action-effect'; readonly action: string; readonly to: Effect }
  | { readonly kind: 'entity-removed' | 'entity-added'; readonly entity: string }
  | { readonly kind: 'app-name'; readonly from: string; readonly to: string }
  | { readonly kind: 'homepage' | 'cli'; readonly to: string }
  | { readonly kind: 'docs'; readonly to: string | null }
  | { readonly kind: AppKind };
