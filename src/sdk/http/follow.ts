// Many calls may share one signal, as the rows of a batch do; platforms warn of a leak at the eleventh listener on it.

/** A signal of one call's own, aborted together with the one it follows. */
export interface Followed {
  readonly signal: AbortSignal;
  /** Must be called when the call is over. */
  readonly release: () => void;
}

/** Begins to follow a signal. */
export type Follow = (source: AbortSignal) => Followed;

interface Group {
  readonly members: Set<AbortController>;
  readonly onAbort: () => void;
}

/** A {@link Follow} that has one listener on each signal, and only while calls follow it. */
export function createFollow(): Follow {
  const groups = new WeakMap<AbortSignal, Group>();
  return (source) => {
    const own = new AbortController();
    if (source.aborted) own.abort(source.reason);
    const group = groups.get(source) ?? createGroup(source);
    groups.set(source, group);
    if (group.members.size === 0) source.addEventListener('abort', group.onAbort);
    group.members.add(own);
    const release = (): void => {
      group.members.delete(own);
      if (group.members.size === 0) source.removeEventListener('abort', group.onAbort);
    };
    return { signal: own.signal, release };
  };
}

function createGroup(source: AbortSignal): Group {
  const members = new Set<AbortController>();
  const onAbort = (): void => {
    for (const member of members) member.abort(source.reason);
  };
  return { members, onAbort };
}
