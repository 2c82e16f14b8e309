// Generated from the contract by `npm run generate`. Never edited, formatted or linted.
import type { ContractOperation, ValidateFunction } from '../request.js';
import * as validators from './validators.js';

export const operations: readonly ContractOperation[] = [
  { ...{"operationId":"getRedemption","method":"GET","path":"/v1/redemptions/{id}","hasBody":false,"bodyRequired":false,"keepNull":[],"query":[],"integerQuery":[],"booleanQuery":[]} },
  { ...{"operationId":"reverseRedemption","method":"POST","path":"/v1/redemptions/{id}/reverse","hasBody":true,"bodyRequired":true,"keepNull":[],"query":[],"integerQuery":[],"booleanQuery":[]}, validateBody: validators.reverseRedemptionBody as ValidateFunction },
  { ...{"operationId":"listReversals","method":"GET","path":"/v1/redemptions/{id}/reversals","hasBody":false,"bodyRequired":false,"keepNull":[],"query":["limit","cursor"],"integerQuery":["limit"],"booleanQuery":[]}, validateQuery: validators.listReversalsQuery as ValidateFunction },
  { ...{"operationId":"listRedemptions","method":"GET","path":"/v1/participants/{id}/redemptions","hasBody":false,"bodyRequired":false,"keepNull":[],"query":["status","reward_catalog_item_id","from","to","limit","cursor"],"integerQuery":["limit"],"booleanQuery":[]}, validateQuery: validators.listRedemptionsQuery as ValidateFunction },
  { ...{"operationId":"redeemRaw","method":"POST","path":"/v1/participants/{id}/redemptions","hasBody":true,"bodyRequired":true,"keepNull":[],"query":[],"integerQuery":[],"booleanQuery":[]}, validateBody: validators.redeemRawBody as ValidateFunction },
  { ...{"operationId":"redeemItem","method":"POST","path":"/v1/participants/{id}/redemptions/items","hasBody":true,"bodyRequired":true,"keepNull":[],"query":[],"integerQuery":[],"booleanQuery":[]}, validateBody: validators.redeemItemBody as ValidateFunction },
  { ...{"operationId":"listParticipants","method":"GET","path":"/v1/participants","hasBody":false,"bodyRequired":false,"keepNull":[],"query":["external_id","program_id","status","search","from","to","sort_by","sort_dir","limit","cursor"],"integerQuery":["limit"],"booleanQuery":[]}, validateQuery: validators.listParticipantsQuery as ValidateFunction },
  { ...{"operationId":"upsertParticipant","method":"POST","path":"/v1/participants","hasBody":true,"bodyRequired":true,"keepNull":[],"query":[],"integerQuery":[],"booleanQuery":[]}, validateBody: validators.upsertParticipantBody as ValidateFunction },
  { ...{"operationId":"getParticipant","method":"GET","path":"/v1/participants/{id}","hasBody":false,"bodyRequired":false,"keepNull":[],"query":[],"integerQuery":[],"booleanQuery":[]} },
  { ...{"operationId":"updateParticipantStatus","method":"PATCH","path":"/v1/participants/{id}/status","hasBody":true,"bodyRequired":true,"keepNull":[],"query":[],"integerQuery":[],"booleanQuery":[]}, validateBody: validators.updateParticipantStatusBody as ValidateFunction },
  { ...{"operationId":"getBalances","method":"GET","path":"/v1/participants/{id}/balances","hasBody":false,"bodyRequired":false,"keepNull":[],"query":["asset_id","limit","cursor"],"integerQuery":["limit"],"booleanQuery":[]}, validateQuery: validators.getBalancesQuery as ValidateFunction },
  { ...{"operationId":"listLots","method":"GET","path":"/v1/participants/{id}/balances/lots","hasBody":false,"bodyRequired":false,"keepNull":[],"query":["asset_id","program_id","status","expires_before","expires_after","reference_id","limit","cursor"],"integerQuery":["limit"],"booleanQuery":[]}, validateQuery: validators.listLotsQuery as ValidateFunction },
  { ...{"operationId":"adjustBalance","method":"POST","path":"/v1/participants/{id}/balances/adjust","hasBody":true,"bodyRequired":true,"keepNull":[],"query":[],"integerQuery":[],"booleanQuery":[]}, validateBody: validators.adjustBalanceBody as ValidateFunction },
  { ...{"operationId":"listHistory","method":"GET","path":"/v1/participants/{id}/activity/history","hasBody":false,"bodyRequired":false,"keepNull":[],"query":["asset_id","bucket","from","to","event_from","event_to","limit","cursor"],"integerQuery":["limit"],"booleanQuery":[]}, validateQuery: validators.listHistoryQuery as ValidateFunction },
  { ...{"operationId":"listRewards","method":"GET","path":"/v1/programs/{programId}/rewards","hasBody":false,"bodyRequired":false,"keepNull":[],"query":["status","include_archived","search","sort_by","sort_dir","limit","cursor"],"integerQuery":["limit"],"booleanQuery":["include_archived"]}, validateQuery: validators.listRewardsQuery as ValidateFunction },
  { ...{"operationId":"createReward","method":"POST","path":"/v1/programs/{programId}/rewards","hasBody":true,"bodyRequired":true,"keepNull":["max_total","max_per_participant","available_from","available_until"],"query":[],"integerQuery":[],"booleanQuery":[]}, validateBody: validators.createRewardBody as ValidateFunction },
  { ...{"operationId":"getReward","method":"GET","path":"/v1/programs/{programId}/rewards/{rewardId}","hasBody":false,"bodyRequired":false,"keepNull":[],"query":[],"integerQuery":[],"booleanQuery":[]} },
  { ...{"operationId":"updateReward","method":"PATCH","path":"/v1/programs/{programId}/rewards/{rewardId}","hasBody":true,"bodyRequired":true,"keepNull":["description","category","max_total","max_per_participant","available_from","available_until","metadata"],"query":[],"integerQuery":[],"booleanQuery":[]}, validateBody: validators.updateRewardBody as ValidateFunction },
  { ...{"operationId":"listAssets","method":"GET","path":"/v1/assets","hasBody":false,"bodyRequired":false,"keepNull":[],"query":["program_id","status","search","limit","cursor"],"integerQuery":["limit"],"booleanQuery":[]}, validateQuery: validators.listAssetsQuery as ValidateFunction },
  { ...{"operationId":"createAsset","method":"POST","path":"/v1/assets","hasBody":true,"bodyRequired":true,"keepNull":["max_transaction_amount"],"query":[],"integerQuery":[],"booleanQuery":[]}, validateBody: validators.createAssetBody as ValidateFunction },
  { ...{"operationId":"getAsset","method":"GET","path":"/v1/assets/{id}","hasBody":false,"bodyRequired":false,"keepNull":[],"query":[],"integerQuery":[],"booleanQuery":[]} },
  { ...{"operationId":"updateAsset","method":"PATCH","path":"/v1/assets/{id}","hasBody":true,"bodyRequired":true,"keepNull":["max_transaction_amount"],"query":[],"integerQuery":[],"booleanQuery":[]}, validateBody: validators.updateAssetBody as ValidateFunction },
  { ...{"operationId":"listPrograms","method":"GET","path":"/v1/programs","hasBody":false,"bodyRequired":false,"keepNull":[],"query":["status","include_archived","search","sort_by","sort_dir","limit","cursor"],"integerQuery":["limit"],"booleanQuery":["include_archived"]}, validateQuery: validators.listProgramsQuery as ValidateFunction },
  { ...{"operationId":"createProgram","method":"POST","path":"/v1/programs","hasBody":true,"bodyRequired":true,"keepNull":[],"query":[],"integerQuery":[],"booleanQuery":[]}, validateBody: validators.createProgramBody as ValidateFunction },
  { ...{"operationId":"getProgram","method":"GET","path":"/v1/programs/{id}","hasBody":false,"bodyRequired":false,"keepNull":[],"query":[],"integerQuery":[],"booleanQuery":[]} },
  { ...{"operationId":"updateProgram","method":"PATCH","path":"/v1/programs/{id}","hasBody":true,"bodyRequired":true,"keepNull":["description"],"query":[],"integerQuery":[],"booleanQuery":[]}, validateBody: validators.updateProgramBody as ValidateFunction },
  { ...{"operationId":"listJournalEntries","method":"GET","path":"/v1/journal-entries","hasBody":false,"bodyRequired":false,"keepNull":[],"query":["program_id","event_id","rule_id","participant_id","external_id","group_id","asset_id","bucket","from","to","min_amount","max_amount","action_type","reference_id","limit","cursor"],"integerQuery":["limit"],"booleanQuery":[]}, validateQuery: validators.listJournalEntriesQuery as ValidateFunction },
  { ...{"operationId":"getJournalEntry","method":"GET","path":"/v1/journal-entries/{id}","hasBody":false,"bodyRequired":false,"keepNull":[],"query":[],"integerQuery":[],"booleanQuery":[]} },
  { ...{"operationId":"getIntegrity","method":"GET","path":"/v1/reports/integrity","hasBody":false,"bodyRequired":false,"keepNull":[],"query":["window"],"integerQuery":["window"],"booleanQuery":[]}, validateQuery: validators.getIntegrityQuery as ValidateFunction },
  { ...{"operationId":"sandboxHealth","method":"GET","path":"/_sandbox/health","hasBody":false,"bodyRequired":false,"keepNull":[],"query":[],"integerQuery":[],"booleanQuery":[]} },
  { ...{"operationId":"sandboxReset","method":"POST","path":"/_sandbox/reset","hasBody":true,"bodyRequired":false,"keepNull":[],"query":[],"integerQuery":[],"booleanQuery":[]}, validateBody: validators.sandboxResetBody as ValidateFunction },
  { ...{"operationId":"getClock","method":"GET","path":"/_sandbox/clock","hasBody":false,"bodyRequired":false,"keepNull":[],"query":[],"integerQuery":[],"booleanQuery":[]} },
  { ...{"operationId":"moveClock","method":"POST","path":"/_sandbox/clock","hasBody":true,"bodyRequired":true,"keepNull":[],"query":[],"integerQuery":[],"booleanQuery":[]}, validateBody: validators.moveClockBody as ValidateFunction },
  { ...{"operationId":"creditParticipant","method":"POST","path":"/_sandbox/credits","hasBody":true,"bodyRequired":true,"keepNull":[],"query":[],"integerQuery":[],"booleanQuery":[]}, validateBody: validators.creditParticipantBody as ValidateFunction },
  { ...{"operationId":"previewRequest","method":"POST","path":"/_sandbox/preview","hasBody":true,"bodyRequired":true,"keepNull":[],"query":[],"integerQuery":[],"booleanQuery":[]}, validateBody: validators.previewRequestBody as ValidateFunction },
  { ...{"operationId":"verifyLedger","method":"GET","path":"/_sandbox/verify","hasBody":false,"bodyRequired":false,"keepNull":[],"query":[],"integerQuery":[],"booleanQuery":[]} },
  { ...{"operationId":"getSettings","method":"GET","path":"/_sandbox/settings","hasBody":false,"bodyRequired":false,"keepNull":[],"query":[],"integerQuery":[],"booleanQuery":[]} },
  { ...{"operationId":"updateSettings","method":"PATCH","path":"/_sandbox/settings","hasBody":true,"bodyRequired":true,"keepNull":[],"query":[],"integerQuery":[],"booleanQuery":[]}, validateBody: validators.updateSettingsBody as ValidateFunction },
  { ...{"operationId":"listFaults","method":"GET","path":"/_sandbox/faults","hasBody":false,"bodyRequired":false,"keepNull":[],"query":[],"integerQuery":[],"booleanQuery":[]} },
  { ...{"operationId":"setFault","method":"POST","path":"/_sandbox/faults","hasBody":true,"bodyRequired":true,"keepNull":[],"query":[],"integerQuery":[],"booleanQuery":[]}, validateBody: validators.setFaultBody as ValidateFunction },
  { ...{"operationId":"clearFaults","method":"DELETE","path":"/_sandbox/faults","hasBody":false,"bodyRequired":false,"keepNull":[],"query":[],"integerQuery":[],"booleanQuery":[]} },
  { ...{"operationId":"listSnapshots","method":"GET","path":"/_sandbox/snapshots","hasBody":false,"bodyRequired":false,"keepNull":[],"query":[],"integerQuery":[],"booleanQuery":[]} },
  { ...{"operationId":"actOnSnapshot","method":"POST","path":"/_sandbox/snapshots","hasBody":true,"bodyRequired":true,"keepNull":[],"query":[],"integerQuery":[],"booleanQuery":[]}, validateBody: validators.actOnSnapshotBody as ValidateFunction },
  { ...{"operationId":"listAllRedemptions","method":"GET","path":"/_sandbox/redemptions","hasBody":false,"bodyRequired":false,"keepNull":[],"query":["participant_id","external_id","status","limit","cursor"],"integerQuery":["limit"],"booleanQuery":[]}, validateQuery: validators.listAllRedemptionsQuery as ValidateFunction },
  { ...{"operationId":"inspectRedemption","method":"GET","path":"/_sandbox/redemptions/{id}","hasBody":false,"bodyRequired":false,"keepNull":[],"query":[],"integerQuery":[],"booleanQuery":[]} },
];

