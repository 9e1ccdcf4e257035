import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { getAiImageContract, listAiImagesContract, listImageModelsContract } from "./contract";

/** What the keys of several queries begin with. */
export const aiImageKeys = { images: ["ai-images"], lists: ["ai-image-lists"] } as const;

/** Admins change them without an event; a request to a model that is gone is told so. */
export const imageModelsQuery = () =>
  queryOptions({
    queryKey: ["ai-image-models"],
    queryFn: async () => (await call(listImageModelsContract)).items,
    staleTime: 60_000,
  });

/** A request of mine with its pictures. Live. */
export const aiImageQuery = (id: string) =>
  queryOptions({
    queryKey: [...aiImageKeys.images, id],
    queryFn: () => call(getAiImageContract, { params: { aiImageId: id } }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** My requests in a workspace, the newest first. Live. */
export const aiImagesQuery = (workspaceId: string) =>
  infiniteQueryOptions({
    queryKey: [...aiImageKeys.lists, workspaceId],
    queryFn: ({ pageParam }) =>
      call(listAiImagesContract, {
        params: { workspaceId },
        query: { limit: 12, ...(pageParam && { cursor: pageParam }) },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: Number.POSITIVE_INFINITY,
  });
