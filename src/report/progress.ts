import type { Progress } from '../model/progress.ts';
import { MINUTE_MS } from '../text/time.ts';

/** Shows how far a run is. */
export interface ProgressLine {
  readonly show: (progress: Progress) => void;
  /** Removes what a terminal still shows. */
  readonly end: () => void;
}

/** What `createProgress` is given of the world. */
export interface ProgressOptions {
  readonly terminal: boolean;
  /** Milliseconds of a clock that only moves forward. */
  readonly now: () => number;
  /** Milliseconds since 1970, as the machine believes. */
  readonly wall: () => number;
}

const REDRAW_MS = 80;
/** A stage that has waited so long for an answer says so, and where lines stay, again after a minute. */
const WAITING_MS = 5_000;
const SAID_AGAIN_MS = MINUTE_MS;
/** How often it is looked whether a stage waits. */
const LOOK_MS = 1_000;

/**
 * Progress for people: a line that redraws itself on a terminal, one line a stage elsewhere. A stage that waits for somebody's
 * answers says for whom, and since when.
 */
export function createProgress(
  write: (text: string) => void,
  { terminal, now, wall }: ProgressOptions,
): ProgressLine {
  let drawn = -Infinity;
  let open = false;
  let wait: Wait | null = null;
  let timer: NodeJS.Timeout | undefined;
  const draw = (line: string): void => {
    drawn = now();
    open = true;
    write(`\r\u001B[K${line}`);
  };
  const say = (): void => {
    if (!wait || now() - wait.said < (terminal ? LOOK_MS : SAID_AGAIN_MS) || now() - wait.began < WAITING_MS)
      return;
    wait.said = now();
    const line = wordWait(wait, wall() - (now() - wait.began));
    if (terminal) draw(line);
    else write(`${line}\n`);
  };
  const show = (progress: Progress): void => {
    const { stage, done, total, from } = progress;
    wait = from !== undefined && done < total ? { progress, from, began: now(), said: -Infinity } : null;
    if (wait) timer ??= setInterval(say, LOOK_MS).unref();
    if (!terminal && done === total) write(`${stage}: ${total}\n`);
    if (terminal && (done === total || now() - drawn >= REDRAW_MS)) draw(`${stage} ${done}/${total}`);
  };
  return {
    show,
    end: () => {
      clearInterval(timer);
      timer = undefined;
      wait = null;
      if (open) write('\r\u001B[K');
      open = false;
    },
  };
}

/** A stage that waits for answers; `began` and `said` by the clock that only moves forward. */
interface Wait {
  readonly progress: Progress;
  /** Whose answers. */
  readonly from: string;
  readonly began: number;
  said: number;
}

/** `query 3/10: waiting for Membrane since 04:31:05 UTC`. */
function wordWait({ progress: { stage, done, total }, from }: Wait, since: number): string {
  const time = new Date(since).toISOString().slice(11, 19);
  return `${stage} ${done}/${total}: waiting for ${from} since ${time} UTC`;
}
