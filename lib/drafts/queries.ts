import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { listDraftsContract } from "./contract";
import type { Draft } from "./schema";

/** How many drafts the browser holds. */
export const MAX_DRAFTS_HELD = 100;

/** My drafts, the latest. Live. */
export const draftsQuery = () =>
  queryOptions({
    queryKey: ["drafts"],
    queryFn: async () => (await call(listDraftsContract, { query: { limit: MAX_DRAFTS_HELD } })).items,
    staleTime: Number.POSITIVE_INFINITY,
  });

type Place = Pick<Draft, "channelId" | "threadId">;

const isAt = (place: Place) => (draft: Draft) =>
  draft.channelId === place.channelId && draft.threadId === place.threadId;

/** Answers and events can come in any order: what is older than what is known changes nothing. */
export function setDraft(client: QueryClient, draft: Draft) {
  client.setQueryData(draftsQuery().queryKey, (drafts) => {
    const known = drafts?.find(isAt(draft));
    if (!drafts || (known && known.revision >= draft.revision)) return drafts;
    return [draft, ...drafts.filter((other) => other !== known)];
  });
}

export function removeDraft(client: QueryClient, deleted: Place & Pick<Draft, "revision">) {
  client.setQueryData(draftsQuery().queryKey, (drafts) =>
    drafts?.filter((draft) => !isAt(deleted)(draft) || draft.revision > deleted.revision),
  );
}
