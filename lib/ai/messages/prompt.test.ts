import { describe, expect, it } from "vitest";
import type { Part, ToolState } from "../parts";
import { modelMessages } from "./prompt";

const text = (said: string): Part => ({ type: "text", text: said });
const call = (callId: string, state: ToolState): Part => ({
  ...{ type: "tool", callId, name: "search", state, input: { query: "ferry" } },
  ...(state === "done" && { output: "Found" }),
});
const STATES = ["calling", "running", "done", "failed", "stopped", "denied"] as const;

/** What an answer that ended with these calls leaves for the question that follows it. */
const afterAnswer = (parts: readonly Part[]) =>
  modelMessages([
    { role: "USER", parts: [text("Find it")] },
    { role: "ASSISTANT", parts },
    { role: "USER", parts: [text("go on")] },
  ]);

/** The ids of calls and results, message by message, as providers compare them. */
const idsOf = (messages: ReturnType<typeof modelMessages>, type: "tool-call" | "tool-result") =>
  messages.map(({ content }) =>
    typeof content === "string"
      ? []
      : content.flatMap((part) => (part.type === type ? [(part as { toolCallId: string }).toolCallId] : [])),
  );

describe("an answer that was stopped among its tool calls", () => {
  it.each(STATES.flatMap((first) => STATES.map((second) => [first, second] as const)))(
    "of which one is %s and one is %s leaves a result for each call that is sent, and a call for each result",
    (first, second) => {
      const parts = [text("Let me look."), call("a", first), call("b", second)];
      const sent = [first, second].filter((state) => state !== "calling").length;
      for (const ending of [[], [text("So far")]]) {
        const messages = afterAnswer([...parts, ...ending]);
        const calls = idsOf(messages, "tool-call");
        // Results follow their calls at once.
        expect(idsOf(messages, "tool-result").slice(1)).toEqual(calls.slice(0, -1));
        expect(calls.flat()).toHaveLength(sent);
        expect(messages.at(-1)).toEqual({ role: "user", content: "go on" });
      }
    },
  );

  it("says which was stopped and which wasn't approved", () => {
    const [, , results] = afterAnswer([call("a", "stopped"), call("b", "denied"), call("c", "done")]);
    expect(results).toMatchObject({
      role: "tool",
      content: [
        { output: { type: "error-text", value: "stopped" } },
        { output: { type: "error-text", value: "not approved" } },
        { output: { type: "text", value: "Found" } },
      ],
    });
  });

  it("where nothing but half a call came, is left out", () => {
    expect(afterAnswer([call("a", "calling")]).map(({ role }) => role)).toEqual(["user", "user"]);
  });
});
