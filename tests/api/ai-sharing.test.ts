import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { chatPurpose } from "@/lib/ai/messages/chat-purpose";
import { answerAgainContract, askContract, listAiMessagesContract } from "@/lib/ai/messages/contract";
import { stopRunContract } from "@/lib/ai/runs/contract";
import { bindAiChatEvents } from "@/lib/ai/sessions/cache-events";
import {
  copyAiSessionContract,
  deleteAiSessionContract,
  getAiSessionContract,
  listAiSessionsContract,
  shareAiSessionContract,
  stopSharingAiSessionContract,
  updateAiSessionContract,
} from "@/lib/ai/sessions/contract";
import { aiChatQuery, aiSessionsQuery } from "@/lib/ai/sessions/queries";
import { db } from "@/lib/db";
import { aiSessionRoom, memberRoom, workspaceRoom } from "@/lib/realtime/rooms";
import { makeMember, makeSignedIn, type SignedIn } from "@/tests/factories";
import { ada, ben, channelId, makePair, workspace, workspaceId } from "@/tests/pair";
import { refusal, send } from "@/tests/setup/request";
import { verifyCache } from "@/tests/setup/verify-cache";
import { again, ask, chatOf, finish, makeModel, newChat, runOf, share, turn } from "./ai-chats-helpers";

// Ben's chat has two first questions, of which the second one has two answers. He shares the second of those.

let sessionId: string;
let first: Awaited<ReturnType<typeof turn>>;
let second: Awaited<ReturnType<typeof turn>>;
let sharedId: string;
beforeEach(async () => {
  await db().aiModel.deleteMany();
  await Promise.all([makePair(), makeModel()]);
  sessionId = (await newChat(ben, workspaceId)).id;
  first = await turn(ben, sessionId, "SECRET: what do we pay Eve?", "Nothing.");
  second = await turn(ben, sessionId, "When does the ferry leave?", "At noon.");
  const { answer } = await again(ben, second.question!.id);
  sharedId = answer.id;
  await finish(sharedId, "At 07:40.");
  await send(ben, updateAiSessionContract, {
    params: { aiSessionId: sessionId },
    body: { instructions: "SECRET: be rude." },
  });
});

const params = () => ({ aiSessionId: sessionId });
const stop = () => send(ben, stopSharingAiSessionContract, { params: params() });
const listShared = async (as: SignedIn, query: object = {}) =>
  (
    await send(as, listAiSessionsContract, {
      params: { workspaceId },
      query: { list: "shared" as const, ...query },
    })
  ).items;

