import { infiniteQueryOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { listChannelCallsContract, listMyCallsContract, listOpenCallsContract } from "./contract";
import type { Call } from "./schema";

/** What the keys of several queries begin with, to change or invalidate them together. */
export const callKeys = { open: ["open-calls"], logs: ["call-log"] } as const;

type Change = (calls: Call[]) => Call[];

/** What happened while the list is being read: its answer can be older than that. */
const readings = new Set<Change[]>();

/** Of these, an answer to a request of one's own may come later than their end. */
const ended = new Set<string>();

/** The open calls of all channels that I see. Live. */
export const openCallsQuery = () =>
  queryOptions({
    queryKey: callKeys.open,
    queryFn: readOpenCalls,
    staleTime: Number.POSITIVE_INFINITY,
  });

async function readOpenCalls(): Promise<Call[]> {
  const meanwhile: Change[] = [];
  readings.add(meanwhile);
  try {
    const { items } = await call(listOpenCallsContract);
    return meanwhile.reduce((calls, change) => change(calls), items);
  } finally {
    readings.delete(meanwhile);
  }
}

function changeOpenCalls(client: QueryClient, change: Change): void {
  for (const meanwhile of readings) meanwhile.push(change);
  client.setQueryData(openCallsQuery().queryKey, (calls) => calls && change(calls));
}

/** Puts a state of a call into the list, unless a later one is there. Events do it, and answers to one's own requests. */
export function receiveCall(client: QueryClient, state: Call): void {
  if (ended.has(state.id)) return;
  if (state.status === "ENDED") ended.add(state.id);
  changeOpenCalls(client, (calls) => withCall(calls, state));
}

/** Without those of channels that are lost. */
export const forgetCallsOf = (client: QueryClient, channelIds: readonly string[]): void =>
  changeOpenCalls(client, (calls) => {
    const kept = calls.filter(({ channelId }) => !channelIds.includes(channelId));
    return kept.length === calls.length ? calls : kept;
  });

/** In the order of their start; those that have ended aren't in it. */
function withCall(calls: Call[], state: Call): Call[] {
  const known = calls.find(({ id }) => id === state.id);
  if (state.status === "ENDED") return known ? calls.filter((one) => one !== known) : calls;
  if (known && known.revision >= state.revision) return calls;
  return known ? calls.map((one) => (one === known ? state : one)) : [...calls, state];
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
