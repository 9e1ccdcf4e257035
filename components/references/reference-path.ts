import { channelPath } from "@/components/app/paths";
import type { ReferencePlace } from "@/lib/references/schema";

/**
 * Where an object is shown.
 * @param slug the workspace to show it in where it belongs to none: direct and group conversations
 */
export function referencePath({ workspaceSlug, channelId, seq, threadId }: ReferencePlace, slug: string) {
  const path = channelPath(workspaceSlug ?? slug, channelId);
  if (threadId) return `${path}?thread=${threadId}&m=${seq}`;
  return seq === null ? path : `${path}?m=${seq}`;
}
