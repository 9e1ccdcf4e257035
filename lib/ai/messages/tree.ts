/** As much of a message as its place in the tree takes. */
type Node = { id: string; parentId: string | null };

/** The messages from the first one to this one; none where it isn't in the tree. */
export function pathTo<N extends Node>(nodes: readonly N[], leafId: string | null): N[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const path: N[] = [];
  for (let at = leafId; at !== null; ) {
    const node = byId.get(at);
    // A parent is older than its children, so this ends.
    if (!node) break;
    path.push(node);
    at = node.parentId;
  }
  return path.reverse();
}

/** The versions of a message, itself included: those that follow the same one, in the order in which they were made. */
export const versionsOf = <N extends Node>(nodes: readonly N[], { parentId }: Node): N[] =>
  nodes.filter((node) => node.parentId === parentId);

/** The end of the latest branch through a message. */
export function latestUnder(nodes: readonly Node[], id: string): string {
  const latestChild = new Map<string | null, string>();
  for (const node of nodes) latestChild.set(node.parentId, node.id);
  let leaf = id;
  for (let next = latestChild.get(leaf); next; next = latestChild.get(leaf)) leaf = next;
  return leaf;
}
