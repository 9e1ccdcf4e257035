import { getCallConnectionContract } from "@/lib/calls/contract";
import type { Purpose, ScreenHint, Transport, TransportOptions } from "@/lib/calls/media/transport";
import { loadTransport } from "@/lib/calls/media/transports";
import type { CallConnection, CallParticipant } from "@/lib/calls/schema";
import { call as ask } from "@/lib/http/client";

/** How long to wait before what couldn't be opened again is tried once more. */
export const REOPEN_AFTER_MS = 1_000;

type Options = Pick<TransportOptions, "signal" | "onTrack" | "onQuality"> & {
  place: () => { callId: string; participantId: string };
  participants: () => CallParticipant[];
  /** A transport is there, and nothing is published on it yet. */
  onOpen: () => void;
  onNotice: (notice: string) => void;
};

/** The way of sound and pictures to the others, opened anew when the engine's server has gone. */
export function mediaLink({ place, participants, onOpen, onNotice, ...events }: Options) {
  let transport: Transport | null = null;
  let isWaiting = false;
  let isClosed = false;

  const renewConnection = () => ask(getCallConnectionContract, { params: place() });

  async function open(connection: CallConnection): Promise<void> {
    const openTransport = await loadTransport(connection.kind);
    if (isClosed) return;
    transport?.close();
    isWaiting = true;
    transport = openTransport({
      ...{ ...place(), connection, renewConnection, ...events },
      onLost: () => void reopen(),
    });
    onOpen();
    if ("notice" in connection && connection.notice) onNotice(connection.notice);
  }

  async function reopen(): Promise<void> {
    if (isClosed) return;
    try {
      await open(await renewConnection());
      connect();
    } catch {
      if (!isClosed) setTimeout(reopen, REOPEN_AFTER_MS);
    }
  }

  /** Begins with the others, once for each transport. */
  function connect(): void {
    if (!isWaiting || isClosed) return;
    isWaiting = false;
    void transport?.connect(participants()).catch(() => reopen());
  }

  return {
    open,
    connect,
    publish: (purpose: Purpose, track: MediaStreamTrack | null, hint?: ScreenHint) =>
      void transport?.publish(purpose, track, hint),
    update: (people: readonly CallParticipant[]) => transport?.update(people),
    receive: (from: string, signal: string) => transport?.receive(from, signal),
    level: (id: string) => transport?.level(id) ?? 0,
    restart: () => transport?.restart(),
    close() {
      isClosed = true;
      transport?.close();
    },
  };
}
