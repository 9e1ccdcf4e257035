import { type CacheBinding, keepLive } from "@/lib/realtime/cache-binding";
import { draftsQuery, setDraft } from "./queries";

export function bindDraftEvents(binding: CacheBinding) {
  const { socket, client } = binding;
  socket.on("draft.saved", (draft) => setDraft(client, draft, draft));
  socket.on("draft.deleted", (place) => setDraft(client, place, null));
  keepLive(binding, draftsQuery().queryKey);
}
