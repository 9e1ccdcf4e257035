import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, it } from "vitest";
import { chatPurpose } from "@/lib/ai/messages/chat-purpose";
import type { Part } from "@/lib/ai/parts";
import type { RunTool, ToolResult } from "@/lib/ai/runs/purpose";
import {
  copyAiSessionContract,
  shareAiSessionContract,
  updateAiSessionContract,
} from "@/lib/ai/sessions/contract";
import { confirmToolRequestContract, declineToolRequestContract } from "@/lib/ai/tools/requests/contract";
import type { ToolName } from "@/lib/ai/tools/table";
import { isWriteTool, SERVER_TOOLS } from "@/lib/ai/tools/tools";
import type { WriteTool } from "@/lib/ai/tools/types";
import { db } from "@/lib/db";
import type { AppError } from "@/lib/http/errors";
import { cleanUpRows } from "@/lib/jobs/clean-up";
import { makeActor, makeChannel } from "@/tests/factories";
import { ada, ben, makePair, workspace } from "@/tests/pair";
import { type Caller, refusal, send } from "@/tests/setup/request";
import { ask, chatOf, finish, makeModel, newChat, runOf, share } from "./ai-chats-helpers";

let list: { id: string };
let sessionId: string;
beforeAll(async () => {
  await db().aiModel.deleteMany();
  await makePair();
  await makeModel();
});
beforeEach(async () => {
  list = await makeChannel(workspace, { type: "TODO", name: "Groceries" });
  sessionId = (await newChat(ada, workspace.id)).id;
  await send(ada, updateAiSessionContract, {
    params: { aiSessionId: sessionId },
    body: { usesWorkspace: true },
  });
});

const signal = new AbortController().signal;

async function toolsOf(answerId: string): Promise<Record<string, RunTool>> {
  const prompt = await chatPurpose.prepare(await runOf(answerId));
  return "tools" in prompt ? (prompt.tools ?? {}) : {};
}

/** An answer that asks for changes, as its run leaves it. */
async function asking(...calls: [ToolName, object][]) {
  const { answer } = await ask(ada, sessionId, "Do it");
  const tools = await toolsOf(answer.id);
  const parts: Part[] = [];
  for (const [name, input] of calls) {
    const callId = randomUUID();
    const asked = (await tools[name]!.run(input, {
      callId,
      key: `${answer.id}:${callId}`,
      signal,
    })) as Extract<ToolResult, { request: object }>;
    parts.push({ type: "tool", callId, name, state: "asked", input: asked.shown, request: asked.request });
  }
  await finish(answer.id, parts);
  return { answerId: answer.id, ids: parts.map((part) => (part.type === "tool" ? part.request!.id : "")) };
}

const milk = () => ["create_task", { list: list.id, title: "Buy milk" }] as [ToolName, object];
const confirm = (as: Caller, aiToolRequestId: string, fields?: Record<string, string>) =>
  send(as, confirmToolRequestContract, { params: { aiToolRequestId }, body: { ...(fields && { fields }) } });
const decline = (as: Caller, aiToolRequestId: string) =>
  send(as, declineToolRequestContract, { params: { aiToolRequestId } });
/** Why a decision is refused. */
const refused = async (as: Caller, what: "confirm" | "decline", aiToolRequestId: string) => {
  const contract = what === "confirm" ? confirmToolRequestContract : declineToolRequestContract;
  return (
    await refusal(as, contract, { params: { aiToolRequestId }, ...(what === "confirm" && { body: {} }) })
  ).code;
};
const tasks = () => db().task.findMany({ where: { channelId: list.id } });
const partsOf = async (answerId: string) =>
  (await db().aiMessage.findUniqueOrThrow({ where: { id: answerId } })).parts as Part[];
const followers = (answerId: string) => db().aiMessage.findMany({ where: { parentId: answerId } });

it("confirmed on two devices at once, a change is made once, as the person, and the answer goes on once", async () => {
  const { answerId, ids } = await asking(milk());
  const [id = ""] = ids;
  const decisions = await Promise.all([1, 2, 3].map(() => confirm(ada, id, { title: "Buy oat milk" })));
  expect(new Set(decisions.map(({ object }) => object?.id)).size).toBe(1);
  expect(await tasks()).toMatchObject([{ title: "Buy oat milk", createdById: ada.id }]);
  expect(await partsOf(answerId)).toMatchObject([{ state: "done", input: { title: "Buy oat milk" } }]);
  const [next, ...others] = await followers(answerId);
  expect(others).toEqual([]);
  const prompt = await chatPurpose.prepare(await runOf(next!.id));
  const last = "messages" in prompt ? prompt.messages.at(-1) : null;
  expect(last).toMatchObject({
    role: "tool",
    content: [{ output: { value: expect.stringMatching(/^Created/) } }],
  });
});

it("a change that was made before a kill is found by the next try", async () => {
  const { ids } = await asking(milk());
  const [id = ""] = ids;
  const data = { status: "CONFIRMED" as const };
  const { fields, targetId } = await db().aiToolRequest.update({ where: { id }, data });
  const { write } = SERVER_TOOLS.create_task as WriteTool;
  await write(await makeActor(ada), targetId, fields, id);
  expect(await refused(ada, "decline", id)).toBe("conflict");
  expect(await confirm(ada, id)).toMatchObject({ status: "DONE" });
  expect(await tasks()).toHaveLength(1);
});

