/**
 * The bytes in a buffer of their own, so that a thread can hand them over: a view would take along what else lies in
 * its buffer, and Node's pool of small buffers may not be handed over at all. Copied only where they are a view.
 */
export function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  // Not `slice`: a Buffer's is another view.
  if (bytes.byteLength !== bytes.buffer.byteLength) return new Uint8Array(bytes);
  return bytes as Uint8Array<ArrayBuffer>;
}
