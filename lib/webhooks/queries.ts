import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { call } from "@/lib/http/client";
import { getWebhookDeliveryContract, listWebhookDeliveriesContract, listWebhooksContract } from "./contract";
import { listIncomingHooksContract, listWorkspaceIncomingHooksContract } from "./incoming/contract";
import type { DeliveryQuery } from "./schema";

export const webhooksQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ["webhooks", workspaceId],
    queryFn: async () => (await call(listWebhooksContract, { params: { workspaceId } })).items,
  });

/** How often a log is read again in which something is under way. */
const UNDER_WAY_MS = 2_000;

export const webhookDeliveryKeys = {
  of: (webhookId: string) => ["webhook-deliveries", webhookId] as const,
};

/** What was sent to a webhook, the latest first. */
export const webhookDeliveriesQuery = (webhookId: string, status: DeliveryQuery["status"]) =>
  infiniteQueryOptions({
    queryKey: [...webhookDeliveryKeys.of(webhookId), status ?? null],
    queryFn: ({ pageParam, signal }) =>
      call(
        listWebhookDeliveriesContract,
        { params: { webhookId }, query: { limit: 30, status, ...(pageParam && { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: "",
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some((one) => one.endedAt === null && one.attempts < 2))
        ? UNDER_WAY_MS
        : false,
  });

export const webhookDeliveryQuery = (webhookId: string, deliveryId: string, revision: string) =>
  queryOptions({
    queryKey: [...webhookDeliveryKeys.of(webhookId), "details", deliveryId, revision],
    queryFn: () => call(getWebhookDeliveryContract, { params: { deliveryId } }),
  });

export const incomingHookKeys = { all: ["incoming-hooks"] } as const;

export const incomingHooksQuery = (of: { workspaceId: string } | { channelId: string }) =>
  queryOptions({
    queryKey: [...incomingHookKeys.all, of],
    queryFn: async () =>
      "channelId" in of
        ? (await call(listIncomingHooksContract, { params: of })).items
        : (await call(listWorkspaceIncomingHooksContract, { params: of })).items,
  });
