import { QueryClient, type QueryKey } from "@tanstack/react-query";
import { expect } from "vitest";
import { bindEvents } from "@/lib/composition/cache-events";
import type { BindCacheEvents } from "@/lib/realtime/cache-binding";
import { announcedBy } from "./notifications";

/** A part of what a page holds: its key, and what the server answers for it now. */
export type Held = readonly [key: QueryKey, read: () => Promise<unknown>];

type Verified = {
  /** Who looks at the page, and the rooms that their socket is in. */
  viewer: { id: string; rooms: readonly string[] };
  held: readonly Held[];
  /** What may be read again, where its event doesn't carry what it needs. All else the events themselves change. */
  mayInvalidate?: readonly QueryKey[];
  /** The handlers that its views have bound, beside those of every page. */
  views?: readonly BindCacheEvents[];
};

/**
 * Proves that events keep a page true: fills a cache, applies the events of `work` to it as the browser does, and
 * compares it with what the server answers then. What an event only invalidates is read again and so can't
 * differ, which is for few keys.
 * @returns the names of the events that reached the page
 */
export async function verifyCache(
  { viewer, held, mayInvalidate = [], views = [] }: Verified,
  work: () => Promise<unknown>,
) {
  const client = new QueryClient();
  for (const [key, read] of held) client.setQueryData(key, await read());
  const handlers: [event: string, handler: (data: never) => void][] = [];
  const on = (event: string, handler: (data: never) => void) => void handlers.push([event, handler]);
  const binding = { socket: { on }, client, userId: viewer.id, live: new Set() };
  bindEvents(binding, { onSessionEnded: () => {}, onAccessLost: () => {} });
  for (const bind of views) bind(binding);

  const events = (await announcedBy(work)).filter(
    ({ event, room, except = [] }) =>
      event &&
      [room].flat().some((name) => viewer.rooms.includes(String(name))) &&
      ![except].flat().some((name) => viewer.rooms.includes(String(name))),
  );
  for (const { event, data } of events)
    for (const [of, handler] of handlers) if (of === event) handler(data as never);

  for (const [key, read] of held) {
    if (client.getQueryState(key)?.isInvalidated) {
      expect(mayInvalidate, "what is read again").toContainEqual(key);
      continue;
    }
    expect(client.getQueryData(key), `${JSON.stringify(key)} after the events`).toEqual(await read());
  }
  return events.map(({ event }) => String(event));
}
