/** Text as GBK bytes. Node decodes GBK but does not encode it, so the encoder is the decoder turned round. */
export function toGbk(text: string): Buffer {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 0x80) bytes.push(code);
    else {
      const pair = table().get(character);
      if (!pair) throw new Error(`GBK has no ${character}`);
      bytes.push(...pair);
    }
  }
  return Buffer.from(bytes);
}

let pairs: Map<string, [number, number]> | undefined;

function table(): Map<string, [number, number]> {
  if (pairs) return pairs;
  pairs = new Map();
  const decoder = new TextDecoder('gbk');
  for (let first = 0x81; first <= 0xfe; first++) {
    for (let second = 0x40; second <= 0xfe; second++) {
      if (second === 0x7f) continue;
      const character = decoder.decode(new Uint8Array([first, second]));
      if ([...character].length === 1 && character !== '\ufffd' && !pairs.has(character))
        pairs.set(character, [first, second]);
    }
  }
  return pairs;
}
