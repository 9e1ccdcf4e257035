"use client";
import { useQueryClient } from "@tanstack/react-query";
import { Sparkle } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { EmptyState } from "@/components/ui/empty-state";
import { askContract } from "@/lib/ai/messages/contract";
import { createAiSessionContract } from "@/lib/ai/sessions/contract";
import { aiChatPath } from "@/lib/ai/sessions/paths";
import { aiChatQuery } from "@/lib/ai/sessions/queries";
import { call } from "@/lib/http/client";
import { newId } from "@/lib/new-id";
import { AiComposer } from "./ai-composer";
import { ModelPicker, NoModels, useModels } from "./model-picker";

/** Where a chat begins: with its first question. */
export function NewChat() {
  const { id: workspaceId, slug } = useWorkspaceIds();
  const client = useQueryClient();
  const router = useRouter();
  const models = useModels();
  const [modelId, setModelId] = useState<string | null>(null);

  async function send(text: string) {
    const chosen = models.chosen(modelId);
    const session = await call(createAiSessionContract, {
      params: { workspaceId },
      body: { ...(chosen && { modelId: chosen }) },
    });
    const turn = await call(askContract, {
      params: { aiSessionId: session.id },
      body: { parentId: null, text, nonce: newId() },
    });
    const messages = turn.question ? [turn.question, turn.answer] : [turn.answer];
    client.setQueryData(aiChatQuery(session.id).queryKey, {
      session: { ...session, leafId: turn.answer.id },
      instructions: "",
      nodes: messages.map(({ id, parentId, role }) => ({ id, parentId, role })),
      messages,
    });
    router.push(aiChatPath(slug, session.id));
  }

  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
      <EmptyState icon={<Sparkle />} title="Ask a model">
        It answers here. Only you see the chat, unless you share it.
      </EmptyState>
      <div className="mx-auto w-full max-w-[752px] px-4 pb-4 max-md:px-2 max-md:pb-2">
        {models.isNone ? (
          <NoModels />
        ) : (
          <AiComposer draftKey={`new.${workspaceId}`} label="Ask anything" onSend={send}>
            <ModelPicker value={models.chosen(modelId)} onChange={setModelId} />
          </AiComposer>
        )}
      </div>
    </div>
  );
}
