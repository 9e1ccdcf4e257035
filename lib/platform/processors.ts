import type { Actor } from "@/lib/auth/actor";
import { accessInstance } from "@/lib/auth/instance-access";
import { knownProcessors } from "@/lib/events/delivery-queue";
import { listProcessorStates, type ProcessorState, retryParked } from "@/lib/events/outbox";
import { notFound } from "@/lib/http/errors";

/** How each processor of domain events is doing. */
export async function listProcessors(actor: Actor): Promise<ProcessorState[]> {
  await accessInstance(actor, "job.list");
  return listProcessorStates(knownProcessors());
}

/** Makes the parked events of a processor due again; the worker delivers them within a minute. */
export async function retryProcessor(actor: Actor, name: string): Promise<ProcessorState> {
  await accessInstance(actor, "job.manage");
  await retryParked(name);
  const state = (await listProcessors(actor)).find((processor) => processor.name === name);
  if (!state) throw notFound("processor");
  return state;
}
