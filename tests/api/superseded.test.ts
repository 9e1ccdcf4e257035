import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { db } from "@/lib/db";
import { saveDraft } from "@/lib/drafts/service";
import { runUnlessSuperseded, supersede } from "@/lib/http/superseded";
import { createMessageContract, listMessagesContract, updateMessageContract } from "@/lib/messages/contract";
import { markRead, markThreadRead, markThreadUnread, markUnread } from "@/lib/read-markers/service";
import { makeActor, makeMessage, makeMessages } from "@/tests/factories";
import { ada, ben, channelId, makePair } from "@/tests/pair";
import { requestRaw, send } from "@/tests/setup/request";

beforeEach(makePair);

it("records the call of a person that their request repeats, and refuses it from then on", async () => {
  const { id: messageId } = await makeMessage({ id: channelId }, ada, "first");
  const key = randomUUID();
  const repeat = (supersedes: string) =>
    requestRaw(ada, updateMessageContract, {
      ...{ params: { messageId }, body: { body: "second" } },
      headers: { "x-supersedes": supersedes },
    });
  expect((await repeat(key)).status).toBe(200);
  expect((await repeat(key)).status).toBe(200);
  expect((await repeat("no key")).status).toBe(200);
  const run = (who: { id: string }, called: string) => runUnlessSuperseded(who.id, called, async () => "ran");
  await expect(run(ada, key)).rejects.toMatchObject({ code: "conflict" });
  expect(await run(ada, randomUUID())).toBe("ran");
  // Nobody else's call of the same key.
  expect(await run(ben, key)).toBe("ran");
  expect(await db().supersededCall.findMany({ where: { key } })).toMatchObject([{ userId: ada.id }]);
});

it("isn't recorded for who isn't signed in", async () => {
  const headers = { "x-supersedes": randomUUID() };
  await requestRaw(null, updateMessageContract, { params: { messageId: ben.id }, body: {}, headers });
  expect(await db().supersededCall.count({ where: { key: headers["x-supersedes"] } })).toBe(0);
});

it("isn't recorded for what is refused, or only reads", async () => {
  const headers = { "x-supersedes": randomUUID() };
  const params = { messageId: ben.id };
  expect((await requestRaw(ada, updateMessageContract, { params, body: { body: 5 }, headers })).status).toBe(
    422,
  );
  await requestRaw(ada, listMessagesContract, { params: { channelId }, headers });
  expect(await db().supersededCall.count({ where: { key: headers["x-supersedes"] } })).toBe(0);
});

it("stores no draft of a call that was made again while it waited for the database", async () => {
  const key = randomUUID();
  const actor = { userId: ada.id, sessionId: randomUUID(), name: ada.name, image: null, emailVerified: true };
  const change = { body: "Not sent yet", basedOn: null };
  const late = runUnlessSuperseded(ada.id, key, async () => {
    await supersede(ada.id, new Headers({ "x-supersedes": key }));
    return saveDraft(actor, channelId, change);
  });
  await expect(late).rejects.toMatchObject({ code: "not_found" });
  expect(await db().draft.count({ where: { channelId } })).toBe(0);
  await runUnlessSuperseded(ada.id, randomUUID(), () => saveDraft(actor, channelId, change));
  expect(await db().draft.count({ where: { channelId } })).toBe(1);
});

it("moves no read marker for a call that was made again while it waited for the database", async () => {
  const actor = await makeActor(ada);
  await makeMessages({ id: channelId }, ben, 3);
  const late = (mark: () => Promise<void>) => {
    const key = randomUUID();
    return runUnlessSuperseded(ada.id, key, async () => {
      await supersede(ada.id, new Headers({ "x-supersedes": key }));
      await mark();
    });
  };
  const readSeq = async () =>
    (await db().readMarker.findFirst({ where: { userId: ada.id, channelId } }))?.readSeq;
  await markRead(actor, channelId, 2);
  await expect(late(() => markRead(actor, channelId, 3))).rejects.toMatchObject({ code: "not_found" });
  expect(await readSeq()).toBe(2);
  await late(() => markUnread(actor, channelId, 1));
  expect(await readSeq()).toBe(2);
  await markUnread(actor, channelId, 1);
  expect(await readSeq()).toBe(0);

  const { id: threadId } = await makeMessage({ id: channelId }, ada, "root");
  for (const body of ["one", "two"])
    await send(ben, createMessageContract, {
      params: { channelId },
      body: { body, threadId, nonce: randomUUID() },
    });
  const threadReadSeq = async () =>
    (await db().threadFollow.findFirst({ where: { userId: ada.id, threadId } }))?.readSeq;
  await markThreadRead(actor, channelId, threadId, 1);
  await late(() => markThreadRead(actor, channelId, threadId, 2));
  expect(await threadReadSeq()).toBe(1);
  await late(() => markThreadUnread(actor, channelId, threadId, 1));
  expect(await threadReadSeq()).toBe(1);
  await markThreadUnread(actor, channelId, threadId, 1);
  expect(await threadReadSeq()).toBe(0);
});
