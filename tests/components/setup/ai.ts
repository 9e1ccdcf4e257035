import type { AiSession } from "@/lib/ai/sessions/schema";
import { me, newId, WORKSPACE } from "./people";

export const AI_NOW = "2026-11-27T14:00:00.000Z";

/** A private AI chat of one's own. */
export const makeAiSession = (change: Partial<AiSession> = {}): AiSession => ({
  ...{ id: newId(), workspaceId: WORKSPACE.id, owner: { id: me.id, name: me.name, image: null } },
  ...{
    folderId: null,
    title: "",
    modelId: null,
    visibility: "PRIVATE",
    isAsk: false,
    usesWorkspace: false,
    leafId: null,
  },
  ...{ sharedLeafId: null, archivedAt: null, lastMessageAt: AI_NOW, createdAt: AI_NOW, revision: 1 },
  ...change,
});
