"use client";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { bindAiImageEvents } from "@/lib/ai/images/cache-events";
import { createAiImageContract, deleteAiImageContract } from "@/lib/ai/images/contract";
import { aiImageQuery, aiImagesQuery } from "@/lib/ai/images/queries";
import type { Style } from "@/lib/ai/models/images/styles";
import { stopRunContract } from "@/lib/ai/runs/contract";
import { call } from "@/lib/http/client";
import { useCacheEvents } from "@/lib/realtime/client";
import { useNonce } from "../use-nonce";

export type Wanted = {
  prompt: string;
  modelId: string;
  size: string;
  quality?: string | undefined;
  style?: Style | undefined;
  count: number;
  sourceFileId?: string | undefined;
};

/** My requests for pictures, and the one that is shown: the one that is being made, until another is chosen. */
export function useImages() {
  useCacheEvents(bindAiImageEvents);
  const client = useQueryClient();
  const { id: workspaceId } = useWorkspaceIds();
  const list = useInfiniteQuery(aiImagesQuery(workspaceId));
  const all = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const [shownId, choose] = useState<string | null>(null);
  const running = all.find(({ finish }) => !finish);
  // It stays when it is ready.
  if (shownId === null && running) choose(running.id);
  const { data: known } = useQuery({ ...aiImageQuery(shownId ?? ""), enabled: shownId !== null });
  const shown = (shownId && (known ?? all.find(({ id }) => id === shownId))) || null;
  const nonces = useNonce();

  /** A request that failed on its way is the same one when it is sent again. */
  async function create(wanted: Wanted): Promise<void> {
    const image = await call(createAiImageContract, {
      params: { workspaceId },
      body: { ...wanted, nonce: nonces.of(workspaceId, wanted) },
    });
    client.setQueryData(aiImageQuery(image.id).queryKey, (now) => now ?? image);
    choose(image.id);
    nonces.done();
  }

  return {
    list,
    all,
    shown,
    choose,
    create,
    stop: (runId: string) => call(stopRunContract, { params: { runId } }),
    remove: async (id: string) => {
      await call(deleteAiImageContract, { params: { aiImageId: id } });
      if (shownId === id) choose(null);
    },
  };
}

export type Images = ReturnType<typeof useImages>;
