import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import {
  createAiFolderContract,
  deleteAiFolderContract,
  listAiFoldersContract,
  updateAiFolderContract,
} from "@/lib/ai/folders/contract";
import { aiFoldersQuery } from "@/lib/ai/folders/queries";
import { chatPurpose } from "@/lib/ai/messages/chat-purpose";
import { answerAgainContract, askContract, listAiMessagesContract } from "@/lib/ai/messages/contract";
import { QUESTION_MAX_LENGTH } from "@/lib/ai/messages/limits";
import { bindAiChatEvents } from "@/lib/ai/sessions/cache-events";
import {
  createAiSessionContract,
  deleteAiSessionContract,
  getAiSessionContract,
  listAiSessionsContract,
  updateAiSessionContract,
} from "@/lib/ai/sessions/contract";
import { aiChatQuery, aiSessionsQuery } from "@/lib/ai/sessions/queries";
import { db } from "@/lib/db";
import { memberRoom } from "@/lib/realtime/rooms";
import { ada, ben, makePair, workspaceId } from "@/tests/pair";
import { refusal, send } from "@/tests/setup/request";
import { verifyCache } from "@/tests/setup/verify-cache";
import { again, ask, chatOf, finish, makeModel, newChat, runOf, turn } from "./ai-chats-helpers";

let sessionId: string;
/** The last answer in it. */
let latest: string;
beforeEach(async () => {
  await db().aiModel.deleteMany();
  await Promise.all([makePair(), makeModel()]);
  sessionId = (await newChat(ben, workspaceId)).id;
});

const change = (body: object, as = ben, aiSessionId = sessionId) =>
  send(as, updateAiSessionContract, { params: { aiSessionId }, body });
const list = async (query: object = {}, as = ben) =>
  (await send(as, listAiSessionsContract, { params: { workspaceId }, query })).items.map(({ id }) => id);

describe("a question", () => {
  it("comes with its answer and a run, titles the chat, and is one for a nonce", async () => {
    const given = {
      params: { aiSessionId: sessionId },
      body: { parentId: null, text: "What is\n42?", nonce: randomUUID() },
    };
    const first = await send(ben, askContract, given);
    expect(await send(ben, askContract, given)).toEqual(first);
    expect(first.answer).toMatchObject({ parentId: first.question!.id, finish: null, parts: [] });
    expect(await runOf(first.answer.id)).toMatchObject({
      purpose: "chat",
      userId: ben.id,
      sessionId,
      room: memberRoom(workspaceId, ben.id),
    });
    const { session, nodes, messages } = await chatOf(ben, sessionId);
    expect(session).toMatchObject({
      title: "What is",
      leafId: first.answer.id,
      modelId: first.answer.modelId,
    });
    expect(nodes).toHaveLength(2);
    expect(messages).toEqual([first.question, first.answer]);
  });

  it("waits for the answer that it follows, and is refused where there is no model, or where it is too long", async () => {
    const { answer } = await ask(ben, sessionId, "One");
    const params = { aiSessionId: sessionId };
    const body = { parentId: answer.id, text: "Two", nonce: randomUUID() };
    expect(await refusal(ben, askContract, { params, body })).toMatchObject({ code: "conflict" });
    await db().aiModel.updateMany({ data: { isEnabled: false } });
    expect(await refusal(ben, askContract, { params, body })).toMatchObject({ code: "unavailable" });
    for (const [length, code] of [
      [QUESTION_MAX_LENGTH + 1, "invalid_input"],
      [2_000_000, "too_large"],
    ] as const)
      expect(
        await refusal(ben, askContract, { params, body: { ...body, text: "x".repeat(length) } }),
      ).toMatchObject({ code });
  });

  it("that is edited and an answer that is asked for again are branches, of which one is shown", async () => {
    const { question, answer } = await turn(ben, sessionId, "One", "1");
    const { answer: other } = await again(ben, question!.id);
    await finish(other.id, "I");
    const edited = await turn(ben, sessionId, "Eins", "1.");
    const shown = async () =>
      (await chatOf(ben, sessionId)).messages.map(({ parts }) => (parts[0] as { text: string }).text);
    expect(await shown()).toEqual(["Eins", "1."]);
    await change({ leafId: other.id });
    expect(await shown()).toEqual(["One", "I"]);
    expect((await chatOf(ben, sessionId)).nodes).toHaveLength(5);
    const query = { leafId: answer.id, limit: 1 };
    const { items } = await send(ben, listAiMessagesContract, { params: { aiSessionId: sessionId }, query });
    expect(items.map(({ id }) => id)).toEqual([answer.id]);
    const foreign = {
      leafId: (await turn(ben, (await newChat(ben, workspaceId)).id, "Else", "where")).answer.id,
    };
    expect(
      await refusal(ben, updateAiSessionContract, { params: { aiSessionId: sessionId }, body: foreign }),
    ).toMatchObject({ code: "not_found" });
    expect(edited.question!.parentId).toBeNull();
  });

  it("goes on where the output limit cut the answer off, and nowhere else", async () => {
    const { question, answer } = await ask(ben, sessionId, "Count");
    await finish(answer.id, "1, 2, ", { finish: "LENGTH" });
    const { answer: rest } = await again(ben, answer.id);
    expect(rest.parentId).toBe(answer.id);
    expect(await chatPurpose.prepare(await runOf(rest.id))).toMatchObject({
      messages: [
        { role: "user", content: "Count" },
        { role: "assistant", content: [{ type: "text", text: "1, 2, " }] },
        { role: "user", content: expect.stringContaining("cut your answer off") },
      ],
    });
    await finish(rest.id, "3.");
    const params = { aiMessageId: rest.id };
    expect(await refusal(ben, answerAgainContract, { params, body: { nonce: randomUUID() } })).toMatchObject({
      code: "conflict",
    });
    const { answer: next } = await ask(ben, sessionId, "And?", rest.id);
    expect((await chatPurpose.prepare(await runOf(next.id))).messages).toEqual([
      { role: "user", content: "Count" },
      { role: "assistant", content: [{ type: "text", text: "1, 2, 3." }] },
      { role: "user", content: "And?" },
    ]);
    expect(question!.role).toBe("USER");
  });
});

