import { type QueryClient, useQuery } from "@tanstack/react-query";
import type { ServerEvent } from "./events";
import type { Presence } from "./presence";
import type { RealtimeSocket } from "./socket";

/** Who is there, by their id; who isn't in it is offline. */
export type PresenceState = Record<string, Presence>;
export const presenceKey = ["presence"] as const;
const NOBODY: PresenceState = {};

export const presenceOf = (people: readonly { userId: string; presence: Presence }[]): PresenceState =>
  Object.fromEntries(people.map(({ userId, presence }) => [userId, presence]));

/** Nobody has touched this page for as long: away, unless another device or tab is in use. */
const IDLE_MS = 5 * 60_000;
const CHECK_MS = 10_000;

const ANSWER_MS = 10_000;

/** Asks who is there, of everyone I may see. From then on `presence.changed` keeps it true. */
export async function askPresence(client: QueryClient, socket: RealtimeSocket) {
  // Events that arrive while the answer is computed are newer than the answer.
  const since: PresenceState = {};
  const note = ({ people }: ServerEvent<"presence.changed">) => {
    Object.assign(since, presenceOf(people));
  };
  socket.on("presence.changed", note);
  const answer = await socket.request("presence.list", {}, ANSWER_MS).catch(() => null);
  socket.off("presence.changed", note);
  if (!answer || !("data" in answer)) return;
  client.setQueryData<PresenceState>(presenceKey, { ...presenceOf(answer.data.people), ...since });
}

/** Never asked over HTTP: the socket fills it. */
export function usePresence(): PresenceState {
  const { data } = useQuery<PresenceState>({
    queryKey: presenceKey,
    queryFn: () => NOBODY,
    enabled: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ?? NOBODY;
}

/** Tells the server when this page begins and ends to be idle, over whichever socket there is. Returns what ends it. */
export function watchIdleness(getSocket: () => RealtimeSocket | null) {
  let lastInput = Date.now();
  let said = false;
  const say = () => {
    const isIdle = Date.now() - lastInput >= IDLE_MS;
    if (isIdle === said) return;
    said = isIdle;
    getSocket()?.emit("presence.report", { isIdle });
  };
  const onInput = () => {
    lastInput = Date.now();
    if (said) say();
  };
  const events = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart", "focus"] as const;
  for (const event of events) window.addEventListener(event, onInput, { capture: true, passive: true });
  const timer = setInterval(say, CHECK_MS);
  return {
    /** A new socket counts as active until it reports otherwise. */
    onConnect() {
      if (said) getSocket()?.emit("presence.report", { isIdle: true });
    },
    stop() {
      clearInterval(timer);
      for (const event of events) window.removeEventListener(event, onInput, { capture: true });
    },
  };
}
