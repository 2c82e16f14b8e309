// Maps each operation of the contract to an operation of the ledger. The fields are already checked against the contract,
// so the casts below only restore their documented types.
import { adjustBalance, creditParticipant } from '../ledger/adjust.js';
import { createAsset, getAsset, listAssets, updateAsset } from '../ledger/assets.js';
import { getBalances, listHistory, listLots } from '../ledger/balances.js';
import { getIntegrity } from '../ledger/journal.js';
import type { Answer } from '../ledger/tx.js';
import { getJournalEntry, listJournalEntries } from '../ledger/journal-lists.js';
import {
  getParticipant,
  listParticipants,
  updateParticipantStatus,
  upsertParticipant,
} from '../ledger/participants.js';
import { createProgram, getProgram, listPrograms, updateProgram } from '../ledger/programs.js';
import { redeemItem, redeemRaw } from '../ledger/redeem.js';
import { getRedemption, listRedemptions, listReversals } from '../ledger/redemptions.js';
import { reverseRedemption } from '../ledger/reverse.js';
import { createReward, getReward, listRewards, updateReward } from '../ledger/rewards.js';
import type { Tx } from '../ledger/tx.js';
import type { Fields } from './request.js';

export interface Call {
  /** Path ids, lower case; absent names read as "". */
  readonly id: (name?: string) => string;
  readonly query: Fields;
  readonly body: Fields;
}

export interface Handler {
  readonly mode: 'read' | 'write';
  readonly run: (tx: Tx, call: Call) => Answer;
}

const read = (run: Handler['run']): Handler => ({ mode: 'read', run });
const write = (run: Handler['run']): Handler => ({ mode: 'write', run });

type Body<F extends (...args: never[]) => unknown> = Parameters<F> extends [...unknown[], infer Last] ? Last : never;

export const HANDLERS: Readonly<Record<string, Handler>> = {
  createProgram: write((tx, call) => createProgram(tx, call.body as Body<typeof createProgram>)),
  listPrograms: read((tx, call) => listPrograms(tx, call.query)),
  getProgram: read((tx, call) => getProgram(tx, call.id())),
  updateProgram: write((tx, call) => updateProgram(tx, call.id(), call.body)),
  createAsset: write((tx, call) => createAsset(tx, call.body as Body<typeof createAsset>)),
  listAssets: read((tx, call) => listAssets(tx, call.query)),
  getAsset: read((tx, call) => getAsset(tx, call.id())),
  updateAsset: write((tx, call) => updateAsset(tx, call.id(), call.body)),
  upsertParticipant: write((tx, call) => upsertParticipant(tx, call.body as Body<typeof upsertParticipant>)),
  listParticipants: read((tx, call) => listParticipants(tx, call.query)),
  getParticipant: read((tx, call) => getParticipant(tx, call.id())),
  updateParticipantStatus: write((tx, call) =>
    updateParticipantStatus(tx, call.id(), call.body as Body<typeof updateParticipantStatus>),
  ),
  getBalances: read((tx, call) => getBalances(tx, call.id(), call.query)),
  listLots: read((tx, call) => listLots(tx, call.id(), call.query as Body<typeof listLots>)),
  listHistory: read((tx, call) => listHistory(tx, call.id(), call.query)),
  adjustBalance: write((tx, call) => adjustBalance(tx, call.id(), call.body as Body<typeof adjustBalance>)),
  createReward: write((tx, call) => createReward(tx, call.id('programId'), call.body as Body<typeof createReward>)),
  listRewards: read((tx, call) => listRewards(tx, call.id('programId'), call.query)),
  getReward: read((tx, call) => getReward(tx, call.id('programId'), call.id('rewardId'))),
  updateReward: write((tx, call) => updateReward(tx, call.id('programId'), call.id('rewardId'), call.body)),
  redeemRaw: write((tx, call) => redeemRaw(tx, call.id(), call.body as Body<typeof redeemRaw>)),
  redeemItem: write((tx, call) => redeemItem(tx, call.id(), call.body as Body<typeof redeemItem>)),
  listRedemptions: read((tx, call) => listRedemptions(tx, call.id(), call.query)),
  getRedemption: read((tx, call) => getRedemption(tx, call.id())),
  reverseRedemption: write((tx, call) => reverseRedemption(tx, call.id(), call.body as Body<typeof reverseRedemption>)),
  listReversals: read((tx, call) => listReversals(tx, call.id(), call.query)),
  listJournalEntries: read((tx, call) => listJournalEntries(tx, call.query)),
  getJournalEntry: read((tx, call) => getJournalEntry(tx, call.id())),
  getIntegrity: read((tx, call) => getIntegrity(tx, call.query)),
  creditParticipant: write((tx, call) => creditParticipant(tx, call.body as Body<typeof creditParticipant>)),
};
