import { call } from "@/lib/http/client";
import { markDeliveredContract } from "./contract";

/** Deliveries within this window are reported in one request. */
const GATHER_MS = 400;
const MAX_ITEMS = 100;

const reported = new Map<string, number>();
const waiting = new Map<string, number>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says, soon and together with others, that a conversation's messages up to `seq` have arrived here. */
export function noteDelivered(channelId: string, seq: number) {
  if (seq <= (reported.get(channelId) ?? 0)) return;
  reported.set(channelId, seq);
  waiting.set(channelId, seq);
  if (!timer) timer = setTimeout(report, GATHER_MS);
}

function report() {
  timer = undefined;
  const items = [...waiting].slice(0, MAX_ITEMS).map(([channelId, seq]) => ({ channelId, seq }));
  for (const { channelId } of items) waiting.delete(channelId);
  if (waiting.size > 0) timer = setTimeout(report, GATHER_MS);
  call(markDeliveredContract, { body: { items } }).catch(() => {
    // Reported with the next message that arrives.
    for (const { channelId, seq } of items) if (reported.get(channelId) === seq) reported.delete(channelId);
  });
}
