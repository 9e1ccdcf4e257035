import { Webhook as Verifier } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { updateChannelContract } from "@/lib/channels/contract";
import { db } from "@/lib/db";
import { createMessageContract, deleteMessageContract, updateMessageContract } from "@/lib/messages/contract";
import {
  completeTaskContract,
  createTaskContract,
  deleteTaskContract,
  updateTaskContract,
} from "@/lib/tasks/contract";
import {
  createWebhookContract,
  getWebhookDeliveryContract,
  listWebhookDeliveriesContract,
  listWebhooksContract,
  redeliverContract,
  rotateWebhookSecretContract,
  testWebhookContract,
  updateWebhookContract,
} from "@/lib/webhooks/contract";
import { removeMemberContract } from "@/lib/workspaces/contract";
import { addMember, makeChannel, makeMember, makeSignedIn, type SignedIn } from "@/tests/factories";
import { ada, ben, channelId, makePair, workspace, workspaceId } from "@/tests/pair";
import { refusal, send } from "@/tests/setup/request";
import { deliver, letTimePass, makeWebhook, startReceiver } from "./webhooks-helpers";

let receiver: Awaited<ReturnType<typeof startReceiver>>;
beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(() => receiver.close());
beforeEach(async () => {
  await db().webhook.deleteMany();
  await makePair();
  receiver.take();
  receiver.endpoint.answer = (_, response) => response.end("ok");
});

const write = (who: SignedIn, body: string, id = channelId) =>
  send(who, createMessageContract, { params: { channelId: id }, body: { nonce: crypto.randomUUID(), body } });
const listDeliveries = async (webhookId: string) =>
  (await send(ada, listWebhookDeliveriesContract, { params: { webhookId } })).items;
const fails = (status = 500) => {
  receiver.endpoint.answer = (_, response) => response.writeHead(status).end("not now");
};
const types = () => receiver.take().map(({ body }) => body.type);

