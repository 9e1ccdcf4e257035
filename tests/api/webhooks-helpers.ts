import { createServer, type IncomingHttpHeaders, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { parseAllowList } from "@/lib/net/allow-list";
import { createWebhookContract } from "@/lib/webhooks/contract";
import { deliverDue, webhooksSettled } from "@/lib/webhooks/deliver/service";
import type { WebhookEvent } from "@/lib/webhooks/events";
import type { NewWebhook } from "@/lib/webhooks/schema";
import type { SignedIn } from "@/tests/factories";
import { send } from "@/tests/setup/request";

export type Received = {
  path: string;
  headers: IncomingHttpHeaders;
  text: string;
  body: { type: string; id: string; sequence: number; data: Record<string, never> & { revision: number } };
};

/** A receiver on this machine, which the allow list names until it is closed. */
export async function startReceiver() {
  const received: Received[] = [];
  const endpoint = { answer: ((_, response) => response.end("ok")) as RequestListener };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      const text = Buffer.concat(chunks).toString();
      received.push({ path: request.url ?? "", headers: request.headers, text, body: JSON.parse(text) });
      endpoint.answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { OUTBOUND_ALLOW_LIST } = env();
  Object.assign(env(), { OUTBOUND_ALLOW_LIST: parseAllowList(host) });
  return {
    ...{ url: `http://${host}/hook`, endpoint },
    /** What came since it was asked last. */
    take: () => received.splice(0),
    close: async () => {
      Object.assign(env(), { OUTBOUND_ALLOW_LIST });
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Does what the job does, until nothing more is due. */
export async function deliver(): Promise<void> {
  await deliverDue();
  await webhooksSettled();
}

/** What waits for its next try is due. */
export const letTimePass = () =>
  db().webhookDelivery.updateMany({ where: { dueAt: { not: null } }, data: { dueAt: new Date(0) } });

export const makeWebhook = (
  who: SignedIn,
  { id: workspaceId }: { id: string },
  url: string,
  events: WebhookEvent[],
  given: Partial<NewWebhook> = {},
) =>
  send(who, createWebhookContract, {
    params: { workspaceId },
    body: { name: "Pipeline", url, events, ...given },
  });