describe("a shared chat", () => {
  it("gives its readers the shared branch, with what is asked after it, and nothing of the others", async () => {
    await share(ben, sessionId, sharedId);
    const read = await chatOf(ada, sessionId);
    expect(read.nodes.map(({ id }) => id)).toEqual([second.question!.id, sharedId]);
    expect(read.session).toMatchObject({
      ...{ title: "When does the ferry leave?", leafId: sharedId, sharedLeafId: sharedId },
      ...{ modelId: null, folderId: null, visibility: "WORKSPACE" },
    });
    const next = await turn(ben, sessionId, "And back?", "At 19:10.", sharedId);
    // Other branches: an answer again, and an edited question.
    await finish((await again(ben, next.question!.id)).answer.id, "SECRET again");
    await turn(ben, sessionId, "SECRET edit", "Hm.", sharedId);
    const seen = [await chatOf(ada, sessionId), await listShared(ada)];
    expect(seen[0]).toMatchObject({ session: { leafId: next.answer.id }, instructions: "" });
    expect((seen[0] as typeof read).nodes).toHaveLength(4);
    expect(JSON.stringify(seen)).not.toMatch(new RegExp(`SECRET|${first.question!.id}|${first.answer.id}`));
    expect(await listShared(ada, { q: "ferry" })).toHaveLength(1);
    expect(await listShared(ada, { q: "secret" })).toHaveLength(0);
    const query = { leafId: second.answer.id };
    expect(await refusal(ada, listAiMessagesContract, { params: params(), query })).toMatchObject({
      code: "not_found",
    });
  });

  it("tells its owner alone what of their places a model wasn’t given, also in events and copies", async () => {
    await share(ben, sessionId, sharedId);
    const { answer } = await ask(ben, sessionId, "And back?", sharedId);
    const notes = ["Of “layoffs-q3” the model was given only the first 12%: the rest didn’t fit."];
    await db().aiMessage.update({ where: { id: answer.id }, data: { notes } });
    await finish(answer.id, "At 19:10.");
    expect((await chatOf(ben, sessionId)).messages.at(-1)!.notes).toEqual(notes);
    expect(JSON.stringify(await chatOf(ada, sessionId))).not.toContain("layoffs");
    const copied = async (as: SignedIn) => {
      const given = { params: params(), body: { leafId: answer.id, sessionId: randomUUID() } };
      return JSON.stringify(await chatOf(as, (await send(as, copyAiSessionContract, given)).id));
    };
    expect(await copied(ada)).not.toContain("layoffs");
    expect(await copied(ben)).toContain("layoffs");
  });

  it("is named anew where its title was made from an answer that isn’t shared", async () => {
    const { id } = await newChat(ben, workspaceId);
    const made = await turn(ben, id, "When does the ferry leave?", "SECRET");
    await db().aiSession.update({ where: { id }, data: { title: "SECRET ferries" } });
    const other = await again(ben, made.question!.id);
    await finish(other.answer.id, "At 07:40.");
    expect((await share(ben, id, other.answer.id)).title).toBe("When does the ferry leave?");
  });

  it("is read by members, and neither by guests nor by others; nobody but its owner changes it", async () => {
    const [guest, member, outsider] = await Promise.all([
      makeMember(workspace, { name: "Gus" }, "GUEST"),
      makeMember(workspace, { name: "Mia" }),
      makeSignedIn({ name: "Olga" }),
    ]);
    await share(ben, sessionId, sharedId);
    for (const who of [guest, outsider])
      expect(await refusal(who, getAiSessionContract, { params: params() })).toMatchObject({
        code: "not_found",
      });
    expect(await listShared(guest)).toEqual([]);
    const nonce = randomUUID();
    const { id: runId } = await runOf(sharedId);
    const refused = [
      await refusal(ada, askContract, { params: params(), body: { parentId: sharedId, text: "Hi", nonce } }),
      await refusal(ada, answerAgainContract, { params: { aiMessageId: sharedId }, body: { nonce } }),
      await refusal(ada, stopRunContract, { params: { runId } }),
      await refusal(ada, updateAiSessionContract, { params: params(), body: { title: "Mine" } }),
      await refusal(ada, shareAiSessionContract, { params: params(), body: { leafId: sharedId } }),
      await refusal(member, stopSharingAiSessionContract, { params: params() }),
      await refusal(ada, deleteAiSessionContract, { params: params() }),
    ];
    expect(refused.map(({ code }) => code)).toEqual(refused.map(() => "forbidden"));
    const own = await newChat(guest, workspaceId);
    const { answer } = await turn(guest, own.id, "Mine?", "Yes");
    const given = { params: { aiSessionId: own.id }, body: { leafId: answer.id } };
    expect(await refusal(guest, shareAiSessionContract, given)).toMatchObject({ code: "forbidden" });
    const foreign = { params: params(), body: { leafId: answer.id } };
    expect(await refusal(ben, shareAiSessionContract, foreign)).toMatchObject({ code: "not_found" });
  });

  it("is made private by an administrator after its owner left, who can't read it then, nor any private one", async () => {
    const endSharing = () => refusal(ada, stopSharingAiSessionContract, { params: params() });
    expect(await endSharing()).toMatchObject({ code: "not_found" });
    await share(ben, sessionId, sharedId);
    await db().membership.deleteMany({ where: { userId: ben.id } });
    expect((await listShared(ada)).map(({ owner }) => owner.name)).toEqual(["Ben"]);
    const ended = await send(ada, stopSharingAiSessionContract, { params: params() });
    expect(ended).toMatchObject({ visibility: "PRIVATE", leafId: null, modelId: null, folderId: null });
    expect(await listShared(ada)).toEqual([]);
    expect(await refusal(ada, getAiSessionContract, { params: params() })).toMatchObject({
      code: "not_found",
    });
    expect(await endSharing()).toMatchObject({ code: "not_found" });
  });

  it("has its answer grow for readers from where it is shared, and no longer once it is private", async () => {
    const { answer } = await ask(ben, sessionId, "And back?", sharedId);
    const other = await ask(ben, sessionId, "Elsewhere", first.answer.id);
    const owner = memberRoom(workspaceId, ben.id);
    const rooms = async () => [(await runOf(answer.id)).room, (await runOf(other.answer.id)).room];
    await share(ben, sessionId, answer.id);
    expect(await rooms()).toEqual([aiSessionRoom(sessionId), owner]);
    const may = async (answerId: string, action: "read" | "stop") =>
      chatPurpose.access({ userId: ada.id }, await runOf(answerId), action);
    await may(answer.id, "read");
    await expect(may(answer.id, "stop")).rejects.toMatchObject({ code: "forbidden" });
    await expect(may(other.answer.id, "read")).rejects.toMatchObject({ code: "not_found" });
    await share(ben, sessionId, other.answer.id);
    expect(await rooms()).toEqual([owner, aiSessionRoom(sessionId)]);
    await stop();
    expect(await rooms()).toEqual([owner, owner]);
    await expect(may(other.answer.id, "read")).rejects.toMatchObject({ code: "not_found" });
    expect(await refusal(ada, getAiSessionContract, { params: params() })).toMatchObject({
      code: "not_found",
    });
  });
});

