import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { listDraftsContract } from "./contract";
import type { Draft } from "./schema";

/** My drafts, the latest hundred. Live. */
export const draftsQuery = () =>
  queryOptions({
    queryKey: ["drafts"],
    queryFn: async () => (await call(listDraftsContract, { query: { limit: 100 } })).items,
    staleTime: Number.POSITIVE_INFINITY,
  });

type Place = Pick<Draft, "channelId" | "threadId">;

const isAt = (place: Place) => (draft: Draft) =>
  draft.channelId === place.channelId && draft.threadId === place.threadId;

/** A draft as an event carries it: null where it is deleted. */
export function setDraft(client: QueryClient, place: Place, draft: Draft | null) {
  client.setQueryData(draftsQuery().queryKey, (drafts) => {
    const others = drafts?.filter((other) => !isAt(place)(other));
    return others && (draft ? [draft, ...others] : others);
  });
}
