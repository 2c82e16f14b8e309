// The public entry of the SDK: everything public, nothing else.

export { createScripClient, type Answered, type ScripClient, type ScripClientOptions } from './client.js';
export {
  ApiError,
  type ApiErrorDetails,
  AuthenticationError,
  ConfigurationError,
  ConflictError,
  type NoAnswerDetails,
  NotFoundError,
  OutcomeUnknownError,
  RateLimitError,
  RefusedError,
  ScripError,
  type SentReversal,
  UnreachableError,
  type UnknownOutcomeDetails,
} from './errors.js';
export type { components, operations, paths } from './generated/schema.js';
export {
  isApiError,
  isAuthenticationError,
  isConfigurationError,
  isConflict,
  isNotFound,
  isOutcomeUnknown,
  isRateLimited,
  isRefused,
  isScripError,
  isUnreachable,
} from './errors.js';
export { canonicalRequest, keyOfDigest, keyText, reversalKey, type KeyedFields } from './key.js';
export type { Hooks, RequestEvent, ResponseEvent } from './http/hooks.js';
export { createPace, DOCUMENTED_LIMIT, type Pace, type PaceOptions } from './http/pace.js';
export {
  addAmounts,
  canonicalAmount,
  compareAmounts,
  formatAmount,
  isPlainDecimal,
  multiplyAmount,
  parseAmount,
  subtractAmounts,
} from './money.js';
export type { Listing, Page, Pagination } from './paginate.js';
export {
  redemptionKind,
  remaining,
  type Found,
  type Posted,
  type RedemptionFacts,
  type RedemptionKind,
  type Redemptions,
  type Remaining,
} from './redemptions.js';
export type { CallOptions, DataOf, InputOf, Method, PathOf } from './request.js';
export type { Seams } from './seams.js';
export type { AppInfo } from './config.js';
export type {
  Outgoing,
  Redemption,
  RedemptionFilters,
  Reply,
  Reversal,
  ReversalFilters,
  ReverseRequest,
  Send,
} from './wire.js';