describe("a delivery", () => {
  it("is signed as Standard Webhooks has it, by both secrets for a day after a rotation", async () => {
    const { webhook, secret } = await makeWebhook(ada, workspace, receiver.url, ["message.created"]);
    const message = await write(ben, "Hello **there**");
    await deliver();
    const [first] = receiver.take();
    expect(new Verifier(secret).verify(first!.text, first!.headers as never)).toMatchObject({
      type: "message.created",
      workspaceId,
      actorId: ben.id,
      data: { message: { id: message.id, body: "Hello **there**", author: { name: "Ben" } } },
    });
    expect(first!.headers["webhook-id"]).toBe(first!.body.id);
    expect(() => new Verifier(secret).verify(`${first!.text} `, first!.headers as never)).toThrow();

    const params = { webhookId: webhook.id };
    const rotated = await send(ada, rotateWebhookSecretContract, { params });
    await write(ben, "Again");
    await deliver();
    const [second] = receiver.take();
    for (const one of [secret, rotated.secret])
      new Verifier(one).verify(second!.text, second!.headers as never);
    await db().webhook.update({ where: { id: webhook.id }, data: { formerUntil: new Date() } });
    await write(ben, "Later");
    await deliver();
    const [third] = receiver.take();
    new Verifier(rotated.secret).verify(third!.text, third!.headers as never);
    expect(() => new Verifier(secret).verify(third!.text, third!.headers as never)).toThrow();
    expect(JSON.stringify(await db().webhook.findMany({ where: { workspaceId } }))).not.toContain(secret);
  });

  it("is tried again after a failure, with the same id, and given up after eight tries", async () => {
    const { webhook } = await makeWebhook(ada, workspace, receiver.url, ["message.created"]);
    fails();
    await write(ben, "Hello");
    for (let tries = 0; tries < 9; tries += 1) {
      await deliver();
      await letTimePass();
    }
    const received = receiver.take();
    expect(received).toHaveLength(8);
    expect(new Set(received.map(({ body }) => body.id)).size).toBe(1);
    const [delivery] = await listDeliveries(webhook.id);
    expect(delivery).toMatchObject({ status: "FAILED", attempts: 8, responseStatus: 500, dueAt: null });

    receiver.endpoint.answer = (_, response) => response.end("thanks");
    await send(ada, redeliverContract, { params: { deliveryId: delivery!.id } });
    await deliver();
    expect(receiver.take()[0]!.body.id).toBe(received[0]!.body.id);
    const details = await send(ada, getWebhookDeliveryContract, { params: { deliveryId: delivery!.id } });
    expect(details).toMatchObject({ status: "DELIVERED", responseHead: "thanks", attempts: 1 });
    expect(details.body).toContain("Hello");
  });

  it("goes to no private address, follows no redirect and reads little of a long answer", async () => {
    const params = { workspaceId };
    const body = { name: "Inside", events: ["message.created" as const] };
    for (const url of [
      "http://example.org/",
      "https://127.0.0.1/",
      "https://[::1]/",
      "https://169.254.169.254/latest",
      "https://me:secret@example.org/",
    ]) {
      const error = await refusal(ada, createWebhookContract, { params, body: { ...body, url } });
      expect(error).toMatchObject({ status: 422, message: expect.stringContaining("url") });
    }
    const { webhook } = await makeWebhook(ada, workspace, receiver.url, ["message.created"]);
    receiver.endpoint.answer = (_, response) =>
      response.writeHead(307, { location: "http://169.254.169.254/" }).end();
    await write(ben, "Hello");
    await deliver();
    expect(await listDeliveries(webhook.id)).toMatchObject([{ responseStatus: 307, reason: "redirect" }]);
    receiver.endpoint.answer = (_, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end("compressed");
    await letTimePass();
    await deliver();
    expect(await listDeliveries(webhook.id)).toMatchObject([{ status: "DELIVERED", responseStatus: 200 }]);
    await write(ben, "Long");
    receiver.endpoint.answer = (_, response) => response.end("x".repeat(1_000_000));
    await deliver();
    const [stored] = await db().webhookDelivery.findMany({
      where: { webhookId: webhook.id },
      orderBy: { occurredAt: "desc" },
    });
    expect(stored).toMatchObject({ status: "DELIVERED" });
    expect(stored!.responseHead!.length).toBeLessThanOrEqual(300);
  });

  it("says what failed where nothing answers, and the webhook is disabled after three days with a word to its maker", async () => {
    const { webhook } = await makeWebhook(ada, workspace, receiver.url, ["message.created"]);
    receiver.endpoint.answer = (request) => request.socket.destroy();
    await write(ben, "Hello");
    await deliver();
    expect(await listDeliveries(webhook.id)).toMatchObject([{ status: "WAITING", reason: "unreachable" }]);
    const failingSince = new Date(Date.now() - 73 * 3_600_000);
    await db().webhook.update({ where: { id: webhook.id }, data: { failingSince } });
    await letTimePass();
    await deliver();
    const [listed] = (await send(ada, listWebhooksContract, { params: { workspaceId } })).items;
    expect(listed).toMatchObject({ status: "DISABLED", failingSince: failingSince.toISOString() });
    const items = await db().inboxItem.findMany({ where: { userId: ada.id, kind: "WEBHOOK_DISABLED" } });
    expect(items).toMatchObject([{ text: "Pipeline" }]);
    expect(await refusal(ada, testWebhookContract, { params: { webhookId: webhook.id } })).toMatchObject({
      status: 409,
    });
    const params = { webhookId: webhook.id };
    const again = await send(ada, updateWebhookContract, { params, body: { isActive: true } });
    expect(again).toMatchObject({ status: "ACTIVE", failingSince: null });
  });

  it("can be a test, whatever events are chosen", async () => {
    const { webhook } = await makeWebhook(ada, workspace, receiver.url, ["call.ended"]);
    await send(ada, testWebhookContract, { params: { webhookId: webhook.id } });
    await deliver();
    expect(types()).toEqual(["webhook.test"]);
  });
});

describe("what is sent", () => {
  it("is what was chosen, of the chosen channels", async () => {
    const other = await makeChannel(workspace);
    await makeWebhook(ada, workspace, receiver.url, ["message.created", "message.deleted"], {
      channelIds: [channelId],
    });
    const message = await write(ben, "Hello");
    await write(ben, "Elsewhere", other.id);
    await send(ben, updateMessageContract, {
      params: { messageId: message.id },
      body: { body: "Hello you" },
    });
    await deliver();
    await send(ben, deleteMessageContract, { params: { messageId: message.id } });
    await deliver();
    expect(types()).toEqual(["message.created", "message.deleted"]);
  });

  it("names tasks and cards apart, and one state for changes that wait", async () => {
    const events = ["created", "updated", "completed", "deleted"] as const;
    await makeWebhook(ada, workspace, receiver.url, [
      ...events.map((act) => `task.${act}` as const),
      ...events.map((act) => `card.${act}` as const),
    ]);
    const acts: string[][] = [];
    for (const type of ["TODO", "KANBAN"] as const) {
      const list = await makeChannel(workspace, { type });
      const params = { channelId: list.id };
      const task = await send(ada, createTaskContract, { params, body: { title: "Row" } });
      await deliver();
      for (const title of ["Row on", "Row on and on"])
        await send(ada, updateTaskContract, { params: { taskId: task.id }, body: { title } });
      await deliver();
      await send(ada, completeTaskContract, { params: { taskId: task.id } });
      await deliver();
      await send(ada, deleteTaskContract, { params: { taskId: task.id } });
      await deliver();
      const received = receiver.take();
      acts.push(received.map(({ body }) => body.type));
      const sequences = received.map(({ body }) => body.sequence);
      expect(sequences).toEqual(sequences.toSorted((a, b) => a - b));
    }
    expect(acts).toEqual([
      ["task.created", "task.updated", "task.completed", "task.deleted"],
      ["card.created", "card.updated", "card.completed", "card.deleted"],
    ]);
  });

  it("tells of members who come and go, and of channels", async () => {
    await makeWebhook(ada, workspace, receiver.url, ["member.left", "channel.updated"]);
    const cleo = await makeMember(workspace, { name: "Cleo" });
    await send(ada, removeMemberContract, { params: { workspaceId, userId: cleo.id } });
    await send(ada, updateChannelContract, { params: { channelId }, body: { topic: "Boats" } });
    await deliver();
    const received = receiver.take().map(({ body }) => body);
    expect(received).toHaveLength(2);
    expect(received).toContainEqual(expect.objectContaining({ type: "member.left" }));
    expect(received.find(({ type }) => type === "channel.updated")?.data).toMatchObject({
      channel: { id: channelId, topic: "Boats" },
    });
  });
});

describe("what its maker may not read", () => {
  it("leaves in no retry and no redelivery: deleted, made private since, edited (case 21)", async () => {
    const boss = await makeMember(workspace, { name: "Dana" }, "ADMIN");
    const closed = await makeChannel(workspace, { name: "plans" });
    const { webhook } = await makeWebhook(boss, workspace, receiver.url, [
      ...(["message.created", "message.updated", "message.deleted"] as const),
    ]);
    fails();
    receiver.endpoint.answer = (_, response) => response.writeHead(500).end("echo: SECRET-1 SECRET-2");
    const edited = await write(ben, "SECRET-1 first");
    await deliver();
    const hidden = await write(ben, "SECRET-2 closed", closed.id);
    await deliver();
    for (const body of ["second", "third"])
      await send(ben, updateMessageContract, { params: { messageId: edited.id }, body: { body } });
    await send(ben, deleteMessageContract, { params: { messageId: edited.id } });
    await db().channel.update({ where: { id: closed.id }, data: { visibility: "PRIVATE" } });
    receiver.take();
    receiver.endpoint.answer = (_, response) => response.end("ok");
    await letTimePass();
    await deliver();
    const sent = receiver.take();
    expect(sent.map(({ body }) => body.type)).toEqual(["message.deleted"]);
    expect(sent[0]!.text).not.toMatch(/SECRET|second|third/);

    const deliveries = await listDeliveries(webhook.id);
    const reasons = deliveries.map(({ event, status, reason }) =>
      `${event} ${status} ${reason ?? ""}`.trim(),
    );
    expect(reasons.toSorted()).toEqual([
      "message.created DROPPED deleted",
      "message.created DROPPED unreadable",
      "message.deleted DELIVERED",
      "message.updated DROPPED deleted",
    ]);
    for (const { id: deliveryId } of deliveries)
      await send(ada, redeliverContract, { params: { deliveryId } });
    await deliver();
    expect(receiver.take().map(({ body }) => body.type)).toEqual(["message.deleted"]);
    const log = await Promise.all(
      deliveries.map(({ id: deliveryId }) =>
        send(boss, getWebhookDeliveryContract, { params: { deliveryId } }),
      ),
    );
    expect(JSON.stringify(log)).not.toMatch(/SECRET/);
    const rows = await db().webhookDelivery.findMany({ where: { objectId: edited.id } });
    expect(rows.every(({ responseHead }) => !responseHead?.includes("SECRET"))).toBe(true);
    expect(hidden.id).toBeDefined();
  });

  it("puts nothing of a private channel into the log, and shows no other admin what it said", async () => {
    const dana = await makeMember(workspace, { name: "Dana" }, "ADMIN");
    const own = await makeChannel(workspace, {
      visibility: "PRIVATE",
      members: [{ user: dana, role: "MANAGER" }],
    });
    const { webhook: adas } = await makeWebhook(ada, workspace, receiver.url, ["message.created"]);
    const { webhook: danas } = await makeWebhook(dana, workspace, receiver.url, ["message.created"]);
    await write(dana, "Between us", own.id);
    await deliver();
    expect(receiver.take().map(({ text }) => text)).toEqual([expect.stringContaining("Between us")]);
    expect(await listDeliveries(adas.id)).toEqual([]);
    const [delivery] = await listDeliveries(danas.id);
    const params = { deliveryId: delivery!.id };
    expect((await send(dana, getWebhookDeliveryContract, { params })).body).toContain("Between us");
    expect(await send(ada, getWebhookDeliveryContract, { params })).toMatchObject({
      body: null,
      responseHead: null,
    });
    // Changing it makes it Ada's, who sees nothing of that channel.
    await send(ada, updateWebhookContract, { params: { webhookId: danas.id }, body: { name: "Mine" } });
    await send(ada, redeliverContract, { params });
    await deliver();
    expect(receiver.take()).toEqual([]);
    expect(await listDeliveries(danas.id)).toMatchObject([{ status: "DROPPED", reason: "unreadable" }]);
  });

  it("ends with its maker's right to manage webhooks", async () => {
    const dana = await makeMember(workspace, { name: "Dana" }, "ADMIN");
    const { webhook } = await makeWebhook(dana, workspace, receiver.url, ["message.created"]);
    fails();
    await write(ben, "Hello");
    await deliver();
    await send(ada, removeMemberContract, { params: { workspaceId, userId: dana.id } });
    receiver.take();
    await write(ben, "More");
    await letTimePass();
    await deliver();
    expect(receiver.take()).toEqual([]);
    expect(await listDeliveries(webhook.id)).toMatchObject([{ status: "DROPPED", reason: "maker" }]);
    expect((await send(ada, listWebhooksContract, { params: { workspaceId } })).items).toMatchObject([
      { isMakerAllowed: false },
    ]);
  });

  it("is for admins to set up", async () => {
    const guest = await makeSignedIn();
    await addMember(workspace, guest, "GUEST");
    for (const who of [ben, guest])
      expect(await refusal(who, listWebhooksContract, { params: { workspaceId } })).toMatchObject({
        status: 403,
      });
  });
});

it("an endpoint that hangs holds up no other, and gets two requests at once at most", async () => {
  const hung: (() => void)[] = [];
  receiver.endpoint.answer = (request, response) => {
    if (request.url === "/hangs") hung.push(() => response.end("late"));
    else response.end("ok");
  };
  await makeWebhook(ada, workspace, receiver.url.replace("/hook", "/hangs"), ["message.created"]);
  const { webhook } = await makeWebhook(ada, workspace, receiver.url, ["message.created"]);
  const { deliverDue, webhooksSettled } = await import("@/lib/webhooks/deliver/service");
  for (const body of ["one", "two", "three", "four"]) await write(ben, body);
  await deliverDue();
  await expect
    .poll(
      async () => (await listDeliveries(webhook.id)).filter(({ status }) => status === "DELIVERED").length,
    )
    .toBe(4);
  expect(hung).toHaveLength(2);
  receiver.endpoint.answer = (_, response) => response.end("ok");
  for (const end of hung) end();
  await webhooksSettled();
  expect(receiver.take().filter(({ path }) => path === "/hangs")).toHaveLength(4);
});
