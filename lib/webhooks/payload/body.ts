import { TEST_EVENT, type WebhookEvent } from "../events";
import type { DeliveryReason } from "../reasons";
import { type Happened, render } from "./render";

export type DeliveredEvent = {
  id: string;
  event: string;
  sequence: string | null;
  workspaceId: string;
  objectId: string | null;
  channelId: string | null;
  actorId: string | null;
  occurredAt: Date;
};

/** The body of a request, as JSON text, or why there is none. */
export async function bodyOf(
  reader: { userId: string },
  delivery: DeliveredEvent,
): Promise<{ body: string } | { dropped: DeliveryReason }> {
  const { id, event, sequence, workspaceId, objectId, channelId, actorId, occurredAt } = delivery;
  const head = { type: event, id, timestamp: occurredAt.toISOString(), workspaceId };
  if (event === TEST_EVENT || objectId === null)
    return { body: JSON.stringify({ ...head, data: { text: "This is a test. Webhooks arrive here." } }) };
  const happened: Happened = { event: event as WebhookEvent, objectId, channelId, workspaceId };
  const rendered = await render(reader, happened);
  if ("dropped" in rendered) return rendered;
  const order = { sequence: sequence === null ? null : Number(sequence), actorId };
  return { body: JSON.stringify({ ...head, ...order, data: rendered.data }) };
}
