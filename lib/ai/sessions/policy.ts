import { can, type WorkspaceRole } from "@/lib/permissions";
import { MADE_TITLE } from "./limits";

export type AiAction = "read" | "write" | "share" | "unshare";

/**
 * What a member of its workspace may do with a chat. A private one is its owner's alone, whatever the others' role; a
 * shared one is read like a channel of the workspace, so not by guests, who don't share either. Whoever manages AI in the
 * workspace ends the sharing of any, also of one whose owner has left.
 */
export function mayInChat(
  { isOwner, role, visibility }: { isOwner: boolean; role: WorkspaceRole; visibility: string },
  action: AiAction,
): boolean {
  if (isOwner) return action !== "share" || role !== "GUEST";
  if (visibility !== "WORKSPACE" || role === "GUEST") return false;
  return action === "read" || (action === "unshare" && can(role, "ai.manage"));
}

/** The title of a chat that has none: the first line of its first question, cut between words. */
export function titleOf(question: string): string {
  const line = question.trim().split("\n", 1)[0]!.replace(/\s+/g, " ").trim();
  if (line.length <= MADE_TITLE) return line;
  const cut = line
    .slice(0, MADE_TITLE)
    .toWellFormed()
    .replace(/\uFFFD$/, "");
  const space = cut.lastIndexOf(" ");
  return `${(space > MADE_TITLE / 2 ? cut.slice(0, space) : cut).replace(/[\s,.;:–-]+$/, "")}…`;
}
