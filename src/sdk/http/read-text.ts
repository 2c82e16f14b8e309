// Reads the body of an answer, with an end.

/** The largest answer that is read: 16 MiB, far above a full page of anything. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;

/**
 * The whole body as text; empty when there is none.
 *
 * @throws what the connection threw in mid body, or an Error for an answer over 16 MiB
 */
export async function readText(response: Response): Promise<string> {
  if (response.body === null) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.byteLength;
    if (length > MAX_BODY_BYTES) {
      // Not awaited: a stream that will not end may also not stop.
      reader.cancel().catch(() => undefined);
      throw new Error(`the answer is longer than ${MAX_BODY_BYTES} bytes`);
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}
