/** What a file becomes: a new channel in the tree, or the end of one that is there. */
export type ImportTarget =
  | { parentId: string | null; visibility: "WORKSPACE" | "PRIVATE" }
  | { channel: { id: string; name: string } };

export type ImportProps = { target: ImportTarget; onClose: () => void };