it.each([
  ["send_message", () => ({ channel: list.id, text: "Hello [x](https://evil.example)" })],
  ["create_document", () => ({ title: "Plan", text: "# Plan" })],
] as [ToolName, () => object][])("%s is made once as well", async (name, input) => {
  const { ids } = await asking([name, input()]);
  const [first, second] = await Promise.all([confirm(ada, ids[0]!), confirm(ada, ids[0]!)]);
  expect(first).toEqual(second);
  expect(first).toMatchObject({ status: "DONE", object: { id: expect.any(String) } });
});

it("nobody else can decide on it, also of a chat that they read", async () => {
  const { answerId, ids } = await asking(milk());
  await share(ada, sessionId, answerId);
  for (const what of ["confirm", "decline"] as const)
    expect(await refused(ben, what, ids[0]!)).toBe("not_found");
  expect(await tasks()).toEqual([]);
});

it("declined, it isn't made, and the model is told when all is decided", async () => {
  const { answerId, ids } = await asking(milk(), milk());
  expect(await decline(ada, ids[0]!)).toMatchObject({ status: "DECLINED" });
  expect(await followers(answerId)).toEqual([]);
  expect(await refused(ada, "confirm", ids[0]!)).toBe("conflict");
  await confirm(ada, ids[1]!);
  expect(await tasks()).toHaveLength(1);
  const [next] = await followers(answerId);
  expect(JSON.stringify(await chatPurpose.prepare(await runOf(next!.id)))).toContain("The person declined");
});

it("too old, it isn't made, and is deleted after a while", async () => {
  const { ids } = await asking(milk());
  await db().aiToolRequest.update({ where: { id: ids[0]! }, data: { expiresAt: new Date(0) } });
  expect(await refused(ada, "confirm", ids[0]!)).toBe("conflict");
  await cleanUpRows();
  expect(await refused(ada, "confirm", ids[0]!)).toBe("not_found");
  expect(await tasks()).toEqual([]);
});

it("where the person has lost the place meanwhile, it fails, and says so", async () => {
  const { answerId, ids } = await asking(milk());
  await db().channel.update({ where: { id: list.id }, data: { archivedAt: new Date() } });
  expect(await confirm(ada, ids[0]!)).toMatchObject({
    status: "FAILED",
    problem: expect.stringContaining("archived"),
  });
  expect(await partsOf(answerId)).toMatchObject([{ state: "failed" }]);
});

it("asks for nothing that can't be done, and for five changes at most", async () => {
  const hidden = await makeChannel(workspace, { type: "TODO", name: "Secret", visibility: "PRIVATE" });
  const { answer } = await ask(ada, sessionId, "Do it");
  const tools = await toolsOf(answer.id);
  let count = 0;
  const call = (input: object) =>
    tools
      .create_task!.run(input, { callId: "c", key: `${answer.id}:${count++}`, signal })
      .catch((error: AppError) => error.code);
  expect(await call({ list: hidden.id, title: "x" })).toBe("not_found");
  expect(await call({ list: "Secret", title: "x" })).toBe("not_found");
  expect(await call({ list: list.id, title: " " })).toBe("invalid_input");
  expect(await call({ list: list.id, title: "x", due: "tomorrow" })).toBe("invalid_input");
  for (let made = 0; made < 5; made += 1) await call({ list: list.id, title: "x" });
  expect(await call({ list: list.id, title: "x" })).toBe("conflict");
  expect(await db().aiToolRequest.count({ where: { messageId: answer.id } })).toBe(5);
});

it("of what was read for it, a shared answer tells nothing, and waits for its owner to share it", async () => {
  const { answer } = await ask(ada, sessionId, "What is in it?");
  const sharing = { params: { aiSessionId: sessionId }, body: { leafId: answer.id } };
  expect(await refusal(ada, shareAiSessionContract, sharing)).toMatchObject({ code: "conflict" });
  const call: Part = {
    type: "tool",
    callId: "c",
    name: "search_workspace",
    state: "done",
    input: { query: "salary" },
  };
  await finish(answer.id, [
    { ...call, output: { count: 3 } },
    { type: "text", text: "Nothing." },
  ]);
  await share(ada, sessionId, answer.id);
  const seen = await chatOf(ben, sessionId);
  expect(JSON.stringify(seen.messages)).not.toMatch(/salary|count/);
  const body = { leafId: answer.id, sessionId: randomUUID() };
  const copy = await send(ben, copyAiSessionContract, { params: { aiSessionId: sessionId }, body });
  expect(JSON.stringify((await chatOf(ben, copy.id)).messages)).not.toMatch(/salary|count/);
  const { answer: next } = await ask(ada, sessionId, "And now?", answer.id);
  expect((await chatOf(ben, sessionId)).nodes.some(({ id }) => id === next.id)).toBe(false);
});

it("a chat has tools where that is on", async () => {
  const { id } = await newChat(ada, workspace.id);
  const off = await ask(ada, id, "Hello");
  expect(await toolsOf(off.answer.id)).toEqual({});
  const on = await ask(ada, sessionId, "Hello");
  const names = Object.keys(await toolsOf(on.answer.id));
  expect(names).toEqual(Object.keys(SERVER_TOOLS));
  expect(names.filter(isWriteTool)).toHaveLength(5);
});
