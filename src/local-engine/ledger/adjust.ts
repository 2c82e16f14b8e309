// A manual credit or debit of a participant's balance, and the sandbox's credit with a lot's dates.
import type { components } from '../../sdk/generated/schema.js';
import { formatAmount } from '../../sdk/money.js';
import { requireAvailable, requirePositive } from '../rules/amount.js';
import type { Draw } from '../rules/allocation.js';
import { Refusal } from '../rules/refusal.js';
import { openAccount, requireRoom, saveAccount, type Account } from './accounts.js';
import { PLAIN_CREDIT, openMovement, postCredit, type Movement } from './credit.js';
import type { Answer } from './tx.js';
import { postEntry } from './journal.js';
import { accountLine, participantLine, type Posting } from './postings.js';
import { spendFromLots } from './lots.js';
import { enrol } from './objects.js';
import { overdraftPaid, settleOverdraft } from './overdraft.js';
import type { Tx } from './tx.js';
import { readTime } from './time.js';
import { returnToWallet } from './wallets.js';
import type { CreditRequest } from '../types.js';

type AdjustRequest = components['schemas']['AdjustBalanceRequest'];
type DebitBucket = 'AVAILABLE' | 'HELD';

/** @throws Refusal invalid_request, and those of {@link openMovement}, insufficient_balance, amount_out_of_range */
export function adjustBalance(tx: Tx, participantId: string, request: AdjustRequest): Answer {
  requirePositive(request.amount, 'amount');
  const bucket = request.bucket ?? 'AVAILABLE';
  const mayOverdraw = request.allow_negative === true;
  if (mayOverdraw && (request.type === 'CREDIT' || bucket === 'HELD')) {
    throw new Refusal('invalid_request', 'allow_negative is for a DEBIT of the AVAILABLE bucket only');
  }
  const movement = openMovement(tx, participantId, request);
  const { entryId, account } =
    request.type === 'CREDIT'
      ? postCredit(tx, movement, { ...PLAIN_CREDIT, bucket, source: 'policy' })
      : postDebit(tx, movement, bucket, mayOverdraw);
  const { scale } = movement.asset;
  const result: components['schemas']['AdjustBalanceResult'] = {
    amount: formatAmount(movement.amount, scale),
    asset_id: movement.asset.id,
    balance: toBalance(account, scale),
    bucket,
    journal_entry_id: entryId,
    message: request.type === 'CREDIT' ? 'Balance credited' : 'Balance debited',
    program_id: movement.program.id,
    type: request.type,
  };
  return { status: 201, body: result };
}

/** A participant's buckets as the API shows them. */
function toBalance(account: Account, scale: number): { available: string; deferred: string; held: string } {
  return {
    available: formatAmount(account.available, scale),
    deferred: formatAmount(account.deferred, scale),
    held: formatAmount(account.held, scale),
  };
}

function postDebit(
  tx: Tx,
  movement: Movement,
  bucket: DebitBucket,
  mayOverdraw: boolean,
): { entryId: string; account: Account } {
  const { participant, program, asset, amount } = movement;
  const isLots = asset.inventory_mode === 'LOT';
  const has = bucket === 'HELD' ? movement.account.held : movement.account.available;
  if (!mayOverdraw) requireAvailable(has, amount, asset.scale, `the ${bucket} balance`);
  const { account: debited, fromLots } = afterDebit(movement.account, bucket, amount, isLots);
  requireRoom(debited);
  const isFunded = asset.issuance_policy === 'PREFUNDED';
  if (isFunded) returnToWallet(tx, { programId: program.id, assetId: asset.id, scale: asset.scale }, amount);

  // From here only a bug can stop it.
  enrol(tx, participant.id, program.id);
  const before = openAccount(tx, movement.account, participant, asset);
  const settled =
    bucket === 'AVAILABLE' ? settleOverdraft(tx, before, { program, scale: asset.scale, isLots }) : before;
  const { draws, openFrom } =
    fromLots === 0n ? { draws: [], openFrom: settled.openFrom } : spendFromLots(tx, settled, bucket, fromLots);
  const entryId = tx.newId();
  const { newestEntry, seq } = postEntry(tx, {
    id: entryId,
    actionType: 'DEBIT',
    program,
    account: settled,
    scale: asset.scale,
    description: movement.description,
    amount,
    postings: [
      ...debitLines(bucket, draws, amount - fromLots),
      accountLine(isFunded ? 'PROGRAM' : 'SYSTEM_ISSUANCE', amount),
    ],
  });
  const account = { ...debited, seq, newestEntry, openFrom };
  saveAccount(tx, account);
  return { entryId, account };
}

/** The account after a debit: lots pay an older overdraft first, then the debit; what they do not reach is overdrawn. */
function afterDebit(
  before: Account,
  bucket: DebitBucket,
  amount: bigint,
  isLots: boolean,
): { account: Account; fromLots: bigint } {
  if (bucket === 'HELD') return { account: { ...before, held: before.held - amount }, fromLots: isLots ? amount : 0n };
  const available = before.available - amount;
  if (!isLots) return { account: { ...before, available }, fromLots: 0n };
  const overdraft = before.overdraft - overdraftPaid(before);
  const inLots = before.available + overdraft;
  const fromLots = inLots < amount ? inLots : amount;
  return { account: { ...before, available, overdraft: overdraft + amount - fromLots }, fromLots };
}

/** One line per lot drawn; what no lot covers is a line without a lot: the balance of a SIMPLE asset, or an overdraft. */
function debitLines(bucket: DebitBucket, draws: readonly Draw[], uncovered: bigint): Posting[] {
  const lines = draws.map((draw) => participantLine(bucket, -draw.amount, draw.lotSeq));
  return uncovered === 0n ? lines : [...lines, participantLine(bucket, -uncovered)];
}

/** @throws Refusal as {@link adjustBalance}; invalid_request for an expiry in the past (D40) or dates on a SIMPLE asset */
export function creditParticipant(tx: Tx, request: CreditRequest): Answer {
  requirePositive(request.amount, 'amount');
  const expiresAt = request.expires_at === undefined ? null : readTime(request.expires_at, 'expires_at');
  const maturesAt = request.matures_at === undefined ? null : readTime(request.matures_at, 'matures_at');
  if (expiresAt !== null && expiresAt <= tx.now) {
    throw new Refusal('invalid_request', 'expires_at must be in the future: a credit cannot expire in the past');
  }
  const movement = openMovement(tx, request.participant_id, request);
  if (movement.asset.inventory_mode === 'SIMPLE' && (expiresAt !== null || maturesAt !== null)) {
    throw new Refusal('invalid_request', 'expires_at and matures_at are for LOT assets; this one is SIMPLE');
  }
  const isDeferred = maturesAt !== null && maturesAt > tx.now;
  const { entryId, lotId } = postCredit(tx, movement, {
    bucket: isDeferred ? 'DEFERRED' : 'AVAILABLE',
    expiresAt,
    maturesAt,
    referenceId: request.reference_id ?? null,
    source: 'issuance',
  });
  return { status: 201, body: { journal_entry_id: entryId, ...(lotId !== null && { lot_id: lotId }) } };
}