/** Documented, and answered 501. */
export const notServed: readonly { readonly method: string; readonly path: string }[] = [
  {
    "method": "PATCH",
    "path": "/v1/participants/{id}"
  },
  {
    "method": "GET",
    "path": "/v1/participants/{id}/events"
  },
  {
    "method": "POST",
    "path": "/v1/participants/{id}/balances/hold"
  },
  {
    "method": "POST",
    "path": "/v1/participants/{id}/balances/release"
  },
  {
    "method": "POST",
    "path": "/v1/participants/{id}/balances/forfeit"
  },
  {
    "method": "POST",
    "path": "/v1/transfers"
  },
  {
    "method": "POST",
    "path": "/v1/events"
  },
  {
    "method": "POST",
    "path": "/v1/events/batch"
  },
  {
    "method": "POST",
    "path": "/v1/events/{id}/retry"
  },
  {
    "method": "GET",
    "path": "/v1/groups/{id}/balances"
  },
  {
    "method": "POST",
    "path": "/v1/groups/{id}/balances/adjust"
  },
  {
    "method": "POST",
    "path": "/v1/groups/{id}/balances/hold"
  },
  {
    "method": "POST",
    "path": "/v1/groups/{id}/balances/release"
  },
  {
    "method": "POST",
    "path": "/v1/groups/{id}/balances/forfeit"
  },
  {
    "method": "POST",
    "path": "/v1/programs/{id}/assets/{assetId}/fund"
  },
  {
    "method": "POST",
    "path": "/v1/programs/{id}/assets/{assetId}/burn"
  },
  {
    "method": "GET",
    "path": "/v1/programs/{id}/assets"
  },
  {
    "method": "GET",
    "path": "/v1/programs/{id}/history"
  },
  {
    "method": "POST",
    "path": "/v1/webhook-endpoints"
  },
  {
    "method": "GET",
    "path": "/v1/webhook-endpoints"
  },
  {
    "method": "GET",
    "path": "/v1/reports/ledger-summary"
  },
  {
    "method": "GET",
    "path": "/v1/reports/program-activity"
  },
  {
    "method": "GET",
    "path": "/v1/reports/expiration-schedule"
  }
];
