// The line between a process and the server: it loses, delays and distorts, and the breaks of it that a proof must find.
import type { Host } from '../../../src/cli/context.js';
import type { Process } from './machine.js';
import type { Asked } from './model.js';
import { centsOf, type Server } from './server.js';
import type { Fault } from './steps.js';

export const BREAKS = {
  'old-key': 'a key depends on the machine and the batch, as it once did',
  'no-equal-check': 'the reversals that stand are not seen',
  'settles-doubt': 'what was lost is answered 404, as the API would say it',
  'no-keys': 'the server knows no keys',
  unsaved: 'the server says done, and does nothing',
} as const;

export type Break = keyof typeof BREAKS;

/** One write that left a process. */
export interface Write {
  readonly asked: Asked;
  readonly key: string;
}

export interface LineOptions {
  readonly server: Server;
  readonly nowMs: () => number;
  readonly process: Process;
  readonly machine: number;
  readonly batch: string;
  readonly faults: readonly Fault[];
  readonly broken: Break | undefined;
  /** Waits for its turn among processes at the same time. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
}

export interface Line {
  readonly fetch: Host['fetch'];
  readonly writes: readonly Write[];
}

export function openLine(options: LineOptions): Line {
  const { server, nowMs, process, faults } = options;
  const writes: Write[] = [];
  let reads = 0;
  const dated = (answer: Response): Response => {
    answer.headers.set('Date', new Date(nowMs()).toUTCString());
    return answer;
  };
  const send: Host['fetch'] = async (request) => {
    if (process.isDead) throw lost();
    if (request.method === 'GET') {
      reads += 1;
      process.isDead = faults.some(({ at, kind }) => kind === 'killRead' && at === reads);
      if (process.isDead) throw lost();
      return dated(await hiding(options, await server.read(request)));
    }
    const write = await readWrite(request.clone());
    writes.push(write);
    const at = writes.length;
    const fault = faults.find((each) => each.kind !== 'killRead' && at >= each.at && at < each.at + each.span);
    if (fault === undefined) return dated(await deliver(options, request, write, at));
    return dated(await fail(options, fault, () => deliver(options, request, write, at)));
  };
  return {
    writes,
    fetch: (request) => options.inTurn(() => send(request)),
  };
}

async function fail(
  { broken, process }: LineOptions,
  fault: Fault,
  deliver: () => Promise<Response>,
): Promise<Response> {
  const { kind } = fault;
  if (kind === 'refuse') throw refused();
  if (kind === 'limit429') return json(429, 'rate_limit_exceeded', { 'Retry-After': '1' });
  if (fault.isDone || kind === 'progress409') await deliver();
  if (kind === 'kill') process.isDead = true;
  if (broken === 'settles-doubt' && kind === 'drop') return json(404, 'not_found');
  if (kind === 'kill' || kind === 'drop') throw lost();
  if (kind === 'json500') return json(500, 'internal_error');
  if (kind === 'progress409') return json(409, 'idempotency_in_progress');
  const html = `<html><body><h1>${kind.slice(4)}</h1></body></html>`;
  return new Response(html, { status: parseInt(kind.slice(4), 10), headers: { 'Content-Type': 'text/html' } });
}

async function deliver(
  { server, machine, batch, broken }: LineOptions,
  request: Request,
  write: Write,
  at: number,
): Promise<Response> {
  const { asked, key } = write;
  if (broken === 'old-key') return server.reverse(request, asked, `${key}-${machine}-${batch}`, machine);
  if (broken === 'no-keys')
    return server.reverse(request, asked, `${key}-${machine}-${server.payments.length}-${at}`, machine);
  if (broken !== 'unsaved') return server.reverse(request, asked, key, machine);
  const { amount = '1.00', quantity, reason } = (await request.json()) as Record<string, string>;
  const id = `99999999-0000-4000-8000-${String(at).padStart(12, '0')}`;
  const reversal = { id, redemption_id: request.url.split('/').at(-2), journal_entry_id: id, amount, quantity, reason };
  return Response.json({ ...reversal, created_at: '2026-01-01T00:00:00Z' }, { status: 201 });
}

/** Reads as they are, or as if nothing was reversed. */
async function hiding({ broken }: LineOptions, answer: Response): Promise<Response> {
  if (broken !== 'no-equal-check') return answer;
  const body = (await answer.json()) as { reversed_amount?: string; data?: { redemption_id?: string }[] };
  if (body.reversed_amount !== undefined) body.reversed_amount = '0.00';
  if (body.data?.[0]?.redemption_id !== undefined) body.data = [];
  return Response.json(body, { status: answer.status });
}

async function readWrite(request: Request): Promise<Write> {
  const body = (await request.json()) as {
    reason: string;
    idempotency_key: string;
    amount?: string;
    quantity?: number;
  };
  const key = body.idempotency_key;
  const asked = {
    redemption: parseInt(request.url.split('/').at(-2)?.slice(-12) ?? '', 10),
    reason: body.reason,
    ...(body.amount !== undefined && { cents: centsOf(body.amount) }),
    ...(body.quantity !== undefined && { units: body.quantity }),
    ...(key.startsWith('own-') && { ownKey: key }),
  };
  return { asked, key };
}

function json(status: number, code: string, headers: Record<string, string> = {}): Response {
  return Response.json({ code, message: `the server says ${code}` }, { status, headers });
}

function lost(): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error('read'), { code: 'ECONNRESET' }) });
}

function refused(): TypeError {
  const cause = Object.assign(new Error('connect'), { code: 'ECONNREFUSED', syscall: 'connect' });
  return new TypeError('fetch failed', { cause });
}
