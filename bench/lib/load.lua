-- What wrk sends: every request a reversal of another redemption, with a key of its own.
-- Arguments: the first number of this run, how many redemptions there are.
local base, total, sent

function init(args)
  base, total, sent = tonumber(args[1]), tonumber(args[2]), 0
end

function request()
  local n = base + sent
  sent = sent + 1
  -- 7919 shares no factor with the total: all of them come by, here and there in the file, and none twice.
  local path = string.format('/v1/redemptions/00000000-0000-4000-8004-%012x/reverse', (n * 7919) % total)
  local body = string.format('{"reason":"The order was cancelled","idempotency_key":"order-%d-cancelled"}', n)
  local headers = { ['X-API-Key'] = 'sk_sandbox', ['Content-Type'] = 'application/json' }
  return wrk.format('POST', path, headers, body)
end

-- One refusal is enough to know what is wrong.
function response(status, _, body)
  if status > 399 and not told then
    told = true
    io.stderr:write(status, ' ', body, '\n')
  end
end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  if failed > 0 then
    local kinds = 'failed: connect %d, read %d, write %d, status %d, no answer in 60 s %d\n'
    io.stderr:write(kinds:format(errors.connect, errors.read, errors.write, errors.status, errors.timeout))
  end
  local text = '\nRESULT {"requests":%d,"ms":%.3f,"p50":%.3f,"p99":%.3f,"failed":%d}\n'
  local at = function(percent) return latency:percentile(percent) / 1000 end
  io.write(text:format(summary.requests, summary.duration / 1000, at(50), at(99), failed))
end
