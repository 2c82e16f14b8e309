#!/usr/bin/env bash
# The sandbox for testers in any language. It needs only curl. It starts the sandbox, waits until it answers, makes the
# documented example call, moves the clock, and restores the first state.
#
#   npx scrip --version && SCRIP="npx scrip" examples/sandbox.sh
#
# PORT selects another port than 4010. Everything happens in a folder that is deleted at the end.
set -euo pipefail

scrip=${SCRIP:-scrip}
port=${PORT:-4010}
api=http://127.0.0.1:$port
redemption=550e8400-e29b-41d4-a716-446655440001

SCRIP_HOME=$(mktemp -d)
export SCRIP_HOME
# shellcheck disable=SC2086 # SCRIP may be two words.
$scrip sandbox serve --port "$port" --api-key sk_sandbox --no-rate-limit >"$SCRIP_HOME/server.log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null || true; wait "$server" || true; rm -rf "$SCRIP_HOME"' EXIT

# Fails if the answer is not a success, and shows the answer.
call() {
  curl --silent --show-error --fail-with-body -H 'X-API-Key: sk_sandbox' -H 'Content-Type: application/json' "$@"
  printf '\n'
}

echo '-- wait until it answers'
curl --silent --fail --retry 60 --retry-delay 1 --retry-connrefused -H 'X-API-Key: sk_sandbox' "$api/_sandbox/health" ||
  { cat "$SCRIP_HOME/server.log"; exit 1; }
printf '\n'

echo '-- save this state'
call "$api/_sandbox/snapshots" -d '{"action":"save","name":"clean"}'

echo '-- the documented call: reverse one of two units'
call "$api/v1/redemptions/$redemption/reverse" -d '{
  "reason": "Customer refund request",
  "amount": "500.00",
  "idempotency_key": "reverse-12345",
  "quantity": 1
}'

echo '-- the same key again: the same answer, and nothing is reversed twice'
call "$api/v1/redemptions/$redemption/reverse" -d '{
  "reason": "Customer refund request",
  "amount": "500.00",
  "idempotency_key": "reverse-12345",
  "quantity": 1
}'

echo '-- more than remains is refused'
status=$(curl --silent --output "$SCRIP_HOME/refused.json" --write-out '%{http_code}' \
  -H 'X-API-Key: sk_sandbox' -H 'Content-Type: application/json' \
  "$api/v1/redemptions/$redemption/reverse" -d '{"reason":"Too much","quantity":2}')
printf '%s %s\n' "$status" "$(cat "$SCRIP_HOME/refused.json")"
[ "$status" = 422 ]

echo '-- a year later: lots that were due have expired'
call "$api/_sandbox/clock" -d '{"advance":"P1Y"}'
call "$api/v1/participants/550e8400-e29b-41d4-a716-446655443001/balances"

echo '-- restore the saved state'
call "$api/_sandbox/snapshots" -d '{"action":"restore","name":"clean"}'
call "$api/v1/redemptions/$redemption"

echo '-- check the ledger'
call "$api/_sandbox/verify" | grep '"ok":true' >/dev/null
echo 'the ledger is correct'
