import { LEASE_MS } from "@/lib/calls/limits";

/** What the person last chose. Whatever sets media up again goes by it. */
export type Chosen = {
  isMuted: boolean;
  isDeafened: boolean;
  isCameraOn: boolean;
};

/** Of this tab, for a reload. */
export type KeptCall = {
  callId: string;
  channelId: string;
  participantId: string;
  chosen: Chosen;
  at: number;
};

const KEY = "guildhall.call";

export const keepCall = (kept: Omit<KeptCall, "at">) => write({ ...kept, at: Date.now() });
export const forgetCall = () => write(null);

/** The call that this tab was in before a reload, while its participant may still be there. */
export function keptCall(): KeptCall | null {
  try {
    const kept: KeptCall | null = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    return kept && Date.now() - kept.at < 2 * LEASE_MS ? kept : null;
  } catch {
    return null;
  }
}

function write(kept: KeptCall | null) {
  try {
    if (kept) sessionStorage.setItem(KEY, JSON.stringify(kept));
    else sessionStorage.removeItem(KEY);
  } catch {
    // Without storage a reload leaves the call.
  }
}