describe("a chat", () => {
  it("is created once for an id, and has nobody else's", async () => {
    const given = { params: { workspaceId }, body: { sessionId: randomUUID() } };
    const first = await send(ben, createAiSessionContract, given);
    expect(await send(ben, createAiSessionContract, given)).toEqual(first);
    expect(first.id).toBe(given.body.sessionId);
    expect(await refusal(ada, createAiSessionContract, given)).toMatchObject({ code: "not_found" });
  });

  it("is its owner's alone: others in the workspace, its owner too, find nothing of it", async () => {
    const { question } = await turn(ben, sessionId, "A secret plan", "Sure");
    const params = { aiSessionId: sessionId };
    expect(await refusal(ada, getAiSessionContract, { params })).toMatchObject({ code: "not_found" });
    expect(await refusal(ada, updateAiSessionContract, { params, body: { title: "Mine" } })).toMatchObject({
      code: "not_found",
    });
    expect(
      await refusal(ada, answerAgainContract, {
        params: { aiMessageId: question!.id },
        body: { nonce: randomUUID() },
      }),
    ).toMatchObject({ code: "not_found" });
    await expect(
      chatPurpose.access(
        { userId: ada.id },
        await db().aiRun.findFirstOrThrow({ where: { sessionId, purpose: "chat" } }),
        "read",
      ),
    ).rejects.toMatchObject({ code: "not_found" });
    expect(await list({ list: "shared", q: "secret" }, ada)).toEqual([]);
    await db().membership.deleteMany({ where: { userId: ben.id } });
    expect(await refusal(ben, getAiSessionContract, { params })).toMatchObject({ code: "not_found" });
  });

  it("has an answer ended after its owner left the workspace, which says why", async () => {
    const { answer } = await ask(ben, sessionId, "One");
    await db().membership.deleteMany({ where: { userId: ben.id } });
    const run = await runOf(answer.id);
    const error = await Promise.resolve(chatPurpose.prepare(run)).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: "not_found", message: expect.stringContaining("any more") });
    await finish(answer.id, [], { finish: "FAILED", error: { code: error.code, message: error.message } });
    expect(await db().aiMessage.findUnique({ where: { id: answer.id } })).toMatchObject({ finish: "FAILED" });
  });

  it("is found by its title and its messages, in its folder, and among the archived ones", async () => {
    const { question } = await turn(ben, sessionId, "Where is the ferry?", "At the harbor in **Göteborg**.");
    const other = await newChat(ben, workspaceId);
    const folder = await send(ben, createAiFolderContract, {
      params: { workspaceId },
      body: { name: "Trips" },
    });
    await change({ folderId: folder.id, title: "Journey" });
    expect(new Set(await list())).toEqual(new Set([other.id, sessionId]));
    expect(await list({ q: "goteborg" })).toEqual([sessionId]);
    expect(await list({ q: "journ" })).toEqual([sessionId]);
    expect(await list({ q: "?" })).toEqual([sessionId]);
    const file = { purpose: "AI_ATTACHMENT", status: "READY", type: "text/plain", size: 9 } as const;
    const pages = ["The\nWESTERN pier", "closes early"];
    await db().file.create({
      data: {
        ...{ ...file, ownerId: ben.id, name: "plan-7.txt", storageKey: randomUUID() },
        text: { create: { status: "READY", pages } },
        aiMessages: { create: { messageId: question!.id } },
      },
    });
    for (const q of ["the western pier", "plan-7", "early"]) expect(await list({ q })).toEqual([sessionId]);
    for (const q of ["bridge", ";"]) expect(await list({ q })).toEqual([]);
    expect(await list({ folderId: folder.id })).toEqual([sessionId]);
    await change({ isArchived: true });
    expect(await list()).toEqual([other.id]);
    expect(await list({ list: "archived" })).toEqual([sessionId]);
    const page = await send(ben, listAiSessionsContract, { params: { workspaceId }, query: { limit: 1 } });
    expect(page.nextCursor).toBeNull();
  });

  it("takes no folder of somebody else, and is deleted once nothing is written in it", async () => {
    const folder = await send(ada, createAiFolderContract, {
      params: { workspaceId },
      body: { name: "Hers" },
    });
    const params = { aiSessionId: sessionId };
    expect(
      await refusal(ben, updateAiSessionContract, { params, body: { folderId: folder.id } }),
    ).toMatchObject({ code: "not_found" });
    const { answer } = await ask(ben, sessionId, "One");
    expect(await refusal(ben, deleteAiSessionContract, { params })).toMatchObject({ code: "conflict" });
    await finish(answer.id, "1");
    await send(ben, deleteAiSessionContract, { params });
    expect(await db().aiMessage.count({ where: { sessionId } })).toBe(0);
  });
});

