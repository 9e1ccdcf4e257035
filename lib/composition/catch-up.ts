import type { Query, QueryClient } from "@tanstack/react-query";
import { together } from "@/lib/http/client";
import { isTemporary } from "@/lib/http/errors";
import { catchUp, messageKeys } from "@/lib/messages/queries";

/**
 * After a time without events: reads again what is on screen, in one call over the socket. What nobody looks at is read
 * when it is opened.
 * @param live what events keep true, by the first part of its keys
 * @param isRetry reads only what failed the last time
 * @throws where the server couldn't answer some of it
 */
export async function catchUpEverything(
  client: QueryClient,
  live: ReadonlySet<unknown>,
  isRetry = false,
): Promise<void> {
  const isWanted = (query: Query) => live.has(query.queryKey[0]) && (!isRetry || isBehind(query));
  const streams = client.getQueryCache().findAll({ queryKey: messageKeys.streams });
  for (const query of streams.filter((query) => !query.isActive())) client.getQueryCache().remove(query);
  const shown = streams.filter((query) => query.isActive() && (!isRetry || query.state.isInvalidated));
  const results = await together(() =>
    Promise.allSettled([
      client.invalidateQueries({ predicate: isWanted }),
      ...shown.map((query) => catchUpStream(client, query)),
    ]),
  );
  for (const result of results) if (result.status === "rejected") throw result.reason;
  const failed = client.getQueryCache().findAll({ predicate: isBehind, type: "active" })[0];
  if (failed?.state.error) throw failed.state.error;
}

async function catchUpStream(client: QueryClient, { queryKey }: Query): Promise<void> {
  const [, channelId, threadId] = queryKey as [string, string, string | null];
  await catchUp(client, { channelId, threadId }, "start").catch((error) => {
    // A lost channel, for example: the view's own read shows the error. A retry finds other failures by their mark.
    const refetchType = isPassing(error) ? "none" : "active";
    void client.invalidateQueries({ queryKey, exact: true, refetchType });
    if (isPassing(error)) throw error;
  });
}

/** A call that fails on the server's side would keep every tab reading without end. */
const isPassing = (error: unknown) => isTemporary(error) && error.code !== "internal";

const isBehind = ({ state }: Query) => state.isInvalidated && isPassing(state.error);
