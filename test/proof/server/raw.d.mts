// Types of raw.mjs, for the tests that are TypeScript.
import type { Socket } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

export function open(port: number): {
  readonly socket: Socket;
  readonly seen: { readonly text: string; readonly isClosed: boolean; readonly error: string | undefined };
  readonly closed: Promise<void>;
};
export function exchange(
  port: number,
  bytes: string | Uint8Array,
  how?: { readonly answers?: number; readonly isHead?: boolean; readonly limitMs?: number },
): Promise<RawAnswer[]>;
export function parseAnswers(text: string, isHead?: boolean): RawAnswer[];
export function faultsOf(answer: RawAnswer, isHead?: boolean): string[];
export function requestText(
  method: string,
  target: string,
  headers?: Readonly<Record<string, unknown>>,
  body?: string,
): string;
export function postText(target: string, body: string, headers?: Readonly<Record<string, unknown>>): string;
