import { type DehydratedState, dehydrate, HydrationBoundary, type QueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { KnownTrees } from "@/components/messages/known-trees";
import { messageTrees } from "@/components/messages/message-trees";
import { readSince } from "./load";

/** Starts the browser's cache with what the server has read, and its messages with their Markdown parsed. */
export function FirstState({ client, children }: { client: QueryClient; children: ReactNode }) {
  const state = firstState(client);
  return (
    <HydrationBoundary state={state}>
      <KnownTrees trees={messageTrees(state)}>{children}</KnownTrees>
    </HydrationBoundary>
  );
}

/**
 * The initial state of the browser's cache. It is dated before it was read, so that it doesn't undo an event that
 * arrived meanwhile.
 */
function firstState(client: QueryClient): DehydratedState {
  const { queries, mutations } = dehydrate(client);
  const dataUpdatedAt = readSince();
  return { mutations, queries: queries.map((it) => ({ ...it, state: { ...it.state, dataUpdatedAt } })) };
}