it.each<[string, () => Promise<unknown>]>([
  ["a question", () => ask(ben, sessionId, "Next?", latest)],
  ["an answer that ends", () => turn(ben, sessionId, "Next?", "Yes", latest)],
  ["another chat", () => newChat(ben, workspaceId)],
  ["a chat's new name", () => change({ title: "Other" })],
  ["new instructions", () => change({ instructions: "Be brief." })],
  ["archiving", () => change({ isArchived: true })],
  [
    "a folder that is renamed",
    async () => {
      const { id } = await send(ben, createAiFolderContract, {
        params: { workspaceId },
        body: { name: "A" },
      });
      await send(ben, updateAiFolderContract, { params: { aiFolderId: id }, body: { name: "B" } });
    },
  ],
  [
    "a folder that is deleted",
    async () => {
      const { id } = await send(ben, createAiFolderContract, {
        params: { workspaceId },
        body: { name: "A" },
      });
      await change({ folderId: id });
      await send(ben, deleteAiFolderContract, { params: { aiFolderId: id } });
    },
  ],
])("%s leaves another device as if it had been read again", async (_what, work) => {
  latest = (await turn(ben, sessionId, "First?", "Yes")).answer.id;
  await newChat(ben, workspaceId);
  const lists = (["mine", "archived"] as const).map((of) => {
    const read = async () => ({
      pages: [
        await send(ben, listAiSessionsContract, { params: { workspaceId }, query: { list: of, limit: 50 } }),
      ],
      pageParams: [null],
    });
    return [aiSessionsQuery(workspaceId, { list: of }).queryKey, read] as const;
  });
  const events = await verifyCache(
    {
      viewer: { id: ben.id, rooms: [memberRoom(workspaceId, ben.id)] },
      held: [
        ...lists,
        [aiChatQuery(sessionId).queryKey, () => chatOf(ben, sessionId)],
        [
          aiFoldersQuery(workspaceId).queryKey,
          async () => (await send(ben, listAiFoldersContract, { params: { workspaceId } })).items,
        ],
      ],
      views: [bindAiChatEvents],
    },
    work,
  );
  expect(events.length).toBeGreaterThan(0);
});
