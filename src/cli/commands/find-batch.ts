// The batch that a name means.
import type { GlobalFlags, Settings } from '../config/settings.js';
import { resolveSettings } from '../config/settings.js';
import type { CliContext } from '../context.js';
import { MissingError, UsageError } from '../errors.js';
import type { Journal } from '../journal/journal.js';
import type { AcceptedFile, Batch } from '../journal/types.js';

/** A batch that has had a file. */
export type RunnableBatch = Batch & { readonly file: AcceptedFile };

/**
 * Batches are told apart by where they belong too; a name alone is enough while only one has it.
 *
 * @throws MissingError; UsageError when several have the name
 */
export function findBatch(ctx: CliContext, flags: GlobalFlags, journal: Journal, name: string): RunnableBatch {
  const all = journal.batches(name).filter((batch): batch is RunnableBatch => batch.file !== undefined);
  if (all.length === 0) {
    throw new MissingError('batch_not_found', `there is no batch ${name}`, 'scrip batches list shows which there are');
  }
  const mode = flags.mode ?? given(ctx.env.SCRIP_MODE);
  const baseUrl = given(ctx.env.SCRIP_BASE_URL);
  const meant = all.filter(
    (batch) =>
      (all.length === 1 || mode === undefined || batch.mode === mode) &&
      (all.length === 1 || baseUrl === undefined || batch.baseUrl === undefined || batch.baseUrl === baseUrl),
  );
  const [batch] = meant;
  if (batch !== undefined && meant.length === 1) return batch;
  const places = all.map(({ environment }) => environment).join(', ');
  throw new UsageError(`there are several batches ${name}: ${places}`, 'say which one with --mode and SCRIP_BASE_URL');
}

/** The settings of a batch: its own mode and base URL, unless the command line says otherwise. */
export async function settingsOf(ctx: CliContext, flags: GlobalFlags, { mode, baseUrl }: Batch): Promise<Settings> {
  const env = { ...ctx.env, SCRIP_BASE_URL: given(ctx.env.SCRIP_BASE_URL) ?? baseUrl };
  const config = await ctx.config.read();
  return resolveSettings({ ...flags, mode: flags.mode ?? given(ctx.env.SCRIP_MODE) ?? mode }, env, config);
}

/** An empty variable counts as one that is not set. */
function given(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
