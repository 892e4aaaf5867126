import type { Progress } from '../model/progress.ts';

export interface ProgressLine {
  readonly show: (progress: Progress) => void;
  /** Removes what a terminal still shows. */
  readonly end: () => void;
}

const REDRAW_MS = 80;

/** Progress for people: a line that redraws itself on a terminal, one line a stage elsewhere. */
export function createProgress(
  write: (text: string) => void,
  terminal: boolean,
  now: () => number,
): ProgressLine {
  let drawn = -Infinity;
  let open = false;
  const redraw = ({ stage, done, total }: Progress): void => {
    if (done !== total && now() - drawn < REDRAW_MS) return;
    drawn = now();
    open = true;
    write(`\r\u001B[K${stage} ${done}/${total}`);
  };
  const oneLine = ({ stage, done, total }: Progress): void => {
    if (done === total) write(`${stage}: ${total}\n`);
  };
  return {
    show: terminal ? redraw : oneLine,
    end: () => {
      if (open) write('\r\u001B[K');
      open = false;
    },
  };
}