async function turnWithNotes() {
  const { answer } = await ask(ben, sessionId, "And back?", sharedId);
  await db().aiMessage.update({ where: { id: answer.id }, data: { notes: ["Of “layoffs-q3”…"] } });
  await finish(answer.id, "At 19:10.");
}

it.each<[string, () => Promise<unknown>]>([
  ["a question", () => ask(ben, sessionId, "And back?", sharedId)],
  ["an answer that ends", () => turn(ben, sessionId, "And back?", "At 19:10.", sharedId)],
  ["an answer with notes", () => turnWithNotes()],
  ["what is asked in another branch", () => turn(ben, sessionId, "SECRET", "Hm.", first.answer.id)],
  ["a new name", () => send(ben, updateAiSessionContract, { params: params(), body: { title: "Ferries" } })],
])("%s leaves a reader as if they had read the chat again", async (_what, work) => {
  await share(ben, sessionId, sharedId);
  const { queryKey } = aiChatQuery(sessionId);
  const list = aiSessionsQuery(workspaceId, { list: "shared" }).queryKey;
  const readList = async () => ({
    pages: [{ items: await listShared(ada), nextCursor: null }],
    pageParams: [null],
  });
  await verifyCache(
    {
      viewer: {
        id: ada.id,
        rooms: [memberRoom(workspaceId, ada.id), workspaceRoom(workspaceId), aiSessionRoom(sessionId)],
      },
      held: [
        [queryKey, () => chatOf(ada, sessionId)],
        [list, readList],
      ],
      mayInvalidate: [queryKey, list],
      views: [bindAiChatEvents],
    },
    work,
  );
});

it("leaves it to its owner to share what follows a question that has a place as context", async () => {
  await share(ben, sessionId, sharedId);
  const context = [{ type: "channel" as const, id: channelId }];
  const body = { parentId: sharedId, text: "And in general?", context, nonce: randomUUID() };
  const { answer } = await send(ben, askContract, { params: params(), body });
  const readByAda = async () => (await chatOf(ada, sessionId)).nodes.map(({ id }) => id);
  expect(await readByAda()).toEqual([second.question!.id, sharedId]);
  const toShare = { params: params(), body: { leafId: answer.id } };
  expect(await refusal(ben, shareAiSessionContract, toShare)).toMatchObject({ status: 409 });
  await finish(answer.id, "Eve is paid nothing.");
  await share(ben, sessionId, answer.id);
  const next = await turn(ben, sessionId, "More?", "Yes.", answer.id);
  expect(await readByAda()).toContain(answer.id);
  expect(await readByAda()).not.toContain(next.answer.id);
});
