import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { POST } from "@/app/api/hooks/[token]/route";
import { HOOKS_ID } from "@/lib/accounts/hooks";
import { updateChannelContract } from "@/lib/channels/contract";
import { db } from "@/lib/db";
import { deliveriesSettled } from "@/lib/events/delivery-queue";
import { listMessagesContract } from "@/lib/messages/contract";
import {
  createIncomingHookContract,
  deleteIncomingHookContract,
  listIncomingHooksContract,
  listWorkspaceIncomingHooksContract,
  rotateIncomingHookContract,
} from "@/lib/webhooks/incoming/contract";
import { removeMemberContract } from "@/lib/workspaces/contract";
import { makeChannel, makeMember, type SignedIn } from "@/tests/factories";
import { ada, ben, channelId, makePair, workspace, workspaceId } from "@/tests/pair";
import { refusal, send } from "@/tests/setup/request";
import { deliver, makeWebhook, startReceiver } from "./webhooks-helpers";

beforeEach(async () => {
  await db().webhook.deleteMany();
  await makePair();
});

const file = (name: string) => readFileSync(path.join(import.meta.dirname, "cases", name), "utf8");
const JSON_TYPE = "application/json";
const FORM_TYPE = "application/x-www-form-urlencoded";

async function post(url: string, body: string, type = JSON_TYPE) {
  const { host } = new URL(url);
  const headers = { host, "content-type": type, "x-forwarded-for": "203.0.113.7" };
  const token = url.split("/").at(-1)!;
  const request = new Request(url, { method: "POST", headers, body });
  const response = await POST(request, { params: Promise.resolve({ token }) });
  await deliveriesSettled();
  return { status: response.status, text: await response.text(), headers: response.headers };
}

const makeHook = (who: SignedIn = ada, given: { name?: string; mayMention?: boolean } = {}, id = channelId) =>
  send(who, createIncomingHookContract, { params: { channelId: id }, body: { name: "CI", ...given } });
const listMessages = async () => (await send(ben, listMessagesContract, { params: { channelId } })).items;
const lastBody = async () => (await listMessages()).at(-1)?.body;

describe("what Slack's tools send (case 22)", () => {
  it("is posted as it was meant, under a name that is no member's", async () => {
    const { url, hook } = await makeHook();
    const answer = await post(url, file("slack-form.txt"), FORM_TYPE);
    expect(answer).toMatchObject({ status: 200, text: "ok" });
    expect(answer.headers.get("content-type")).toMatch("text/plain");
    const [message] = await listMessages();
    expect(message).toMatchObject({ author: { id: HOOKS_ID, name: "Webhook: CI" }, hook: { id: hook.id } });
    expect(message!.body).toBe(
      "Build [#812 failed](https://ci.example.org/1?a=1&b=2) on **main**: 3 < 5 & done\n@channel ask @U024BE7LH",
    );
    expect(await db().inboxItem.count({ where: { userId: ben.id } })).toBe(0);

    expect(await post(url, file("slack-attachments.json"))).toMatchObject({ status: 200, text: "ok" });
    expect(await lastBody()).toBe(
      [
        ...["From the pipeline", "[Deploy 7](https://ci.example.org/7)", "_All_ **green** in `3 min`"],
        "**Branch**: release/2\n**By**: Zoë",
        ...["pipeline", "Only a fallback here"],
      ].join("\n\n"),
    );
    const [, curl = ""] = file("slack-curl.txt").split("\n\n");
    expect(await post(url, curl, FORM_TYPE)).toMatchObject({ status: 200 });
    expect(await lastBody()).toBe("Disk 91% full & rising = act");
    expect(await post(url, "plain *text* & <b>", "text/plain")).toMatchObject({ status: 200 });
    expect(await lastBody()).toBe("plain \\*text\\* & \\<b>");
    const blocks = [
      { type: "header", text: { type: "plain_text", text: "Release" } },
      {
        type: "section",
        text: { type: "mrkdwn", text: "*1.2* is out" },
        fields: [{ type: "mrkdwn", text: "_a_" }],
      },
      { type: "actions", elements: [{ type: "button", text: { type: "plain_text", text: "Press" } }] },
    ];
    expect(
      await post(url, JSON.stringify({ text: "fallback", blocks, username: "Ada\u202E" })),
    ).toMatchObject({
      status: 200,
    });
    expect((await listMessages()).at(-1)).toMatchObject({
      body: "**Release**\n\n**1.2** is out\n_a_",
      author: { id: HOOKS_ID, name: "Webhook: Ada" },
    });
  });

  const refused: [string, string, number, string][] = [
    ["", JSON_TYPE, 400, "no_text"],
    ["   ", "text/plain", 400, "no_text"],
    ["{}", JSON_TYPE, 400, "no_text"],
    ['{"text":"  "}', JSON_TYPE, 400, "no_text"],
    ["payload=", FORM_TYPE, 400, "no_text"],
    ["payload=%7Bbroken", FORM_TYPE, 400, "invalid_payload"],
    ['{"text":', JSON_TYPE, 400, "invalid_payload"],
    ["[]", JSON_TYPE, 400, "invalid_payload"],
    ['"text"', JSON_TYPE, 400, "invalid_payload"],
    ['{"text":{"a":1}}', JSON_TYPE, 400, "invalid_payload"],
    [JSON.stringify({ text: "x".repeat(10_001) }), JSON_TYPE, 400, "msg_too_long"],
    [JSON.stringify({ text: "x".repeat(2_000_000) }), JSON_TYPE, 413, "payload_too_large"],
  ];
  it("is refused with Slack's words where it can't be posted", async () => {
    const { url } = await makeHook();
    for (const [body, type, status, text] of refused)
      expect(await post(url, body, type), body.slice(0, 20)).toMatchObject({ status, text });
    expect(await listMessages()).toEqual([]);
  });

  it("comes back once at most where a receiver posts what it is sent, and only where that is asked for", async () => {
    const receiver = await startReceiver();
    try {
      const { url } = await makeHook();
      const sent = (given: { includesHooks: boolean }) =>
        makeWebhook(ada, workspace, receiver.url, ["message.created"], given);
      const { webhook } = await sent({ includesHooks: false });
      await post(url, '{"text":"posted"}');
      await deliver();
      expect(receiver.take()).toEqual([]);
      await db().webhook.update({ where: { id: webhook.id }, data: { includesHooks: true } });
      let echoes = 0;
      await post(url, '{"text":"echo"}');
      for (let round = 0; round < 4; round += 1) {
        await deliver();
        for (const { body } of receiver.take()) {
          echoes += 1;
          await post(url, JSON.stringify({ text: `again: ${body.type}` }));
        }
      }
      expect(echoes).toBe(1);
      const [dropped] = await db().webhookDelivery.findMany({ where: { status: "DROPPED" } });
      expect(dropped).toMatchObject({ reason: "loop" });
    } finally {
      await receiver.close();
    }
  });
});

