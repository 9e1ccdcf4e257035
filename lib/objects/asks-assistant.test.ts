import { expect, it } from "vitest";
import { asksAssistant } from "./asks-assistant";

it.each([
  "[@assistant](mention:assistant) what is the fee?",
  "Hm, @assistant?",
  "@Assistant, please sum up",
  "先问 @assistant 吧",
])("asks the assistant: %s", (body) => expect(asksAssistant(body)).toBe(true));

it.each([
  "Ask an assistant",
  "me@assistant.example",
  "@assistant.example is a host",
  "@assistants",
  "`@assistant` is the word",
  "```\n[@assistant](mention:assistant)\n```",
  "> @assistant what is the fee?\n\nThat is what Ben asked.",
  "[@assistant](mention:person/01a1fef9-6543-74bb-aa06-9e73d9d9d805) is Ann's name",
])("doesn't ask the assistant: %s", (body) => expect(asksAssistant(body)).toBe(false));
