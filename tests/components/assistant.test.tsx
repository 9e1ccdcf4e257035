import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { ASSISTANT_ID } from "@/lib/accounts/assistant";
import { askWorkspaceContract } from "@/lib/ai/ask/contract";
import { getAnswerContract } from "@/lib/ai/assistant/contract";
import { listModelsContract } from "@/lib/ai/models/contract";
import { getRunChunksContract, stopRunContract } from "@/lib/ai/runs/contract";
import { AppError } from "@/lib/http/errors";
import type { Message } from "@/lib/messages/schema";
import { resolveReferencesContract } from "@/lib/references/contract";
import { listMembersContract } from "@/lib/workspaces/contract";
import { ben, makeMessage, makeTreeChannel, me, newId } from "./setup/people";
import { composer, messages } from "./setup/screen";
import { expectAccessible, fakeServer } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

type Answer = NonNullable<Message["answer"]>;

const assistant = { id: ASSISTANT_ID, name: "Assistant", image: null };
const runId = newId();
const GROWING: Answer = { askerId: me.id, runId, finish: null, sources: [], calls: [] };

/** A source that Ada can read, and one that she can't. */
const open = { number: 1, type: "message" as const, id: newId() };
const closed = { number: 2, type: "message" as const, id: newId() };

function showAnswer(answer: Answer, body = "", actions?: readonly string[]) {
  const channel = makeTreeChannel({ name: "harbour", lastSeq: 2, readSeq: 2 });
  const mayDo = channel.actions.filter((action) => !actions || actions.includes(action));
  const asked = makeMessage({
    channelId: channel.id,
    seq: 1,
    author: ben,
    body: "[@assistant](mention:assistant) fee?",
  });
  const written = makeMessage({ channelId: channel.id, seq: 2, author: assistant, body, answer });
  const server = fakeServer();
  server.answer(getRunChunksContract, () => ({
    ...{ runId, status: "RUNNING" as const, attempt: 1, seq: 1, isWhole: true },
    parts: [{ type: "text" as const, text: "Three **eu" }],
  }));
  server.answer(stopRunContract, () => ({ id: runId, status: "RUNNING" as const, isStopping: true }));
  const { receive } = showWorkspace({
    channels: [{ ...channel, actions: mayDo }],
    messages: { [channel.id]: [asked, written] },
  });
  return { server, receive, written };
}

test("an answer grows where it was asked, is stopped by whoever asked, and becomes a message", async () => {
  const { receive, written, server } = showAnswer(GROWING);
  await expect.element(messages("Three **eu")).toBeVisible();
  const grown = { runId, sessionId: null, answerId: null, attempt: 1 };
  receive("aiRun.grew", { ...grown, seq: 2, parts: [{ type: "text", text: "ros** a day." }] });
  await expect.element(messages("Three euros a day.")).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "Stop" }).click();
  expect(server.requestsOf(stopRunContract)).toHaveLength(1);
  receive("aiRun.ended", { ...grown, status: "STOPPED" });
  receive("message.updated", {
    ...written,
    body: "Three **euros**",
    answer: { ...GROWING, finish: "STOPPED" },
  });
  await expect.element(messages("Three euros").getByText("Stopped")).toBeVisible();
  await expect.element(page.getByText("@assistant")).toBeVisible();
});

test("others see that there is no answer, whoever asked why; readers can't stop one", async () => {
  const failed: Answer = { ...GROWING, runId: null, finish: "FAILED" };
  const { server, receive, written } = showAnswer({ ...GROWING, askerId: ben.id }, "", ["channel.read"]);
  server.answer(getAnswerContract, ({ params }) => ({
    ...{ ...params, modelName: "", hasMore: false, question: null, takesFollowUps: false },
    error: { code: "unavailable", message: "No AI model is connected." },
  }));
  await expect.element(messages("Three **eu")).toBeVisible();
  await expect.element(page.getByRole("button", { name: "Stop" })).not.toBeInTheDocument();
  receive("message.updated", { ...written, answer: { ...failed, askerId: ben.id } });
  await expect.element(page.getByText("The assistant couldn’t answer.")).toBeVisible();
  receive("message.updated", { ...written, answer: failed });
  await expect.element(page.getByText("No AI model is connected.")).toBeVisible();
  await expectAccessible();
});

test("an answer shows its sources as the reader may see them, and asks again in private where more is known", async () => {
  const sources = [open, closed];
  const { server } = showAnswer({ ...GROWING, finish: "DONE", sources }, "Eleven euros [1], or nine [2].");
  server.answer(resolveReferencesContract, ({ body }) => ({
    items: body.targets.map((target) =>
      "id" in target && target.id === open.id
        ? {
            ...{ isVisible: true as const, type: "message" as const, id: open.id, title: "Ben Carter" },
            ...{ excerpt: "The mooring fee is eleven euros.", person: ben, place: null, createdAt: null },
          }
        : { isVisible: false as const },
    ),
  }));
  server.answer(getAnswerContract, ({ params }) => ({
    ...{ ...params, modelName: "Demo model", hasMore: true, error: null, question: "what is the fee?" },
    takesFollowUps: true,
  }));
  server.answer(askWorkspaceContract, () => {
    throw new AppError("unavailable", "No AI model is connected.");
  });
  const shown = page.getByRole("region", { name: "Sources" });
  await expect.element(shown.getByText("The mooring fee is eleven euros.")).toBeVisible();
  await expect.element(shown.getByText(/^A source that you can’t open/)).toBeVisible();
  await page.getByRole("button", { name: "Answer privately" }).click();
  await expect.element(page.getByText("No AI model is connected.")).toBeVisible();
  expect(server.requestsOf(askWorkspaceContract)).toMatchObject([{ body: { text: "what is the fee?" } }]);
  await expectAccessible();
});

test("the assistant is among those to mention, and says where no model is connected", async () => {
  const { server } = showAnswer({ ...GROWING, finish: "DONE" }, "Done.");
  server.answer(listMembersContract, () => ({ items: [], nextCursor: null }));
  server.answer(listModelsContract, () => ({ items: [], nextCursor: null }));
  await composer("harbour").click();
  await userEvent.keyboard("@ass");
  await page.getByRole("option", { name: /@assistant.*No AI model is connected yet/ }).click();
  await expect.element(composer("harbour")).toHaveValue("@assistant ");
});
