import type { Nodes, PhrasingContent, Text } from "mdast";

/** Makes each new line within a text a line of its own, as chats show it. */
export function breakLines(node: Nodes): void {
  if (!("children" in node)) return;
  const children: Nodes[] = node.children.flatMap((child): Nodes[] => {
    if (child.type === "text") return linesOf(child);
    breakLines(child);
    return [child];
  });
  node.children = children as typeof node.children;
}

function linesOf(text: Text): PhrasingContent[] {
  const { position } = text;
  return text.value
    .split("\n")
    .flatMap((value, index): PhrasingContent[] => [
      ...(index > 0 ? [{ type: "break", position } as const] : []),
      ...(value ? [{ type: "text", value, position } as const] : []),
    ]);
}
