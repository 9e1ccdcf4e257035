import { after } from "next/server";
import { deliverQueued } from "@/lib/realtime/deliver-queued";
import { deliversByPusher } from "@/lib/realtime/transport";

/** Where Pusher delivers events: has what a request has published delivered once it is answered. */
export function deliverSoon(): void {
  if (!deliversByPusher()) return;
  try {
    after(deliverQueued);
  } catch {
    // Not in a request of Next.
    void deliverQueued();
  }
}
