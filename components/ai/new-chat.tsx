"use client";
import { useQueryClient } from "@tanstack/react-query";
import { Sparkle } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { EmptyState } from "@/components/ui/empty-state";
import { onDemand } from "@/components/ui/on-demand";
import { askContract } from "@/lib/ai/messages/contract";
import { createAiSessionContract } from "@/lib/ai/sessions/contract";
import { aiChatPath } from "@/lib/ai/sessions/paths";
import { aiChatQuery } from "@/lib/ai/sessions/queries";
import type { AiSession } from "@/lib/ai/sessions/schema";
import { call } from "@/lib/http/client";
import { AppError } from "@/lib/http/errors";
import { AiComposer, type Question } from "./ai-composer";
import { newChatDraft } from "./ai-draft";
import { ModelPicker, NoModels, useModels } from "./model-picker";
import { WorkspaceToggle } from "./tools/workspace-toggle";
import { useNonce } from "./use-nonce";

const BudgetNotice = onDemand(() => import("./budget-notice"));

/** Where a chat begins: with its first question. */
export function NewChat() {
  const { id: workspaceId, slug } = useWorkspaceIds();
  const client = useQueryClient();
  const router = useRouter();
  const models = useModels();
  const [modelId, setModelId] = useState<string | null>(null);
  const [usesWorkspace, setUsesWorkspace] = useState(false);
  const [isSending, setSending] = useState(false);
  // Of a try that failed: the next one goes on with it.
  const created = useRef<AiSession | null>(null);
  const newChat = useNonce();
  const asked = useNonce();

  /** Busy until the page is gone, so that nothing is made twice. */
  async function send(question: Question) {
    setSending(true);
    try {
      await ask(question);
    } catch (error) {
      // The chat that it went on with was deleted meanwhile.
      if (error instanceof AppError && error.code === "not_found") {
        created.current = null;
        newChat.done();
      }
      setSending(false);
      throw error;
    }
  }

  async function ask(question: Question) {
    const chosen = models.chosen(modelId);
    const model = { ...(chosen && { modelId: chosen }) };
    created.current ??= await call(createAiSessionContract, {
      params: { workspaceId },
      body: { sessionId: newChat.of(workspaceId), ...model, usesWorkspace },
    });
    const session = created.current;
    const turn = await call(askContract, {
      params: { aiSessionId: session.id },
      body: {
        ...{ parentId: null, ...question, ...model },
        nonce: asked.of(session.id, question),
      },
    });
    const messages = turn.question ? [turn.question, turn.answer] : [turn.answer];
    client.setQueryData(aiChatQuery(session.id).queryKey, {
      session: { ...session, leafId: turn.answer.id },
      instructions: "",
      origin: null,
      nodes: messages.map(({ id, parentId, role }) => ({ id, parentId, role })),
      messages,
    });
    router.push(aiChatPath(slug, session.id));
  }

  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
      <EmptyState icon={<Sparkle />} title="Ask a model">
        It answers here. Only you see the chat.
      </EmptyState>
      <div className="mx-auto w-full max-w-[752px] px-4 pb-4 max-md:px-2 max-md:pb-2">
        {models.isNone ? (
          <NoModels />
        ) : (
          <AiComposer
            draftKey={newChatDraft(workspaceId)}
            label="Ask anything"
            modelId={models.chosen(modelId)}
            onSend={send}
            disabled={isSending}
          >
            <ModelPicker value={models.chosen(modelId)} onChange={setModelId} />
            <WorkspaceToggle isOn={usesWorkspace} onChange={setUsesWorkspace} />
          </AiComposer>
        )}
        {!models.isNone && <BudgetNotice modelId={models.chosen(modelId)} />}
      </div>
    </div>
  );
}
