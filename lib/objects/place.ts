/** What of a place its address says: where an object is shown, within its channel. */
export type PlaceAddress = {
  /** Missing or null for a conversation outside of workspaces. */
  workspaceSlug?: string | null;
  channelId: string;
  anchor?: Anchor | null;
};

/** A message in its stream, which may be a comment on an object, a block of a document, or an object of the channel's content. */
export type Anchor =
  | { seq: number; threadId: string | null; about?: { type: string; id: string } | null | undefined }
  | { block: string }
  | { type: string; id: string };

/**
 * The address of a place.
 * @param slug the workspace to show it in where it belongs to none: direct and group conversations
 */
export function placePath({ workspaceSlug, channelId, anchor }: PlaceAddress, slug: string): string {
  const path = `/w/${workspaceSlug ?? slug}/c/${channelId}`;
  return anchor ? `${path}?${new URLSearchParams(parametersOf(anchor))}` : path;
}

function parametersOf(anchor: Anchor): Record<string, string> {
  if ("seq" in anchor) {
    const { threadId, seq, about } = anchor;
    if (about) return { [about.type]: about.id, m: String(seq) };
    return { ...(threadId && { thread: threadId }), m: String(seq) };
  }
  return "block" in anchor ? { block: anchor.block } : { [anchor.type]: anchor.id };
}
