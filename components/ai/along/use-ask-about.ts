"use client";
import { useRouter } from "next/navigation";
import { useMe, useWorkspaceIds } from "@/components/app/workspace-context";
import { newAiChatPath } from "@/lib/ai/sessions/paths";
import type { ObjectKey } from "@/lib/objects/types";
import { newChatDraft } from "../ai-draft";
import { addToDraft, keptName } from "./kept";

/** Opens a new AI chat that reads an object along. */
export function useAskAbout() {
  const me = useMe();
  const { id: workspaceId, slug } = useWorkspaceIds();
  const router = useRouter();
  return (object: ObjectKey) => {
    addToDraft(keptName(me.id, newChatDraft(workspaceId)), object);
    router.push(newAiChatPath(slug));
  };
}
