// Generated from the contract by `npm run generate`. Never edited, formatted or linted.
export const FAULT_PACKS = {
  "commit-then-drop": "done; then the connection is closed without an answer",
  "drop-before-commit": "not done; the connection is closed without an answer",
  "http-429": "not done; answered 429 with Retry-After: 1",
  "http-500-before": "not done; answered 500",
  "http-500-after": "done; answered 500",
  "slow": "done at once; answered after 2 seconds, or the delay set",
  "truncated-body": "done; half of the answer, then the connection is closed",
  "malformed-json": "done; its status, and a whole body that is not JSON"
} as const;
