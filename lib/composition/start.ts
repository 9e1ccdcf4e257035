import { registerRunPurposes } from "@/lib/ai/runs/purposes";
import { deliverEvents } from "@/lib/delivery/deliver";
import { startDelivering } from "@/lib/events/delivery-queue";
import { registerObjectSources } from "@/lib/objects/sources";
import { startDeliveringEvents } from "@/lib/realtime/deliver-queued";
import { aiPurposes } from "./ai-purposes";
import { OBJECT_SOURCES } from "./object-sources";
import { processors } from "./processors";

/** Hands to the domains what only the composition knows. Every process calls it first. */
export function start(): void {
  registerObjectSources(OBJECT_SOURCES);
  registerRunPurposes(aiPurposes);
  startDelivering(processors);
  startDeliveringEvents(deliverEvents);
}
