import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * One process, start to end. Times in ms, memory in MB; `null` where nothing on this machine can tell.
 * @typedef {{ wall: number, cpu: number | null, rss: number | null }} Measurement
 * @typedef {Measurement & { status: number | null, stdout: string, stderr: string }} Run
 * @typedef {{ name: string, wrap: (command: string[]) => string[], read: (wall: number) => Measurement }} Meter
 */

const MB = 1024 * 1024;
/** Variables that would change what is measured: a certificate file alone triples node's start. */
const UNSET = new Set(['NODE_EXTRA_CA_CERTS', 'MEMBRANE_TOKEN', 'GITHUB_ACTIONS']);

/** Runs its arguments after the first; leaves wall s, CPU s and peak RSS bytes of that process in the file named first. */
const PYTHON = `
import resource, subprocess, sys, time
# A python3 that a shell script starts has had children before.
before = resource.getrusage(resource.RUSAGE_CHILDREN)
start = time.perf_counter()
status = subprocess.call(sys.argv[2:])
wall = time.perf_counter() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
unit = 1 if sys.platform == 'darwin' else 1024
open(sys.argv[1], 'w').write(f'{wall} {used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime} {used.ru_maxrss * unit}')
sys.exit(status)
`;

/** The best way that this machine has of seeing a process' CPU time and memory; `file` is where it may leave figures. */
export function findMeter(file) {
  return [python(file), gnuTime(file), wallOnly()].find((meter) => works(meter));
}

/** Runs a command and waits for its end. @returns {Run} */
export function measure(meter, command, cwd) {
  const [program, ...args] = meter.wrap(command);
  const started = performance.now();
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    env: cleanEnv(),
    encoding: 'utf8',
    maxBuffer: 64 * MB,
  });
  const wall = performance.now() - started;
  if (error) throw error;
  return { ...meter.read(wall), status, stdout, stderr };
}

/** The middle value, or the mean of the two middle ones; `null` of nothing or when one is unknown. */
export function median(values) {
  if (values.length === 0 || values.includes(null)) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** @returns {Meter} GNU time; CPU in steps of 10 ms. */
function gnuTime(file) {
  return {
    name: '/usr/bin/time',
    wrap: (command) => ['/usr/bin/time', '-q', '-o', file, '-f', '%U %S %M', ...command],
    read: (wall) => {
      const [user, system, kilobytes] = numbersIn(file);
      return { wall, cpu: (user + system) * 1000, rss: kilobytes / 1024 };
    },
  };
}

/** @returns {Meter} python3, which times the process itself so that its own start does not count. */
function python(file) {
  return {
    name: 'python3 getrusage',
    wrap: (command) => ['python3', '-c', PYTHON, file, ...command],
    read: () => {
      const [wall, cpu, bytes] = numbersIn(file);
      return { wall: wall * 1000, cpu: cpu * 1000, rss: bytes / MB };
    },
  };
}

/** @returns {Meter} */
function wallOnly() {
  return { name: 'wall only', wrap: (command) => command, read: (wall) => ({ wall, cpu: null, rss: null }) };
}

function works(meter) {
  try {
    const { status, rss } = measure(meter, [process.execPath, '-e', '0'], '.');
    return status === 0 && !Number.isNaN(rss);
  } catch {
    return false;
  }
}

function numbersIn(file) {
  return readFileSync(file, 'utf8').trim().split(' ').map(Number);
}

function cleanEnv() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !UNSET.has(name)));
}
