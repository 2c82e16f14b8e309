// Credits points to a participant: from issuance or a program's wallet, as a balance or as a lot.
// A file of its own because two operations credit, adjustBalance and creditParticipant, and both post it here.
import { readAmount } from '../rules/amount.js';
import { requireActive, requireAssetOpen, requireWithinLimit } from '../rules/redemption.js';
import { loadAccount, openAccount, requireRoom, saveAccount, type Account } from './accounts.js';
import { postEntry } from './journal.js';
import { accountLine } from './postings.js';
import {
  enrol,
  isLinked,
  loadAsset,
  loadParticipant,
  loadProgram,
  type AssetRow,
  type ParticipantRow,
  type ProgramRow,
} from './objects.js';
import { dueWith, requireSettled } from './due-lots.js';
import { addLot } from './lots.js';
import type { Tx } from './tx.js';
import { takeFromWallet } from './wallets.js';

export interface Movement {
  readonly participant: ParticipantRow;
  readonly program: ProgramRow;
  readonly asset: AssetRow;
  readonly account: Account;
  readonly amount: bigint;
  readonly description: string;
}

interface MovementRequest {
  readonly program_id: string;
  readonly asset_id: string;
  readonly amount: string;
  readonly description: string;
}

/**
 * Finds what a credit or debit refers to and checks its states and size; refused with the codes of a redemption (D37a).
 *
 * @param request - `amount` must be positive; see requirePositive
 * @throws Refusal not_found, the states of D13, asset_archived, invalid_scale, invalid_request,
 *   max_transaction_amount_exceeded
 */
export function openMovement(tx: Tx, participantId: string, request: MovementRequest): Movement {
  const participant = loadParticipant(tx, participantId);
  const program = loadProgram(tx, request.program_id);
  const asset = loadAsset(tx, request.asset_id);
  const account = loadAccount(tx, participant, asset);
  requireSettled(tx, account, asset.status);
  const limit = asset.max_transaction_amount;
  const facts = {
    programStatus: program.status,
    participantStatus: participant.status,
    assetStatus: asset.status,
    isAssetLinked: isLinked(tx, asset.id, program.id),
    scale: asset.scale,
    maxTransactionAmount: limit === null ? null : BigInt(limit),
  };
  requireActive(facts);
  requireAssetOpen(facts);
  const amount = readAmount(request.amount, asset.scale, 'amount');
  requireWithinLimit(facts, amount);
  return { participant, program, asset, account, amount, description: request.description };
}

interface CreditTerms {
  readonly bucket: 'AVAILABLE' | 'DEFERRED' | 'HELD';
  readonly expiresAt: number | null;
  readonly maturesAt: number | null;
  readonly referenceId: string | null;
  /** `issuance`: minted whatever the asset's policy; `policy`: a PREFUNDED asset draws on the program's wallet. */
  readonly source: 'issuance' | 'policy';
}

export const PLAIN_CREDIT: Omit<CreditTerms, 'bucket' | 'source'> = {
  expiresAt: null,
  maturesAt: null,
  referenceId: null,
};

export interface Credited {
  readonly entryId: string;
  readonly lotId: string | null;
  readonly account: Account;
}

/** @throws Refusal amount_out_of_range, insufficient_balance (the wallet of a PREFUNDED asset is too low) */
export function postCredit(tx: Tx, movement: Movement, terms: CreditTerms): Credited {
  const { participant, program, asset, amount } = movement;
  const isLot = asset.inventory_mode === 'LOT';
  const credited = requireRoom(withCredit(movement.account, terms, amount, isLot));
  const isFunded = asset.issuance_policy === 'PREFUNDED' && terms.source === 'policy';
  if (isFunded) takeFromWallet(tx, { programId: program.id, assetId: asset.id, scale: asset.scale }, amount);

  // From here only a bug can stop it.
  const lotId = isLot ? tx.newId() : null;
  enrol(tx, participant.id, program.id);
  const opened = openAccount(tx, credited, participant, asset);
  const lot =
    lotId === null
      ? {}
      : {
          madeLot: lotId,
          lot: addLot(tx, {
            ...terms,
            accountSeq: opened.seq,
            id: lotId,
            programSeq: program.seq,
            amount,
            status: terms.bucket,
            createdAt: tx.now,
          }),
        };
  const entryId = tx.newId();
  const account = postEntry(tx, {
    id: entryId,
    actionType: 'CREDIT',
    program,
    account: opened,
    scale: asset.scale,
    description: movement.description,
    amount,
    referenceId: terms.referenceId,
    postings: [{ place: terms.bucket, amount, ...lot }, accountLine(isFunded ? 'PROGRAM' : 'SYSTEM_ISSUANCE', -amount)],
  });
  saveAccount(tx, account);
  return { entryId, lotId, account };
}

function withCredit(account: Account, terms: CreditTerms, amount: bigint, isLot: boolean): Account {
  const { bucket } = terms;
  return {
    ...account,
    available: account.available + (bucket === 'AVAILABLE' ? amount : 0n),
    deferred: account.deferred + (bucket === 'DEFERRED' ? amount : 0n),
    held: account.held + (bucket === 'HELD' ? amount : 0n),
    nextDueAt: isLot ? dueWith(account, { status: bucket, ...terms }) : account.nextDueAt,
  };
}
