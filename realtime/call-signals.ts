import { LEASE_MS } from "@/lib/calls/limits";
import type { ServerEvent } from "@/lib/realtime/events";
import type { Io } from "./io";

type Signal = ServerEvent<"call.signaled">;
type Held = { signals: Signal[]; since: number; timer: NodeJS.Timeout | undefined };

/** How often it is looked whether the receiver is connected again. */
const LOOK_MS = 250;
/** For one receiver: seven peers that connect at once send fewer. */
const MAX_HELD = 300;

/**
 * Passes signals to the device of a participant, in order. While that is between two connections, as after the end of
 * its node, they are held: a description that is lost leaves both sides waiting.
 * @param isAlone whether there are no other nodes
 * @param isIn whether a room still is a participant's
 */
export function callSignals(io: Io, isAlone: boolean, isIn: (room: string) => boolean) {
  const held = new Map<string, Held>();
  const isHere = (room: string) => io.of("/").adapter.rooms.has(room);

  const isConnected = async (room: string): Promise<boolean> => {
    if (isHere(room)) return true;
    if (isAlone) return false;
    // Where another node doesn't answer, it may be the one.
    return io
      .in(room)
      .fetchSockets()
      .then(
        ({ length }) => length > 0,
        () => true,
      );
  };

  const deliver = async (room: string, box: Held): Promise<void> => {
    clearTimeout(box.timer);
    const goesOut = await isConnected(room);
    if (held.get(room) !== box) return;
    if (goesOut) {
      held.delete(room);
      for (const signal of box.signals) io.to(room).emit("call.signaled", signal);
    } else if (!isIn(room) || Date.now() - box.since > LEASE_MS) {
      held.delete(room);
    } else {
      box.timer = setTimeout(() => void deliver(room, box), LOOK_MS);
    }
  };

  return {
    send(room: string, signal: Signal) {
      const box = held.get(room);
      if (box && box.signals.length < MAX_HELD) box.signals.push(signal);
      if (box) return;
      if (isHere(room)) return void io.to(room).emit("call.signaled", signal);
      const first = { signals: [signal], since: Date.now(), timer: undefined };
      held.set(room, first);
      void deliver(room, first);
    },
    /** The receiver is connected. */
    connected(room: string) {
      const box = held.get(room);
      if (box) void deliver(room, box);
    },
    stop() {
      for (const { timer } of held.values()) clearTimeout(timer);
      held.clear();
    },
  };
}
