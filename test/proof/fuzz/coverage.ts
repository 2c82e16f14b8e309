// Which code an input reaches: V8's own counters, per stretch of code. The fuzzer keeps inputs that reach a new stretch;
// in the end it tells which lines none did.
import { type Profiler, Session } from 'node:inspector';
import { SourceMap } from 'node:module';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transpile } from './transpile.mjs';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Of each script, which characters of it have run. */
export type Reached = Map<string, Uint8Array>;

export interface Coverage {
  /** What ran since it was last asked. */
  readonly take: () => Reached;
  readonly stop: () => void;
}

export interface FileReport {
  readonly file: string;
  readonly lines: number;
  /** Lines of the source that were never reached. */
  readonly missed: readonly number[];
}

/** Starts to count; to be called before the sources are loaded. */
export function startCoverage(covers: RegExp): Coverage {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return {
    take: () => {
      let result: Profiler.ScriptCoverage[] = [];
      // The session is in this thread: it calls back before post returns.
      session.post('Profiler.takePreciseCoverage', (_error, answer) => ({ result } = answer));
      const ours = result.filter(({ url }) => url.startsWith('file:') && covers.test(pathOf(url)));
      return new Map(ours.map((script) => [script.url, painted(script)]));
    },
    stop: () => {
      session.disconnect();
    },
  };
}

/** How much of it was not known to run, and is known from now on if it is to be kept. */
export function fresh(known: Reached, ran: Reached, isKept = true): number {
  let count = 0;
  for (const [url, now] of ran) {
    const all = grown(known.get(url), now.length);
    // A plain loop: it looks at a million characters after every round.
    for (let at = 0; at < now.length; at += 1) {
      if (now[at] === 0 || all[at] === 1) continue;
      count += 1;
      if (isKept) all[at] = 1;
    }
    known.set(url, all);
  }
  return count;
}

/** Per file, which lines ran and which never did. */
export function reportOn(known: Reached): FileReport[] {
  return [...known].map(([url, ran]) => reportOf(url, ran)).sort((a, b) => (a.file < b.file ? -1 : 1));
}

const pathOf = (url: string): string => relative(ROOT, fileURLToPath(url));

/** Inner ranges come behind the outer ones and have the last word. */
function painted({ functions }: Profiler.ScriptCoverage): Uint8Array {
  const ranges = functions.flatMap((each) => each.ranges);
  const ran = new Uint8Array(Math.max(0, ...ranges.map(({ endOffset }) => endOffset)));
  for (const { startOffset, endOffset, count } of ranges) ran.fill(count > 0 ? 1 : 0, startOffset, endOffset);
  return ran;
}

function grown(before: Uint8Array | undefined, length: number): Uint8Array {
  if (before !== undefined && before.length >= length) return before;
  const all = new Uint8Array(length);
  all.set(before ?? []);
  return all;
}

function reportOf(url: string, ran: Uint8Array): FileReport {
  const { code, map } = transpile(url);
  const sources = new SourceMap(JSON.parse(map) as ConstructorParameters<typeof SourceMap>[0]);
  const hit = new Set<number>();
  const missed = new Set<number>();
  let offset = 0;
  for (const [line, text] of code.split('\n').entries()) {
    const column = text.search(/\S/);
    const from = column === -1 ? undefined : sources.findEntry(line, column);
    // A closing bracket is no statement.
    if (from !== undefined && 'originalLine' in from && /\w/.test(text)) {
      (ran[offset + column] === 1 ? hit : missed).add((from as { originalLine: number }).originalLine + 1);
    }
    offset += text.length + 1;
  }
  return {
    file: pathOf(url),
    lines: hit.size + [...missed].filter((line) => !hit.has(line)).length,
    missed: [...missed].filter((line) => !hit.has(line)).sort((a, b) => a - b),
  };
}
