import { startDelivering } from "@/lib/events/delivery-queue";
import { registerObjectSources } from "@/lib/objects/sources";
import { OBJECT_SOURCES } from "./object-sources";
import { processors } from "./processors";

/** Hands to the domains what only the composition knows. Every process calls it first. */
export function start(): void {
  registerObjectSources(OBJECT_SOURCES);
  startDelivering(processors);
}
