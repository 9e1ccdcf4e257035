"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { showError } from "@/components/ui/show-error";
import { copyAiSessionContract } from "@/lib/ai/sessions/contract";
import { aiChatPath } from "@/lib/ai/sessions/paths";
import type { AiSession } from "@/lib/ai/sessions/schema";
import { call } from "@/lib/http/client";
import { useNonce } from "./use-nonce";

/** Copies the branch of a chat that is open into a chat of one's own, and opens that. */
export function useCopyChat({ id, leafId }: Pick<AiSession, "id" | "leafId">) {
  const router = useRouter();
  const { slug } = useWorkspaceIds();
  const copied = useNonce();
  const [isBusy, setBusy] = useState(false);
  async function copy() {
    if (!leafId || isBusy) return;
    setBusy(true);
    try {
      const body = { leafId, sessionId: copied.of(id, leafId) };
      const made = await call(copyAiSessionContract, { params: { aiSessionId: id }, body });
      copied.done();
      router.push(aiChatPath(slug, made.id));
    } catch (error) {
      setBusy(false);
      showError(error);
    }
  }
  return { isBusy, copy: () => void copy() };
}
