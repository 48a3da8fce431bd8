/**
 * How a message travels through a pipe: the length of its JSON and the length of its bytes, each in four bytes, then
 * the two themselves. Bytes go as they are, because a million numbers are slow to write and to parse as text.
 */

type Framed = object & { bytes?: Uint8Array };

const HEAD = 8;

export function toFrame({ bytes = new Uint8Array(), ...said }: Framed): Buffer {
  const json = Buffer.from(JSON.stringify(said));
  const head = Buffer.alloc(HEAD);
  head.writeUInt32LE(json.length, 0);
  head.writeUInt32LE(bytes.length, 4);
  return Buffer.concat([head, json, bytes]);
}

/** Puts the messages together again, however the pipe has cut them. */
export function toFrameReader(take: (message: object) => void): (chunk: Buffer) => void {
  let chunks: Buffer[] = [];
  let held = 0;
  let wanted = HEAD;
  return (chunk) => {
    chunks.push(chunk);
    held += chunk.length;
    if (held < wanted) return;
    let rest = Buffer.concat(chunks);
    for (;;) {
      wanted = rest.length < HEAD ? HEAD : HEAD + rest.readUInt32LE(0) + rest.readUInt32LE(4);
      if (rest.length < wanted) break;
      take(fromFrame(rest.subarray(0, wanted)));
      rest = rest.subarray(wanted);
    }
    chunks = [rest];
    held = rest.length;
  };
}

function fromFrame(frame: Buffer): object {
  const jsonEnd = HEAD + frame.readUInt32LE(0);
  const said = JSON.parse(frame.toString('utf8', HEAD, jsonEnd)) as object;
  // A copy of their own, which begins where numbers may lie.
  return jsonEnd < frame.length ? { ...said, bytes: new Uint8Array(frame.subarray(jsonEnd)) } : said;
}
