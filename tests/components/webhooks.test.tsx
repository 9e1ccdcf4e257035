import { beforeEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import { IntegrationsPage } from "@/components/webhooks/integrations-page";
import { HOOKS_ID } from "@/lib/accounts/hooks";
import { AppError } from "@/lib/http/errors";
import {
  createWebhookContract,
  getWebhookDeliveryContract,
  listWebhookDeliveriesContract,
  listWebhooksContract,
  redeliverContract,
  testWebhookContract,
} from "@/lib/webhooks/contract";
import {
  createIncomingHookContract,
  listIncomingHooksContract,
  listWorkspaceIncomingHooksContract,
} from "@/lib/webhooks/incoming/contract";
import type { IncomingHook } from "@/lib/webhooks/incoming/schema";
import type { Webhook, WebhookDelivery } from "@/lib/webhooks/schema";
import { integrationsPath } from "@/lib/workspaces/paths";
import { ben, makeMessage, makeTreeChannel, newId, WORKSPACE } from "./setup/people";
import { messages } from "./setup/screen";
import { expectAccessible, fakeServer } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

const AT = "2026-11-20T10:00:00.000Z";
const channel = makeTreeChannel({ name: "engines", lastSeq: 2, readSeq: 2 });

const makeWebhook = (given: Partial<Webhook> = {}): Webhook => ({
  ...{ id: newId(), workspaceId: WORKSPACE.id, name: "Pipeline", url: "https://ci.example.org/hook" },
  ...{ events: ["message.created"], channelIds: null, includesHooks: false, status: "ACTIVE", maker: ben },
  ...{ isMakerAllowed: true, failingSince: null, formerSecretUntil: null, createdAt: AT },
  ...given,
});
const makeDelivery = (webhookId: string, given: Partial<WebhookDelivery> = {}): WebhookDelivery => ({
  ...{ id: newId(), webhookId, event: "message.created", occurredAt: AT, status: "DELIVERED", attempts: 1 },
  ...{ dueAt: null, responseStatus: 200, durationMs: 42, reason: null, endedAt: AT },
  ...given,
});
const makeHook = (given: Partial<IncomingHook> = {}): IncomingHook => ({
  ...{ id: newId(), channelId: channel.id, name: "Build server", maker: ben, isMakerAllowed: true },
  ...{ tokenEnd: "aB3_", mayMention: false, lastUsedAt: null, createdAt: AT },
  ...given,
});

let webhooks: Webhook[];
let hooks: IncomingHook[];
beforeEach(() => {
  [webhooks, hooks] = [[], []];
  fakeServer().answer(listWebhooksContract, () => ({ items: webhooks }));
  fakeServer().answer(listWorkspaceIncomingHooksContract, () => ({ items: hooks }));
  fakeServer().answer(listIncomingHooksContract, () => ({ items: hooks }));
});
const showPage = () =>
  showWorkspace({ channels: [channel], page: <IntegrationsPage />, path: integrationsPath(WORKSPACE.slug) });

test.each([
  [1280, 800],
  [390, 844],
])(
  "a webhook is added, its secret shown once, tried, and its log read (%i px)",
  { timeout: 120_000 },
  async (width, height) => {
    await page.viewport(width, height);
    fakeServer().answer(createWebhookContract, ({ body }) => {
      webhooks = [makeWebhook({ name: body.name, url: body.url, failingSince: AT })];
      return { webhook: webhooks[0]!, secret: "whsec_abc" };
    });
    showPage();
    await page.getByRole("button", { name: "Add a webhook" }).click();
    await page.getByLabelText("Name").fill("Pipeline");
    await page.getByLabelText("Address").fill("https://ci.example.org/hook");
    await page.getByRole("checkbox", { name: "Card completed" }).click();
    await page.getByRole("checkbox", { name: "All channels that I see, also later ones" }).click();
    await expect.element(page.getByRole("button", { name: "Add", exact: true })).toBeDisabled();
    await page.getByRole("checkbox", { name: "#engines" }).click();
    await expectAccessible();
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await expect.element(page.getByLabelText("Signing secret")).toHaveValue("whsec_abc");
    expect(fakeServer().requestsOf(createWebhookContract).at(-1)?.body).toEqual({
      ...{ name: "Pipeline", url: "https://ci.example.org/hook", includesHooks: false },
      ...{ events: ["message.created", "card.completed"], channelIds: [channel.id] },
    });
    await page.getByRole("button", { name: "Done" }).click();
    await expect.element(page.getByText(/Nothing could be delivered since/)).toBeVisible();
    await expectAccessible();

    const { id: webhookId } = webhooks[0]!;
    const failed = makeDelivery(webhookId, {
      status: "FAILED",
      attempts: 8,
      responseStatus: 500,
      reason: "status",
    });
    const items = [makeDelivery(webhookId, { event: "webhook.test" }), failed];
    fakeServer().answer(testWebhookContract, () => items[0]!);
    fakeServer().answer(listWebhookDeliveriesContract, () => ({ items, nextCursor: null }));
    fakeServer().answer(getWebhookDeliveryContract, () => ({
      ...failed,
      body: '{"type":"message.created"}',
      responseHead: "boom",
    }));
    fakeServer().answer(redeliverContract, () => ({ ...failed, status: "WAITING" as const }));
    await page.getByRole("button", { name: "Send a test" }).click();
    await page.getByRole("button", { name: /Failed message\.created/ }).click();
    await expect.element(page.getByText("The endpoint answered with an error.")).toBeVisible();
    await expect.element(page.getByText(/"type": "message.created"/)).toBeVisible();
    await expectAccessible();
    await page.getByRole("button", { name: "Send again" }).click();
    await expect.poll(() => fakeServer().requestsOf(redeliverContract).length).toBe(1);
  },
);

test("incoming webhooks are listed with where they post; without any, or in a failure, it says what to do", async () => {
  await page.viewport(1280, 800);
  showPage();
  await expect.element(page.getByText("No webhooks yet")).toBeVisible();
  await page.getByRole("tab", { name: "Incoming webhooks" }).click();
  await expect.element(page.getByText("No incoming webhooks yet")).toBeVisible();
  await expectAccessible();
});

test("a failure offers another try", async () => {
  let isBroken = true;
  fakeServer().answer(listWebhooksContract, () => {
    if (isBroken) throw new AppError("internal", "broken");
    return { items: [makeWebhook({ isMakerAllowed: false })] };
  });
  showPage();
  const again = page.getByRole("button", { name: "Try again" });
  await expect.element(again).toBeVisible();
  isBroken = false;
  await again.click();
  await expect.element(page.getByText(/may not manage webhooks any more/)).toBeVisible();
});

test("a channel's manager makes an address in its menu", async () => {
  hooks = [makeHook({ lastUsedAt: AT }), makeHook({ name: "Old", isMakerAllowed: false })];
  fakeServer().answer(createIncomingHookContract, () => ({
    hook: makeHook(),
    url: "https://guildhall.example/api/hooks/abc",
  }));
  const said = [
    makeMessage({
      channelId: channel.id,
      seq: 1,
      author: { id: HOOKS_ID, name: "Webhook: CI", image: null },
      hook: { id: newId() },
      body: "Build failed",
    }),
    makeMessage({
      channelId: channel.id,
      seq: 2,
      author: { id: HOOKS_ID, name: "Webhook: Ben", image: null },
      hook: { id: newId() },
      body: "Another",
    }),
  ];
  showWorkspace({ channels: [channel], messages: { [channel.id]: said } });
  await expect.element(messages("Build failed")).toBeVisible();
  for (const name of ["Webhook: CI", "Webhook: Ben"])
    await expect.element(page.getByRole("button", { name }).last()).toBeVisible();
  await page.getByRole("button", { name: "Channel menu" }).click();
  await page.getByRole("menuitem", { name: "Incoming webhooks" }).click();
  await expect.element(page.getByText("Stopped")).toBeVisible();
  await page.getByLabelText("Name of a new one").fill("CI");
  await expectAccessible();
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect.element(page.getByLabelText("Address")).toHaveValue("https://guildhall.example/api/hooks/abc");
});
