// Whether a serial order explains a history. The journal is the order of what changed anything; every answer must be one that
// the model gives at some point between the request's leaving and the answer's coming, and no later request may be told of
// an earlier point than one that was answered before it left.
import type { Call, History } from './history.js';
import { after, type State, tell } from './model.js';

/** Everything that no serial order explains; empty when one does. */
export function judge({ begin, beginSeq, calls, effects, verified }: History): string[] {
  const problems: string[] = verified ? [] : ['verify found something'];
  const states: State[] = [begin];
  const seqs = [beginSeq];
  for (const effect of effects) {
    try {
      states.push(after(states.at(-1) ?? begin, effect));
      seqs.push(effect.seq);
    } catch (error) {
      return [...problems, (error as Error).message];
    }
  }
  /** How many of the effects had happened when the journal was so long. */
  const position = (seq: number): number =>
    Math.max(
      0,
      seqs.findLastIndex((each) => each <= seq),
    );
  return [...problems, ...effectProblems(calls, { seqs, states }), ...answerProblems(calls, { states, position })];
}

interface Order {
  readonly states: readonly State[];
  readonly position: (seq: number) => number;
}

/** A key had at most one effect, which somebody asked for, and not before; what was answered as done is there. */
function effectProblems(
  calls: readonly Call[],
  { seqs, states }: { seqs: readonly number[]; states: readonly State[] },
): string[] {
  const keys = states.at(-1)?.keys ?? new Map<string, never>();
  const problems = keys.size === seqs.length - 1 ? [] : ['a key had more than one effect'];
  const byAsk = new Map<string, Call[]>();
  for (const call of calls) {
    const asked = JSON.stringify(call.ask);
    byAsk.set(asked, [...(byAsk.get(asked) ?? []), call]);
  }
  for (const { ask, seq } of keys.values()) {
    const those = byAsk.get(JSON.stringify(ask)) ?? [];
    if (!those.some(({ from }) => from < seq))
      problems.push(`nobody had asked for entry ${seq}: ${JSON.stringify(ask)}`);
    const done = those.filter(({ told }) => told?.startsWith('20'));
    if (done.filter(({ told }) => told?.startsWith('201')).length > 1)
      problems.push(`${ask.key} was done twice, it was said`);
    if (new Set(done.map(({ text }) => text)).size > 1) problems.push(`${ask.key} was told two stories`);
  }
  return problems;
}

/** What was answered before a request left is no later than its own beginning, so that points never go back. */
function answerProblems(calls: readonly Call[], { states, position }: Order): string[] {
  const problems: string[] = [];
  for (const call of calls) {
    const { ask, told, from, to } = call;
    if (told === undefined) continue;
    // What changed something happened at its own point; everything else sees a state and leaves it as it is.
    const first = position(from);
    const last = position(to);
    let explained = false;
    for (let at = first; at <= last && !explained; at += 1) {
      const state = states[at];
      explained =
        state !== undefined && tell(state, ask) === told && (!told.startsWith('201') || isMadeAt(states, at, call));
    }
    if (!explained) problems.push(`nothing explains "${told}" to ${JSON.stringify(ask)} between ${from} and ${to}`);
  }
  return problems;
}

/** The very next thing that happened is what was asked for. */
function isMadeAt(states: readonly State[], at: number, { ask }: Call): boolean {
  if (ask.do === 'look') return false;
  const made = states[at + 1]?.keys.get(ask.key);
  return made !== undefined && states[at]?.keys.has(ask.key) === false;
}
