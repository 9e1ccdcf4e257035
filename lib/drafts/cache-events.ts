import { type CacheBinding, keepLive } from "@/lib/realtime/cache-binding";
import { draftsQuery, removeDraft, setDraft } from "./queries";

export function bindDraftEvents(binding: CacheBinding) {
  const { socket, client } = binding;
  socket.on("draft.saved", (draft) => setDraft(client, draft));
  socket.on("draft.deleted", (deleted) => removeDraft(client, deleted));
  keepLive(binding, draftsQuery().queryKey);
}
