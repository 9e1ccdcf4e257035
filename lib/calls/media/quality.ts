import type { Quality } from "./transport";

const WEAK_LOSS = 0.05;
const WEAK_ROUND_TRIP_SECONDS = 0.4;

type Counted = { received: number; lost: number };

/** Says from time to time how well a connection carries, by what was lost since the time before. */
export function qualityMeter(connection: RTCPeerConnection) {
  let before: Counted = { received: 0, lost: 0 };
  return async (): Promise<Quality | null> => {
    if (connection.connectionState !== "connected") return null;
    const now: Counted = { received: 0, lost: 0 };
    let roundTrip = 0;
    for (const report of (await connection.getStats()).values()) {
      if (report.type === "inbound-rtp") {
        now.received += report.packetsReceived ?? 0;
        now.lost += Math.max(0, report.packetsLost ?? 0);
      } else if (report.type === "candidate-pair" && report.nominated && report.state === "succeeded")
        roundTrip = Math.max(roundTrip, report.currentRoundTripTime ?? 0);
    }
    const quality = judge(now.received - before.received, now.lost - before.lost, roundTrip);
    before = now;
    return connection.connectionState === "connected" ? quality : null;
  };
}

export function judge(received: number, lost: number, roundTripSeconds: number): "good" | "weak" {
  const loss = lost > 0 ? lost / (received + lost) : 0;
  return loss > WEAK_LOSS || roundTripSeconds > WEAK_ROUND_TRIP_SECONDS ? "weak" : "good";
}
