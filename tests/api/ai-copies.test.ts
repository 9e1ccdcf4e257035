import { beforeEach, describe, expect, it } from "vitest";
import { chatPurpose } from "@/lib/ai/messages/chat-purpose";
import {
  copyAiSessionContract,
  deleteAiSessionContract,
  stopSharingAiSessionContract,
  updateAiSessionContract,
} from "@/lib/ai/sessions/contract";
import { lockSession } from "@/lib/ai/sessions/service";
import { db, transaction } from "@/lib/db";
import { newId } from "@/lib/new-id";
import { makeMember, type SignedIn } from "@/tests/factories";
import { ada, ben, makePair, workspace, workspaceId } from "@/tests/pair";
import { countQueries } from "@/tests/setup/count-queries";
import { refusal, send } from "@/tests/setup/request";
import { again, ask, chatOf, finish, makeModel, newChat, runOf, share, turn } from "./ai-chats-helpers";
import { callRoute } from "./files-helpers";

let sessionId: string;
let second: Awaited<ReturnType<typeof turn>>;
beforeEach(async () => {
  await db().aiModel.deleteMany();
  await Promise.all([makePair(), makeModel()]);
  sessionId = (await newChat(ben, workspaceId)).id;
  const first = await turn(ben, sessionId, "When does the ferry leave?", "At 07:40.");
  await finish((await again(ben, first.question!.id)).answer.id, "SECRET: never");
  second = await turn(ben, sessionId, "And back?", "At 19:10.", first.answer.id);
  await send(ben, updateAiSessionContract, {
    params: { aiSessionId: sessionId },
    body: { instructions: "SECRET: be rude." },
  });
});

const copy = (as: SignedIn, leafId: string, copyId = newId()) =>
  send(as, copyAiSessionContract, {
    params: { aiSessionId: sessionId },
    body: { leafId, sessionId: copyId },
  });
const textsOf = async (as: SignedIn, id: string) =>
  (await chatOf(as, id)).messages.map(({ parts }) => (parts[0] as { text: string }).text);
const BRANCH = ["When does the ferry leave?", "At 07:40.", "And back?", "At 19:10."];

