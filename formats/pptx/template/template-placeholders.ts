import type { OpenedPackage } from '../../opc/opc-reader.ts';
import { find, findAll, parseXml, type XmlNode } from '../../xml/xml-tree.ts';
import type { Box } from '../shapes/slide-geometry.ts';

/** A placeholder as a layout or master has it, with its final box. */
export interface FoundPlaceholder {
  type: string;
  index: number | undefined;
  box: Box;
}

/** Which of the master's placeholders one of a layout takes its place from, where it gives none itself. */
const INHERITS: Record<string, string> = { ctrTitle: 'title', subTitle: 'body', obj: 'body' };

/** The placeholders of a part; one without a box takes that of its counterpart in `inherited`. */
export function findPlaceholders(
  opened: OpenedPackage,
  path: string,
  inherited: readonly FoundPlaceholder[],
): FoundPlaceholder[] {
  return findAll(parseXml(opened.text(path)), 'sp').flatMap((shape) => {
    const placeholder = find(shape, 'ph');
    if (!placeholder) return [];
    const { type = 'obj', idx } = placeholder.attributes;
    const like =
      inherited.find((one) => one.type === type) ?? inherited.find((one) => one.type === INHERITS[type]);
    const box = boxOf(shape) ?? like?.box;
    if (!box && inherited.length > 0) return [];
    return [{ type, index: idx === undefined ? undefined : Number(idx), box: box ?? NOWHERE }];
  });
}

const NOWHERE: Box = { x: 0, y: 0, width: 0, height: 0 };

function boxOf(shape: XmlNode): Box | null {
  const place = find(shape, 'xfrm');
  const off = place && find(place, 'off');
  const ext = place && find(place, 'ext');
  if (!off || !ext) return null;
  const numbers = [off.attributes.x, off.attributes.y, ext.attributes.cx, ext.attributes.cy].map(Number);
  if (!numbers.every(Number.isFinite)) return null;
  const [x, y, width, height] = numbers as [number, number, number, number];
  return { x, y, width, height };
}
