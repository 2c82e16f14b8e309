// Where a UTF-8 character ends and which byte breaks it: the decoder of the platform only says that some byte does.

/** Lead bytes with the span in which their second byte must lie; else it is 0x80 to 0xbf. Source: RFC 3629, section 4. */
const SECOND: Readonly<Record<number, readonly [low: number, high: number]>> = {
  0xe0: [0xa0, 0xbf],
  0xed: [0x80, 0x9f],
  0xf0: [0x90, 0xbf],
  0xf4: [0x80, 0x8f],
};

/** How many bytes at the start hold whole characters; a character that the end cuts in two is left for later. */
export function wholeCharacters(bytes: Uint8Array): number {
  for (let at = bytes.length - 1; at >= 0 && at >= bytes.length - 3; at -= 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return at + lengthFrom(byte) > bytes.length ? at : bytes.length;
  }
  return bytes.length;
}

/** Where the first byte stands that begins no whole character, or -1. */
export function firstInvalid(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = characterLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return -1;
}

function characterLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const length = lengthFrom(lead);
  const [low, high] = SECOND[lead] ?? [0x80, 0xbf];
  for (let nth = 1; nth < length; nth += 1) {
    const byte = bytes[at + nth] ?? 0;
    if (byte < (nth === 1 ? low : 0x80) || byte > (nth === 1 ? high : 0xbf)) return 0;
  }
  return length;
}

function lengthFrom(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}
