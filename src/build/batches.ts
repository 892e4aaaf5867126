import { joinBytes, splitApp, type SplitApp } from '../disk/contents.ts';
import { KnownError } from '../errors.ts';
import type { AppSource } from './readFacts.ts';
import type { BuiltApp } from './buildApp.ts';
import type { Catalog } from './catalog.ts';
import { keepApp, type KeptApp } from './keptApp.ts';

/** What a worker opens its project with: plain data. */
export type WorkerSettings = Pick<Catalog, 'recipe' | 'options' | 'folder'>;

/** Apps that a worker is to build. */
export interface Batch {
  readonly sources: readonly AppSource[];
}

/** What a worker made of a batch. */
export interface BuiltBatch {
  readonly kind: 'built';
  readonly apps: readonly SentApp[];
  /** The bytes of all of them, one after the other. */
  readonly bytes: Uint8Array;
}

/** What is kept of an app, and how many of the bytes are its own. */
export interface SentApp extends SplitApp {
  readonly kept: Omit<KeptApp, 'packed'>;
}

/** An error that ends the run. */
export interface FailedBatch {
  readonly kind: 'failed';
  readonly message: string;
  readonly stack: string | undefined;
  /** `null`: a bug. */
  readonly known: { readonly exitCode: number; readonly hint: string | undefined } | null;
  /** A system call failed. */
  readonly syscall: string | undefined;
}

/** Puts built apps into one message, each with what it was built from. */
export function packBatch(built: readonly (readonly [AppSource, BuiltApp])[]): BuiltBatch {
  const pieces: Uint8Array[] = [];
  const apps = built.map(([source, app]): SentApp => {
    const split = splitApp(app.input, app.files);
    pieces.push(...split.pieces);
    return { slug: source.input.slug, kept: keepApp(source, app), sizes: split.sizes };
  });
  return { kind: 'built', apps, bytes: joinBytes(pieces) };
}

/** Puts an error into a message. */
export function packError(error: unknown): FailedBatch {
  const known = error instanceof KnownError ? { exitCode: error.exitCode, hint: error.hint } : null;
  const { message, stack, syscall } = error as Error & { readonly syscall?: string };
  return { kind: 'failed', message, stack, known, syscall };
}

/** The error that a worker met, as this thread would have thrown it. */
export function unpackError({ message, stack, known, syscall }: FailedBatch): Error {
  if (known)
    return new KnownError(known.exitCode, message, known.hint === undefined ? {} : { hint: known.hint });
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return syscall === undefined ? error : Object.assign(error, { syscall });
}
