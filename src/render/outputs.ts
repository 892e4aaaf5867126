import { actionsReference } from './actionsReference.ts';
import { catalogIndex } from './catalogIndex.ts';
import { changelog } from './changelog.ts';
import { clawhub } from './clawhub.ts';
import { listing } from './listing.ts';
import type { Output } from './output.ts';
import { page } from './page.ts';

/** What `dist/` holds, in the order in which it is made: an output sees what the ones before it made of the same app. */
export const outputs: readonly Output[] = [page, actionsReference, changelog, clawhub, listing, catalogIndex];
