// The one kind of failure after which a write has certainly not left: the connection never came to be.

/** No connection, or none that was trusted: the certificate is checked before the first byte of a request. */
const CODES = [
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/,
  /^ConnectionRefused$/, // Bun
  /^(CERT|UNABLE_TO)_/, // CERT_HAS_EXPIRED, UNABLE_TO_VERIFY_LEAF_SIGNATURE and their likes
  /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|HOSTNAME_MISMATCH)$/,
  /^ERR_TLS_(CERT_ALTNAME_INVALID|HANDSHAKE_TIMEOUT)$/, // other TLS errors can also come later
  /^ERR_SSL_.*(HANDSHAKE_FAILURE|PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|UNRECOGNIZED_NAME)$/,
];

const MAX_DEPTH = 8;

/**
 * Whether an error, anywhere in its chain of causes, says that no connection was made. An AggregateError (one error per
 * address tried) says so only when all of its errors do.
 *
 * Linux reports EHOSTUNREACH, ENETUNREACH and ECONNREFUSED also for a connection that dies while an answer is awaited;
 * the failing system call tells the two apart.
 */
export function neverConnected(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth === MAX_DEPTH) return false;
  if ('errors' in error && Array.isArray(error.errors) && error.errors.length > 0) {
    return error.errors.every((inner) => neverConnected(inner, depth + 1));
  }
  if (failedToConnect(error)) return true;
  return 'cause' in error && neverConnected(error.cause, depth + 1);
}

function failedToConnect(error: object): boolean {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const syscall = 'syscall' in error && typeof error.syscall === 'string' ? error.syscall : undefined;
  if (syscall !== undefined) return syscall === 'connect' || syscall === 'getaddrinfo';
  return CODES.some((family) => family.test(code));
}
