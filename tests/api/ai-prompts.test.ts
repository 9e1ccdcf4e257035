import { beforeEach, describe, expect, it } from "vitest";
import {
  createAiPromptContract,
  deleteAiPromptContract,
  listAiPromptsContract,
  updateAiPromptContract,
} from "@/lib/ai/prompts/contract";
import type { Outcome } from "@/lib/ai/runs/purpose";
import { updateAiSessionContract } from "@/lib/ai/sessions/contract";
import { titlePurpose } from "@/lib/ai/sessions/title-purpose";
import { db, transaction } from "@/lib/db";
import { makeMember, type SignedIn } from "@/tests/factories";
import { ada, ben, makePair, workspace, workspaceId } from "@/tests/pair";
import { refusal, send } from "@/tests/setup/request";
import { ask, chatOf, finish, makeModel, newChat, share, turn } from "./ai-chats-helpers";

beforeEach(async () => {
  await db().aiModel.deleteMany();
  await Promise.all([makePair(), makeModel()]);
});

describe("a saved prompt", () => {
  const save = (as: SignedIn, name: string, isShared = false) =>
    send(as, createAiPromptContract, {
      params: { workspaceId },
      body: { name, text: `Text of ${name}`, isShared },
    });
  const names = async (as: SignedIn, q?: string) =>
    (
      await send(as, listAiPromptsContract, { params: { workspaceId }, query: { ...(q && { q }) } })
    ).items.map(({ name }) => name);

  it("is its owner's, or of everybody in the workspace but guests, and changed by its owner alone", async () => {
    const guest = await makeMember(workspace, { name: "Gus" }, "GUEST");
    const own = await save(ben, "Review");
    const shared = await save(ben, "straße-prüfen", true);
    await save(guest, "mine");
    expect(await names(ben)).toEqual(["review", "straße-prüfen"]);
    expect(await names(ada)).toEqual(["straße-prüfen"]);
    expect(await names(ada, "PRÜ")).toEqual(["straße-prüfen"]);
    expect(await names(guest)).toEqual(["mine"]);
    const change = (as: SignedIn, aiPromptId: string, body: object) =>
      refusal(as, updateAiPromptContract, { params: { aiPromptId }, body });
    expect(await change(ada, own.id, { text: "Hers" })).toMatchObject({ code: "not_found" });
    expect(await change(ada, shared.id, { text: "Hers" })).toMatchObject({ code: "forbidden" });
    expect(await change(guest, shared.id, { text: "Theirs" })).toMatchObject({ code: "not_found" });
    expect(
      await refusal(guest, createAiPromptContract, {
        params: { workspaceId },
        body: { name: "ours", text: "x", isShared: true },
      }),
    ).toMatchObject({ code: "forbidden" });
    await send(ben, deleteAiPromptContract, { params: { aiPromptId: shared.id } });
    expect(await names(ada)).toEqual([]);
  });

  it("has a name that can be typed, once for each person", async () => {
    await save(ben, "review");
    await save(ada, "review");
    const again = await save(ben, "other");
    const given = { params: { aiPromptId: again.id }, body: { name: "Review" } };
    expect(await refusal(ben, updateAiPromptContract, given)).toMatchObject({ code: "conflict" });
    for (const name of ["two words", "-x", "a/b", ""]) {
      const body = { name, text: "x" };
      expect(await refusal(ben, createAiPromptContract, { params: { workspaceId }, body })).toMatchObject({
        code: "invalid_input",
      });
    }
  });
});

describe("the title of a chat", () => {
  const titleRun = (sessionId: string) => db().aiRun.findFirst({ where: { sessionId, purpose: "title" } });
  const outcome = (text: string, change: Partial<Outcome> = {}): Outcome => ({
    ...{ parts: [{ type: "text", text }], finish: "DONE", error: null, modelId: null, modelName: "fake" },
    ...change,
  });
  /** Ends the run that names a chat as the worker does. */
  async function name(sessionId: string, given: Outcome) {
    const run = await titleRun(sessionId);
    await transaction((tx) => titlePurpose.finish(tx, run!, given));
    return (await chatOf(ben, sessionId)).session.title;
  }

  it("is made by the model after the first answer, once, and from question and answer", async () => {
    const { id } = await newChat(ben, workspaceId);
    const { question, answer } = await ask(ben, id, "When does the ferry to Graz leave?");
    expect(await titleRun(id)).toBeNull();
    await finish(answer.id, "There is none: Graz has no harbor.");
    const run = await titleRun(id);
    expect(run).toMatchObject({ status: "QUEUED", userId: ben.id, modelId: answer.modelId, answerId: null });
    expect(await titlePurpose.prepare(run!)).toMatchObject({
      messages: [{ role: "user", content: expect.stringMatching(/^When does.*\n\nThere is none/s) }],
      maxOutputTokens: expect.any(Number),
    });
    expect(await name(id, outcome('**"Ferries to Graz."**\n\nI chose this'))).toBe("Ferries to Graz");
    await turn(ben, id, "And to Linz?", "No", answer.id);
    expect(await db().aiRun.count({ where: { sessionId: id, purpose: "title" } })).toBe(1);
    expect(question!.role).toBe("USER");
  });

  it("stays as the person gave it, as the question made it where that fails, and as readers see it", async () => {
    const { id } = await newChat(ben, workspaceId);
    const { answer } = await turn(ben, id, "First?", "Yes");
    const failed = outcome("", { finish: "FAILED", error: { code: "budget_spent", message: "Spent." } });
    expect(await name(id, failed)).toBe("First?");
    expect(await name(id, outcome("  \n"))).toBe("First?");
    await share(ben, id, answer.id);
    expect(await name(id, outcome("Late"))).toBe("First?");
    const other = await newChat(ben, workspaceId);
    await turn(ben, other.id, "First?", "Yes");
    await send(ben, updateAiSessionContract, { params: { aiSessionId: other.id }, body: { title: "Mine" } });
    expect(await name(other.id, outcome("Other"))).toBe("Mine");
  });
});
