import type { WebSocket } from "ws";
import { renewLeases } from "@/lib/calls/leases/attach";
import { sweepCalls } from "@/lib/calls/leases/sweep";
import { LEASE_MS } from "@/lib/calls/limits";
import { log } from "@/lib/log";
import type { Calls } from "./calls";
import type { AppSocket } from "./io";

const SWEEP_MS = 1_000;
/** Devices of a node that was killed are connected to another by then, and their leases renewed. */
const GRACE_MS = 5_000;

/**
 * Renews the leases of this node's participants, and has participants leave whose lease is over. A device that vanished
 * without closing its socket doesn't answer the ping of its WebSocket, which browsers do by themselves, also in a
 * hidden tab: neither takes a timer of the page.
 */
export function keepLeases(calls: Calls, leaseMs = LEASE_MS, sweepMs = SWEEP_MS) {
  const answers = new WeakMap<AppSocket, { isHeard: boolean; socket: WebSocket }>();
  let quietUntil = Date.now() + leaseMs + GRACE_MS;
  let lastSweep = Date.now();
  let isSweeping = false;
  let isAway = false;
  let renewal: NodeJS.Timeout | undefined;

  /** While nothing could be renewed, leases are over of people who are there. */
  const wait = (why: string) => {
    quietUntil = Date.now() + leaseMs + GRACE_MS;
    if (!isAway) log.warn({ why }, "leases of calls are not enforced for a moment");
    isAway = true;
  };

  const ping = (socket: AppSocket) => {
    const known = answers.get(socket);
    if (known) return known.socket.ping();
    const { socket: raw } = socket.conn.transport as unknown as { socket?: WebSocket };
    if (!raw) return;
    // It has just attached.
    const answer = { isHeard: true, socket: raw };
    answers.set(socket, answer);
    raw.on("pong", () => {
      answer.isHeard = true;
    });
    raw.ping();
  };

  const renew = async () => {
    const heard = calls.places().filter(([socket]) => answers.get(socket)?.isHeard);
    for (const [socket] of heard) answers.get(socket)!.isHeard = false;
    await renewLeases(
      heard.map(([, { participantId }]) => participantId),
      leaseMs,
    ).catch(() => wait("not renewed"));
  };

  const pings = setInterval(() => {
    for (const [socket] of calls.places()) ping(socket);
    // When the answers have come.
    renewal = setTimeout(() => void renew(), leaseMs / 12);
  }, leaseMs / 3);

  const sweep = async () => {
    const now = Date.now();
    // This process, or its machine, has stood still.
    if (now - lastSweep > leaseMs / 2) wait("stood still");
    lastSweep = now;
    if (isSweeping) return;
    isSweeping = true;
    try {
      await sweepCalls({ leases: now >= quietUntil });
      if (now >= quietUntil) isAway = false;
    } catch (error) {
      wait((error as Error).name);
    } finally {
      isSweeping = false;
    }
  };
  const sweeps = setInterval(() => void sweep(), sweepMs);

  return {
    stop() {
      clearInterval(pings);
      clearInterval(sweeps);
      clearTimeout(renewal);
    },
  };
}
