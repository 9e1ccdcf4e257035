import { expect, it } from "vitest";
import { asData } from "../context/as-data";
import { TOOLS } from "../tools/table";
import type { Ask } from "./plan";
import { answerFromTools, nextCall } from "./tools";

const LIST = "01999999-0000-7000-8000-000000000001";
const tools = Object.keys(TOOLS).map((name) => ({ name, schema: {} }));
const asking = (prompt: string, toolResults: Ask["toolResults"] = []) =>
  ({ prompt, tools, toolResults }) as unknown as Ask;

it.each([
  ["What is in #general?", { name: "read_channel", input: { channel: "general" } }],
  ["When does the ferry leave?", { name: "search_workspace", input: { query: "When does the ferry leave" } }],
  [
    "Create a task to buy milk in Groceries",
    { name: "create_task", input: { title: "Buy milk", list: "Groceries" } },
  ],
  [
    "Create a task in Groceries: buy milk",
    { name: "create_task", input: { title: "Buy milk", list: "Groceries" } },
  ],
  ["Create a card to test the pump", { name: "list_channels", input: { type: "KANBAN" } }],
  [
    "Send a message to #harbour: the ferry is late",
    { name: "send_message", input: { channel: "harbour", text: "The ferry is late" } },
  ],
  [
    "Ada asks: @assistant tell #harbour that the ferry is late.",
    { name: "send_message", input: { channel: "harbour", text: "The ferry is late" } },
  ],
  ["Plan the launch", null],
])("for “%s” the demo model calls the tool that fits", (prompt, call) => {
  expect(nextCall(asking(prompt))).toEqual(call);
});

it("looks for a list before it asks for a task, and calls nothing once that is answered", () => {
  const listed = { name: "list_channels", result: asData("Channels", `TODO ${LIST} · Groceries`) };
  const prompt = "Create a task to buy milk";
  expect(nextCall(asking(prompt, [listed]))).toEqual({
    name: "create_task",
    input: { title: "Buy milk", list: LIST },
  });
  const done = { name: "create_task", result: "Created, with the id 1." };
  expect(nextCall(asking(prompt, [listed, done]))).toBeNull();
  expect(answerFromTools({ prompt }, [listed, done])).toContain("Done");
});

it("quotes what it read, with its number", () => {
  const result = asData("Source 2 · general", "[2026-11-27 18:11 UTC] Ada: The ferry leaves at noon");
  expect(answerFromTools({ prompt: "What is in #general?" }, [{ name: "read_channel", result }])).toContain(
    "Ada: The ferry leaves at noon [2]",
  );
});
