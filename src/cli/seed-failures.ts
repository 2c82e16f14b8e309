// A seed document that the engine would not take, as a failure. Told by its name: the class belongs to the engine.
import type { Failure, FileProblem } from './errors.js';

/** The failure behind a seed error; undefined when it is none. */
export function seedFailure(error: unknown): Failure | undefined {
  if (!(error instanceof Error) || error.name !== 'SeedError' || !('problems' in error)) return undefined;
  const problems = seedProblems(error.problems);
  return { kind: 'usage', code: 'invalid_request', ...seedWords(error.message, problems), problems };
}

/** What is wrong, place by place, as the engine or its answer lists it. */
export function seedProblems(listed: unknown): FileProblem[] {
  if (!Array.isArray(listed)) return [];
  return (listed as { path: string; code: string; message: string }[]).map(({ path, code, message }) => ({
    ...(path !== '' && { path }),
    code,
    message,
  }));
}

/** The first problem is not said twice where they are listed. */
export function seedWords(message: string, problems: readonly FileProblem[]): { message: string; hint: string } {
  const more = /\(and (\d+) more\)$/.exec(message)?.[1];
  const count = parseInt(more ?? '0', 10) + 1;
  const rest = count > problems.length ? `; these are the first ${problems.length}` : '';
  return {
    message: `the seed cannot be used: ${count === 1 ? 'one thing is' : `${count} things are`} wrong with it${rest}`,
    hint: 'nothing was changed; correct the file and run the same command again',
  };
}
