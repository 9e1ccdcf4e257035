import type { Query, QueryClient } from "@tanstack/react-query";
import { together } from "@/lib/http/client";
import { isTemporary } from "@/lib/http/errors";
import { catchUp, messageKeys } from "@/lib/messages/queries";

/**
 * After a time without events: reads again what is on screen, in one call over the socket. What nobody looks at is read
 * when it is opened.
 * @param live what events keep true, by the first part of its keys
 * @throws where the server couldn't answer some of it
 */
export async function catchUpEverything(client: QueryClient, live: ReadonlySet<unknown>): Promise<void> {
  const isLive = ({ queryKey }: Query) => live.has(queryKey[0]);
  const streams = client.getQueryCache().findAll({ queryKey: messageKeys.streams });
  for (const query of streams.filter((query) => !query.isActive())) client.getQueryCache().remove(query);
  await together(() =>
    Promise.all([
      client.invalidateQueries({ predicate: isLive }),
      ...streams.filter((query) => query.isActive()).map((query) => catchUpStream(client, query)),
    ]),
  );
  const failed = client.getQueryCache().findAll({ predicate: isBehind, type: "active" })[0];
  if (failed?.state.error) throw failed.state.error;
}

async function catchUpStream(client: QueryClient, { queryKey }: Query): Promise<void> {
  const [, channelId, threadId] = queryKey as [string, string, string | null];
  await catchUp(client, { channelId, threadId }, "start").catch((error) => {
    if (isTemporary(error)) throw error;
    // As where one has lost the channel: its own reading tells.
    void client.invalidateQueries({ queryKey, exact: true });
  });
}

const isBehind = ({ state }: Query) => state.isInvalidated && isTemporary(state.error);