describe("a copy", () => {
  it("of a shared chat is a private one of the reader's own, with the shared branch, that goes on", async () => {
    await share(ben, sessionId, second.answer.id);
    const made = await copy(ada, second.answer.id);
    expect(made).toMatchObject({ owner: { id: ada.id }, visibility: "PRIVATE", sharedLeafId: null });
    expect(await textsOf(ada, made.id)).toEqual(BRANCH);
    const read = await chatOf(ada, made.id);
    expect(read.nodes).toHaveLength(4);
    expect(read.origin).toMatchObject({ chat: { id: sessionId, owner: { name: "Ben" } } });
    expect(JSON.stringify(read)).not.toContain("SECRET");
    const next = await ask(ada, made.id, "How much?", read.session.leafId);
    const { messages } = await chatPurpose.prepare(await runOf(next.answer.id));
    expect(messages).toHaveLength(5);
    await send(ben, stopSharingAiSessionContract, { params: { aiSessionId: sessionId } });
    expect((await chatOf(ada, made.id)).origin).toEqual({ chat: null });
    await send(ben, deleteAiSessionContract, { params: { aiSessionId: sessionId } });
    expect((await chatOf(ada, made.id)).origin).toBeNull();
    expect(await db().aiMessage.count({ where: { sessionId: made.id } })).toBe(6);
  });

  it("of one's own chat keeps the instructions, and leaves out an answer that is being written", async () => {
    const open = await ask(ben, sessionId, "How much?", second.answer.id);
    const made = await copy(ben, open.answer.id);
    expect(await textsOf(ben, made.id)).toEqual(BRANCH);
    expect((await chatOf(ben, made.id)).instructions).toBe("SECRET: be rude.");
    const empty = await newChat(ben, workspaceId);
    const first = await ask(ben, empty.id, "One", null);
    const given = {
      params: { aiSessionId: empty.id },
      body: { leafId: first.answer.id, sessionId: newId() },
    };
    expect(await refusal(ben, copyAiSessionContract, given)).toMatchObject({ code: "conflict" });
  });

  it("isn't made of a chat that is being deleted", async () => {
    let copied: Promise<unknown> | undefined;
    await transaction(async (tx) => {
      await lockSession(tx, sessionId);
      const leafId = second.answer.id;
      const body = { leafId, sessionId: newId() };
      copied = refusal(ben, copyAiSessionContract, { params: { aiSessionId: sessionId }, body });
      await tx.aiSession.delete({ where: { id: sessionId } });
    });
    expect(await copied).toMatchObject({ status: 404 });
  });

  it("of a chat that asks the workspace asks it too, with the rights of whoever has the copy", async () => {
    await share(ben, sessionId, second.answer.id);
    await db().aiSession.update({ where: { id: sessionId }, data: { scope: {} } });
    for (const who of [ada, ben]) {
      const { id, isAsk } = await copy(who, second.answer.id);
      expect(isAsk).toBe(true);
      const { answer } = await ask(who, id, "How much?", (await chatOf(who, id)).session.leafId);
      expect(await runOf(answer.id)).toMatchObject({ purpose: "ask", userId: who.id });
    }
  });

  it("is refused for branches that one may not read", async () => {
    const given = {
      params: { aiSessionId: sessionId },
      body: { leafId: second.answer.id, sessionId: newId() },
    };
    expect(await refusal(ada, copyAiSessionContract, given)).toMatchObject({ code: "not_found" });
    await share(ben, sessionId, second.question!.parentId!);
    expect(await refusal(ada, copyAiSessionContract, given)).toMatchObject({ code: "not_found" });
    const guest = await makeMember(workspace, { name: "Gus" }, "GUEST");
    expect(await refusal(guest, copyAiSessionContract, given)).toMatchObject({ code: "not_found" });
  });

  it("with an id that was sent before is the first one, and takes no id of another chat", async () => {
    await share(ben, sessionId, second.answer.id);
    const id = newId();
    const [made, again] = await Promise.all([1, 2].map(() => copy(ada, second.answer.id, id)));
    expect(again).toMatchObject({ id, leafId: made?.leafId });
    expect(await textsOf(ada, id)).toEqual(BRANCH);
    const given = (copyId: string) => ({
      params: { aiSessionId: sessionId },
      body: { leafId: second.answer.id, sessionId: copyId },
    });
    const own = await newChat(ada, workspaceId);
    expect(await refusal(ada, copyAiSessionContract, given(own.id))).toMatchObject({ code: "conflict" });
    expect(await refusal(ben, copyAiSessionContract, given(id))).toMatchObject({ code: "not_found" });
  });

  it("takes as many queries for a long branch as for a short one", async () => {
    const short = await countQueries(() => copy(ben, second.question!.parentId!));
    let parentId = second.answer.id;
    for (const text of ["1", "2", "3"])
      parentId = (await turn(ben, sessionId, text, "Yes", parentId)).answer.id;
    const long = await countQueries(() => copy(ben, parentId));
    expect(long).toBe(short);
  });
});

describe("an export", () => {
  const exported = (as: SignedIn, query: { format: string; leafId?: string }) =>
    callRoute(as, "GET", "ai/sessions/[aiSessionId]/export", { params: { aiSessionId: sessionId }, query });

  it("in Markdown keeps code, and text that looks like syntax stays within its message", async () => {
    const question = "## Not a heading\n```js\nlet x = 1;\n```\n<!--";
    const { answer } = await ask(ben, sessionId, question, second.answer.id);
    await finish(answer.id, "So:\n\n```js\nlet x", { finish: "LENGTH", modelName: "fake *model*" });
    await turn(ben, sessionId, "Thanks", "Sure", answer.id);
    const response = await exported(ben, { format: "markdown" });
    expect(response.headers.get("content-disposition")).toContain("When does the ferry leave");
    const text = await response.text();
    expect(text).toContain(`\n\n\`\`\`\`text\n${question}\n\`\`\`\`\n`);
    expect(text).toContain("\n> So:\n>\n> ```js\n> let x\n\n*Cut off by the model’s output limit.*\n");
    expect(text).toMatch(/\n## fake \\\*model\\\* · \d{4}-\d\d-\d\d \d\d:\d\d UTC\n/);
    expect(text.match(/^## /gm)).toHaveLength(9);
  });

  it("in JSON has roles, models, times and endings, of the branch that one may read", async () => {
    await share(ben, sessionId, second.question!.parentId!);
    const whole = await (await exported(ada, { format: "json" })).json();
    expect(whole).toMatchObject({
      title: "When does the ferry leave?",
      owner: "Ben",
      messages: [
        { role: "user", parts: [{ type: "text", text: BRANCH[0] }] },
        { role: "assistant", model: "fake", finish: "DONE", ending: null, parts: [{ text: BRANCH[1] }] },
      ],
    });
    expect(whole.messages).toHaveLength(2);
    expect((await exported(ada, { format: "json", leafId: second.answer.id })).status).toBe(404);
  });
});
