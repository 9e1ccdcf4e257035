import { queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { listEmojiContract } from "./contract";

/** What the keys of several queries begin with. */
export const emojiKeys = { own: ["emoji"], search: ["emoji-search"] } as const;

/** A workspace's own emoji. Live: `emoji.changed` asks again. */
export const emojiQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [...emojiKeys.own, workspaceId],
    queryFn: async () => (await call(listEmojiContract, { params: { workspaceId } })).items,
    staleTime: Number.POSITIVE_INFINITY,
  });
