import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** An Office file with some of its parts changed, as someone has it after working on it. Each change has to change something. */
export function editedDeck(
  bytes: Uint8Array,
  change: (edit: (part: string, by: (text: string) => string) => void) => void,
): Uint8Array {
  const files = unzipSync(bytes);
  change((part, by) => {
    const before = strFromU8(files[part]!);
    const after = by(before);
    if (after === before) throw new Error(`nothing changed in ${part}`);
    files[part] = strToU8(after);
  });
  return zipSync(files);
}
