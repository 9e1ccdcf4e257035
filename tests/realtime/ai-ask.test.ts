import { randomUUID } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import { NOTHING_FOUND } from "@/lib/ai/ask/ask-prompt";
import { askPurpose } from "@/lib/ai/ask/ask-purpose";
import { askWorkspace } from "@/lib/ai/ask/service";
import { TIME_LIMITS } from "@/lib/ai/runs/limits";
import { registerRunPurposes } from "@/lib/ai/runs/purposes";
import { startRunner } from "@/realtime/ai-runner";
import { addMember, makeActor, makeChannel, makeMessage, makeUser } from "../factories";
import { answerOf, callsOf, follow, makeAiPlace } from "./ai-helpers";

test("an answer from the workspace: the provider gets what the asker can read, and isn’t asked where nothing is found", async () => {
  const { fake, user, workspace, makeModel } = await makeAiPlace();
  registerRunPurposes({ ask: askPurpose });
  const runner = await startRunner(TIME_LIMITS);
  onTestFinished(() => runner.stop());
  const asker = await makeUser({ name: "Ben" });
  await addMember(workspace, asker);
  const open = await makeChannel(workspace, { name: "general" });
  const secret = await makeChannel(workspace, {
    visibility: "PRIVATE",
    members: [{ user, role: "MANAGER" }],
  });
  const { id } = await makeMessage(open, user, "The ferry leaves at 07:40");
  await makeMessage(secret, user, "The ferry is bankrupt, CONFIDENTIAL");
  const { id: modelId } = await makeModel();
  const ask = async (text: string) => {
    const given = { sessionId: randomUUID(), text, scope: {}, modelId };
    const { answer } = await askWorkspace(await makeActor(asker), workspace.id, given);
    await (await follow(asker.id, answer.runId!)).ended();
    return { runId: answer.runId!, answer: await answerOf(answer.id) };
  };

  fake.next({ text: "At 07:40 [1], or not [2]. See https://evil.example/?q=CONFIDENTIAL" });
  const { answer, runId } = await ask("When does the ferry leave?");
  expect(answer).toMatchObject({
    finish: "DONE",
    text: "At 07:40 [1], or not. See evil.example",
    sources: [{ number: 1, type: "message", id }],
  });
  const [asked] = fake.asks;
  expect(asked?.transcript).toContain("The ferry leaves at 07:40");
  expect(JSON.stringify(asked)).not.toContain("CONFIDENTIAL");
  expect(await callsOf(runId)).toMatchObject([{ purpose: "ask", status: "DONE" }]);

  const nothing = await ask("What did the zeppelin cost?");
  expect(nothing.answer).toMatchObject({ finish: "DONE", text: NOTHING_FOUND, modelId: null, sources: [] });
  expect(fake.asks).toHaveLength(1);
  expect(await callsOf(nothing.runId)).toEqual([]);
});
