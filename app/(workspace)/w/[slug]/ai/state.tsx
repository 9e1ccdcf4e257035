import { QueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { listAiFoldersEndpoint } from "@/lib/ai/folders/endpoints";
import { aiFoldersQuery } from "@/lib/ai/folders/queries";
import { listModelsEndpoint } from "@/lib/ai/models/endpoints";
import { modelsQuery } from "@/lib/ai/models/queries";
import { getAiSessionEndpoint, listAiSessionsEndpoint } from "@/lib/ai/sessions/endpoints";
import { aiChatQuery, aiSessionsQuery } from "@/lib/ai/sessions/queries";
import { FirstState } from "../../../first-state";
import { load } from "../../../load";
import { loadWorkspace } from "../workspace";

type AiStateProps = { slug: string; sessionId: string | null; children: ReactNode };

/** What the pages of AI chats begin with: the lists, and the chat that is open. */
export async function AiState({ slug, sessionId, children }: AiStateProps) {
  const { id: workspaceId } = await loadWorkspace(slug);
  const params = { workspaceId };
  const [sessions, folders, models, chat] = await Promise.all([
    load(listAiSessionsEndpoint, { params, query: { list: "mine", limit: 50 } }),
    load(listAiFoldersEndpoint, { params, query: { limit: 100 } }),
    load(listModelsEndpoint, {}),
    sessionId && load(getAiSessionEndpoint, { params: { aiSessionId: sessionId } }),
  ]);
  const client = new QueryClient();
  client.setQueryData(aiSessionsQuery(workspaceId, { list: "mine" }).queryKey, {
    pages: [sessions],
    pageParams: [null],
  });
  client.setQueryData(aiFoldersQuery(workspaceId).queryKey, folders.items);
  client.setQueryData(modelsQuery().queryKey, models.items);
  if (chat) client.setQueryData(aiChatQuery(chat.session.id).queryKey, chat);
  return <FirstState client={client}>{children}</FirstState>;
}
