/** A directed graph: for each node the nodes it leads to. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/**
 * Groups of nodes that reach each other (strongly connected components of more than one node, found by Tarjan's
 * algorithm), each sorted. A node that leads to itself is not a group.
 */
export function circlesOf(graph: Graph): string[][] {
  const circles: string[][] = [];
  const indexes = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];

  const visit = (node: string): number => {
    const index = indexes.size;
    indexes.set(node, index);
    lowest.set(node, index);
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      const reached = indexes.has(next) ? (stack.includes(next) ? indexes.get(next)! : index) : visit(next);
      lowest.set(node, Math.min(lowest.get(node)!, reached));
    }
    if (lowest.get(node) === index) {
      const circle = stack.splice(stack.indexOf(node));
      if (circle.length > 1) circles.push(circle.sort());
    }
    return lowest.get(node)!;
  };

  for (const node of graph.keys()) if (!indexes.has(node)) visit(node);
  return circles;
}