describe("mentions", () => {
  const text = () =>
    JSON.stringify({ text: `<!channel> <@${ben.id}> [x](mention:all) [y](mention:person/${ben.id})` });
  const items = () => db().inboxItem.count({ where: { userId: ben.id, kind: "MENTION" } });

  it("notify nobody, however they are written", async () => {
    const { url } = await makeHook();
    for (const type of [JSON_TYPE, "text/plain"]) await post(url, text(), type);
    await post(url, JSON.stringify({ text: `\`](mention:person/${ben.id})\`` }));
    expect(await items()).toBe(0);
  });

  it("notify where the webhook may", async () => {
    const { url } = await makeHook(ada, { mayMention: true });
    await post(url, text());
    expect(await items()).toBe(1);
    expect(await lastBody()).toContain(`[@channel](mention:all) [@Ben](mention:person/${ben.id})`);
  });
});

describe("an address", () => {
  it("is stored as a hash, is replaced and revoked at once, and answers like one that never was", async () => {
    const { url, hook } = await makeHook();
    const token = url.split("/").at(-1)!;
    expect(JSON.stringify(await db().incomingHook.findMany({ where: { channelId } }))).not.toContain(token);
    const params = { hookId: hook.id };
    const next = await send(ada, rotateIncomingHookContract, { params });
    const gone = { status: 404, text: "no_service" };
    expect(await post(url, '{"text":"x"}')).toMatchObject(gone);
    expect(await post(next.url, '{"text":"x"}')).toMatchObject({ status: 200 });
    await send(ada, deleteIncomingHookContract, { params });
    expect(await post(next.url, '{"text":"x"}')).toMatchObject(gone);
    expect(await listMessages()).toHaveLength(1);
    expect(await listMessages()).toMatchObject([{ body: "x", author: { name: "Webhook: CI" } }]);
  });

  it("ends with the archived channel and with its maker's leaving", async () => {
    const dana = await makeMember(workspace, { name: "Dana" }, "ADMIN");
    const { url } = await makeHook(dana);
    await send(ada, updateChannelContract, { params: { channelId }, body: { isArchived: true } });
    expect(await post(url, '{"text":"x"}')).toMatchObject({ status: 410, text: "channel_is_archived" });
    await send(ada, updateChannelContract, { params: { channelId }, body: { isArchived: false } });
    await send(ada, removeMemberContract, { params: { workspaceId, userId: dana.id } });
    expect(await post(url, '{"text":"x"}')).toMatchObject({ status: 404, text: "no_service" });
    const { items } = await send(ada, listIncomingHooksContract, { params: { channelId } });
    expect(items).toMatchObject([{ isMakerAllowed: false }]);
  });

  it("is for managers of the channel, and shown in the workspace's list to admins who see the channel", async () => {
    expect(
      await refusal(ben, createIncomingHookContract, { params: { channelId }, body: { name: "x" } }),
    ).toMatchObject({
      status: 403,
    });
    const bens = await makeChannel(workspace, {
      members: [{ user: ben, role: "MANAGER" }],
      visibility: "PRIVATE",
    });
    const { hook } = await makeHook(ben, {}, bens.id);
    await makeHook();
    expect(
      (await send(ben, listIncomingHooksContract, { params: { channelId: bens.id } })).items,
    ).toMatchObject([{ id: hook.id, maker: { name: "Ben" } }]);
    const { items } = await send(ada, listWorkspaceIncomingHooksContract, { params: { workspaceId } });
    expect(items.map((one) => one.channelId)).toEqual([channelId]);
    expect(await refusal(ben, listWorkspaceIncomingHooksContract, { params: { workspaceId } })).toMatchObject(
      { status: 403 },
    );
  });

  it("takes so many messages a minute", async () => {
    const { url } = await makeHook();
    const answers = [];
    for (let count = 0; count < 62; count += 1) answers.push(await post(url, "{}"));
    expect(answers.slice(0, 60).every(({ text }) => text === "no_text")).toBe(true);
    expect(answers.at(-1)).toMatchObject({ status: 429, text: "rate_limited" });
    expect(Number(answers.at(-1)!.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});
