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
        { output: { type: "error-text", value: "It was stopped." } },
        { output: { type: "error-text", value: expect.stringContaining("declined") } },
        { output: { type: "text", value: "Found" } },
      ],
    });
  });

  it("has what a person has decided, and not what was read then", () => {
    const call = { type: "tool", callId: "a", input: {} } as const;
    const request = { id: "r", place: "Groceries", expiresAt: "2020-01-01T00:00:00.000Z" };
    const [, , results] = afterAnswer([
      { ...call, name: "create_task", state: "done", output: { text: "Created." } },
      { ...call, callId: "b", name: "read_channel", state: "done", output: { count: 1 } },
      { ...call, callId: "c", name: "create_task", state: "asked", request },
    ]);
    const values = [/^Created\.$/, /Read it again/, /didn’t answer in time/].map((said) =>
      expect.stringMatching(said),
    );
    expect(results).toMatchObject({ content: values.map((value) => ({ output: { value } })) });
  });

  it("goes on by itself where it ends with what a person has decided", () => {
    const parts = [call("a", "done")];
    expect(
      modelMessages([
        { role: "USER", parts: [text("Find it")] },
        { role: "ASSISTANT", parts },
      ]).at(-1)?.role,
    ).toBe("tool");
  });

  it("where nothing but half a call came, is left out", () => {
    expect(afterAnswer([call("a", "calling")]).map(({ role }) => role)).toEqual(["user", "user"]);
  });
});
