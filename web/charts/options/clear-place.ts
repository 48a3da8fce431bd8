import type { Box } from './marks.ts';

export type Point = readonly [x: number, y: number];

/** Pixels of line that an earlier, better liked candidate may carry before the next one is preferred. */
const PATIENCE = 3;

/**
 * The candidate box that the least of the lines runs through, earlier ones preferred, so that a label in the
 * middle of a picture does not lie on a line. Lines are broken at gaps: each is a run of points.
 *
 * @example clearPlace([boxAbove, boxBelow], [[[0, 10], [100, 10]]]) → the box that y = 10 does not cross
 */
export function clearPlace<T extends Box>(candidates: readonly T[], lines: readonly (readonly Point[])[]): T {
  const costs = candidates.map((box, rank) => {
    let length = rank * PATIENCE;
    for (const line of lines) {
      for (let i = 1; i < line.length; i++) length += lengthInside(line[i - 1]!, line[i]!, box);
    }
    return length;
  });
  return candidates[costs.indexOf(Math.min(...costs))]!;
}

/** Length of a segment's part inside a box, by clipping (Liang–Barsky). */
function lengthInside([x1, y1]: Point, [x2, y2]: Point, box: Box): number {
  let enter = 0;
  let leave = 1;
  const edges: [step: number, room: number][] = [
    [x1 - x2, x1 - box.x],
    [x2 - x1, box.x + box.width - x1],
    [y1 - y2, y1 - box.y],
    [y2 - y1, box.y + box.height - y1],
  ];
  for (const [step, room] of edges) {
    if (step === 0) {
      if (room < 0) return 0;
    } else if (step < 0) enter = Math.max(enter, room / step);
    else leave = Math.min(leave, room / step);
  }
  return enter < leave ? (leave - enter) * Math.hypot(x2 - x1, y2 - y1) : 0;
}
