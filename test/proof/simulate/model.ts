// What the operators meant, kept by nothing but what they typed: how often each thing was meant at most, and what they
// were told. It shares nothing with the program.

/** What was asked of the server, or by a row. */
export interface Asked {
  readonly redemption: number;
  readonly cents?: number;
  readonly units?: number;
  readonly reason: string;
  /** A key of the operator's own: an intent of its own. */
  readonly ownKey?: string;
}

/** One intent has one name, however it is spelled. */
export function nameOf({ redemption, cents, units, reason, ownKey }: Asked): string {
  const portion = cents !== undefined ? `${cents} cents` : units !== undefined ? `${units} units` : 'all';
  return `#${redemption} ${portion} "${reason.trim().normalize('NFC')}"${ownKey === undefined ? '' : ` ${ownKey}`}`;
}

export interface Model {
  /** It is meant at least so often, in all. @returns takes it back */
  mean(asked: Asked, times: number): () => void;
  /** It is meant so many times more. @returns takes it back */
  meanMore(asked: Asked, times: number): () => void;
  meant(asked: Asked): number;
  /** The machine was told that this reversal stands, and may have written it down. */
  tell(machine: number, id: string, atMs: number, isWritten: boolean): void;
  wasTold(id: string): boolean;
  /** And its journal should still know. */
  hasWritten(machine: number, id: string): boolean;
  /** The journal of the machine lost what it knew of this time. */
  forget(machine: number, sinceMs: number, untilMs: number): void;
  /** Whether the machine's journal should still know what happened there then. */
  remembers(machine: number, atMs: number): boolean;
  /** A new ledger: what was meant of the old one counts for nothing. */
  reset(): void;
}

interface Wish {
  readonly times: number;
  /** On top of what was meant before. */
  readonly isMore: boolean;
}

export function createModel(): Model {
  /** What was meant, in its order; what was taken back is not there any more. */
  const meant = new Map<string, Wish[]>();
  const told = new Map<string, { readonly machine: number; readonly atMs: number; readonly isWritten: boolean }[]>();
  /** Spans of time of which a journal knows nothing. */
  const lost: { machine: number; sinceMs: number; untilMs: number }[] = [];
  const of = (asked: Asked): number =>
    (meant.get(nameOf(asked)) ?? []).reduce(
      (sum, { isMore, times }) => (isMore ? sum + times : Math.max(sum, times)),
      0,
    );
  const wish = (asked: Asked, one: Wish): (() => void) => {
    const wishes = meant.get(nameOf(asked)) ?? [];
    meant.set(nameOf(asked), wishes);
    wishes.push(one);
    return () => {
      if (wishes.includes(one)) wishes.splice(wishes.indexOf(one), 1);
    };
  };
  const remembers = (machine: number, atMs: number): boolean =>
    !lost.some((each) => each.machine === machine && atMs >= each.sinceMs && atMs <= each.untilMs);
  return {
    mean: (asked, times) => wish(asked, { times, isMore: false }),
    meanMore: (asked, times) => wish(asked, { times, isMore: true }),
    meant: of,
    tell: (machine, id, atMs, isWritten) => void told.set(id, [...(told.get(id) ?? []), { machine, atMs, isWritten }]),
    wasTold: (id) => told.has(id),
    hasWritten: (machine, id) =>
      told.get(id)?.some((each) => each.isWritten && each.machine === machine && remembers(machine, each.atMs)) ===
      true,
    forget: (machine, sinceMs, untilMs) => void lost.push({ machine, sinceMs, untilMs }),
    remembers,
    reset: () => {
      meant.clear();
      told.clear();
    },
  };
}
