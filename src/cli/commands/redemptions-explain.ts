// `scrip redemptions explain`: can it be reversed, how much of it, what stands in the way, what to type next.
import type { Command } from 'commander';
import { carriedFlags } from '../asked.js';
import type { CliContext } from '../context.js';
import { DEMO_REDEMPTION, describedCommand } from './help-text.js';
import { noteProvenance } from './provenance.js';
import { onTarget } from './session.js';

export function explainCommand(ctx: CliContext): Command {
  return describedCommand('explain', {
    summary: 'say whether it can be reversed, how much, and what stands in the way',
    examples: [`redemptions explain ${DEMO_REDEMPTION}`, `redemptions explain ${DEMO_REDEMPTION} --json`],
  })
    .argument('<redemption-id>', 'the redemption in question')
    .action((redemptionId: string, _flags: unknown, command: Command) =>
      onTarget(ctx, command, { changes: false }, async (session) => {
        const { settings, screen, target } = session;
        const [{ explainReversal }, { readDetails }, { explanationDocument, renderExplanation }] = await Promise.all([
          import('../services/explain-reversal.js'),
          import('../services/read-details.js'),
          import('./render-explanation.js'),
        ]);
        const reading = { client: target.client, signal: ctx.interrupted };
        const { data: redemption } = await target.client.redemptions.get(redemptionId, reading);
        const whole = { reason: 'explain', idempotency_key: ctx.newIdempotencyKey() };
        const [details, forecast] = await Promise.all([
          readDetails(reading, redemption),
          target.preview?.(redemptionId, whole),
        ]);
        const explanation = explainReversal(redemption, { details, forecast, nowMs: ctx.nowMs() });
        const carried = carriedFlags(command);
        screen.answer({ mode: settings.mode, ...explanationDocument(explanation, carried) }, () =>
          renderExplanation(explanation, { details, carried, paint: screen.paint, width: screen.width }),
        );
        noteProvenance(session, redemptionId);
      }),
    );
}
