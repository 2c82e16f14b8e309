// Says of copies that they are copies: where they came from, since when, and what waits on top of them.
import { counted } from '../ui/counted.js';
import { visible } from '../ui/visible.js';
import type { TargetSession } from './session.js';

/** Of a redemption or of a participant's; nothing where there are no copies. @param more - what else is to be known */
export function noteProvenance({ screen, target }: TargetSession, id: string, more = ''): void {
  const found = target.provenance?.(id);
  if (found === undefined) return;
  const { pulledAtMs, source, waiting } = found;
  screen.note(`copied from ${visible(source)} at ${new Date(pulledAtMs).toISOString()}${more}`);
  if (waiting > 0)
    screen.note(
      `${counted(waiting, 'reversal')} in the outbox ${waiting === 1 ? 'is' : 'are'} counted as done, and not sent yet`,
    );
}

/** The same for scripts. */
export function provenanceDocument({ target }: TargetSession, id: string): object {
  const found = target.provenance?.(id);
  if (found === undefined) return {};
  const { pulledAtMs, source, waiting } = found;
  return { copy: { source, pulled_at: new Date(pulledAtMs).toISOString(), waiting } };
}
