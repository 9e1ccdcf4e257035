import { infiniteQueryOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { listChannelCallsContract, listMyCallsContract, listOpenCallsContract } from "./contract";
import type { Call } from "./schema";

/** What the keys of several queries begin with, to change or invalidate them together. */
export const callKeys = { open: ["open-calls"], logs: ["call-log"] } as const;

/** What became of calls while the list is being read: its answer can be older than that. */
const readings = new Set<Map<string, Call>>();

/** The open calls of all channels that I see. Live. */
export const openCallsQuery = () =>
  queryOptions({
    queryKey: callKeys.open,
    queryFn: readOpenCalls,
    staleTime: Number.POSITIVE_INFINITY,
  });

async function readOpenCalls(): Promise<Call[]> {
  const meanwhile = new Map<string, Call>();
  readings.add(meanwhile);
  try {
    const { items } = await call(listOpenCallsContract);
    return [...meanwhile.values()].reduce(withCall, items);
  } finally {
    readings.delete(meanwhile);
  }
}

/** Puts a state of a call into the list, unless a newer one is there. Events do it, and answers to one's own requests. */
export function receiveCall(client: QueryClient, state: Call): void {
  for (const meanwhile of readings) {
    const known = meanwhile.get(state.id);
    if (!known || known.revision < state.revision) meanwhile.set(state.id, state);
  }
  client.setQueryData(openCallsQuery().queryKey, (calls) => calls && withCall(calls, state));
}

/** In the order of their start; those that have ended aren't in it. */
function withCall(calls: Call[], state: Call): Call[] {
  const known = calls.find(({ id }) => id === state.id);
  if (known && known.revision >= state.revision) return calls;
  const others = calls.filter(({ id }) => id !== state.id);
  if (state.status === "ENDED") return known ? others : calls;
  return known ? calls.map((one) => (one === known ? state : one)) : [...others, state];
}

/** Without those of channels that are lost. */
export function forgetCallsOf(client: QueryClient, channelIds: readonly string[]): void {
  client.setQueryData(openCallsQuery().queryKey, (calls) => {
    const kept = calls?.filter(({ channelId }) => !channelIds.includes(channelId));
    return kept?.length === calls?.length ? calls : kept;
  });
}

/** The calls that I was in or that rang for me, the latest first. Live. */
export const myCallsQuery = () =>
  infiniteQueryOptions({
    queryKey: [...callKeys.logs, "mine"],
    queryFn: ({ pageParam }) =>
      call(listMyCallsContract, { query: { limit: 50, ...(pageParam && { cursor: pageParam }) } }),
    initialPageParam: "",
    getNextPageParam: (last) => last.nextCursor,
  });

/** The calls of a channel that have ended, the latest first. Live. */
export const channelCallsQuery = (channelId: string) =>
  infiniteQueryOptions({
    queryKey: [...callKeys.logs, channelId],
    queryFn: ({ pageParam }) =>
      call(listChannelCallsContract, {
        params: { channelId },
        query: { limit: 50, ...(pageParam && { cursor: pageParam }) },
      }),
    initialPageParam: "",
    getNextPageParam: (last) => last.nextCursor,
  });
