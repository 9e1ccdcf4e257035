import type { Call } from "@/lib/calls/schema";
import type { ServerEvent } from "@/lib/realtime/events";
import type { RealtimeSocket } from "@/lib/realtime/socket";
import { onTabSocket, tabSocket } from "@/lib/realtime/tab-socket";

type Place = { callId: string; participantId: string };
type Options = {
  place: Place;
  onAttached: () => void;
  /** The node doesn't take this device for that participant any more. */
  onRefused: () => void;
  onAway: () => void;
  onCall: (call: Call) => void;
  onSignal: (from: string, signal: string) => void;
  onSignedOut: () => void;
};

const ATTACH_TIMEOUT_MS = 5_000;
const ATTACH_AGAIN_MS = 1_000;
const MAX_QUEUED = 1_000;

/**
 * The call's way through the realtime node: attaches the device at each connection, and keeps signals for others while
 * there is none. Media doesn't go this way, so it goes on meanwhile.
 */
export function callLink(options: Options) {
  const { place } = options;
  let bound: RealtimeSocket | null = null;
  let isAttached = false;
  let isClosed = false;
  let queue: { to: string; signal: string }[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const onChanged = ({ call }: ServerEvent<"call.changed">) => {
    if (call.id === place.callId) options.onCall(call);
  };
  const onSignaled = ({ callId, from, signal }: ServerEvent<"call.signaled">) => {
    if (callId === place.callId) options.onSignal(from, signal);
  };

  function bind(socket: RealtimeSocket | null) {
    if (bound === socket) return;
    bound?.off("call.changed", onChanged);
    bound?.off("call.signaled", onSignaled);
    bound?.off("session.ended", options.onSignedOut);
    bound = socket;
    socket?.on("call.changed", onChanged);
    socket?.on("call.signaled", onSignaled);
    socket?.on("session.ended", options.onSignedOut);
  }

  async function attach() {
    clearTimeout(timer);
    const socket = tabSocket();
    if (!socket || isClosed) return;
    bind(socket);
    try {
      const answer = await socket.request("call.attach", place, ATTACH_TIMEOUT_MS);
      if (isClosed || socket !== tabSocket()) return;
      if ("data" in answer) attached(socket);
      else if (answer.error.code === "not_found") options.onRefused();
      else timer = setTimeout(attach, ATTACH_AGAIN_MS);
    } catch {
      // Where the connection went, the next one attaches.
      if (!isClosed && socket.isConnected()) timer = setTimeout(attach, ATTACH_AGAIN_MS);
    }
  }

  function attached(socket: RealtimeSocket) {
    isAttached = true;
    const waiting = queue;
    queue = [];
    for (const one of waiting) socket.emit("call.signal", { ...place, ...one });
    options.onAttached();
  }

  const stopListening = onTabSocket((socket) => {
    if (socket) return void attach();
    clearTimeout(timer);
    isAttached = false;
    options.onAway();
  });

  // What happens from now on, also before it is attached.
  bind(tabSocket());

  const socketNow = () => (isAttached ? tabSocket() : null);

  return {
    attach,
    signal(to: string, signal: string) {
      const socket = socketNow();
      if (socket) socket.emit("call.signal", { ...place, to, signal });
      else queue = [...queue, { to, signal }].slice(-MAX_QUEUED);
    },
    speak: (isSpeaking: boolean) => socketNow()?.emit("call.speak", { ...place, isSpeaking }),
    react: (emoji: string) => socketNow()?.emit("call.react", { ...place, emoji }),
    close() {
      isClosed = true;
      clearTimeout(timer);
      stopListening();
      bind(null);
    },
  };
}

export type CallLink = ReturnType<typeof callLink>;
