import type { LanguageModelV4StreamPart } from "@ai-sdk/provider";
import { expect, it, vi } from "vitest";
import { gatherText } from "./gather-text";

type Controller = ReadableStreamDefaultController<LanguageModelV4StreamPart>;

const text = (delta: string, id = "1") => ({ type: "text-delta", id, delta }) as const;

/** What a model's stream passes on, and the stream to write to. */
async function open() {
  let source = {} as Controller;
  const cancel = vi.fn();
  const stream = new ReadableStream<LanguageModelV4StreamPart>({
    start: (controller) => {
      source = controller;
    },
    cancel,
  });
  const doStream = async () => ({ stream });
  const given = { doStream, doGenerate: undefined as never, params: {} as never, model: {} as never };
  const gathered = await gatherText.wrapStream?.(given);
  if (!gathered) throw new Error("no stream");
  return { source, cancel, reader: gathered.stream.getReader() };
}

it("passes the first piece on at once and joins those that follow, in the order of all parts", async () => {
  const { source, reader } = await open();
  source.enqueue(text("Hel"));
  expect((await reader.read()).value).toEqual(text("Hel"));
  source.enqueue(text("lo"));
  source.enqueue(text(" you"));
  source.enqueue({ type: "text-end", id: "1" });
  source.enqueue(text("x", "2"));
  source.enqueue(text("y", "3"));
  source.close();
  const rest = [];
  for (let read = await reader.read(); !read.done; read = await reader.read()) rest.push(read.value);
  expect(rest).toEqual([text("lo you"), { type: "text-end", id: "1" }, text("x", "2"), text("y", "3")]);
});

it("passes on what is pending without another part", async () => {
  const { source, reader } = await open();
  source.enqueue(text("a"));
  await reader.read();
  source.enqueue(text("b"));
  source.enqueue(text("c"));
  expect((await reader.read()).value).toEqual(text("bc"));
});

it("keeps pieces apart that would become too long, or that carry what the provider said of them", async () => {
  const { source, reader } = await open();
  const long = "x".repeat(4_000);
  const signed = { ...text("signed"), providerMetadata: { acme: { signature: "s" } } };
  source.enqueue(text("a"));
  for (const part of [text(long), text(long), signed, text("b")]) source.enqueue(part);
  const read = [];
  for (let count = 0; count < 5; count += 1) read.push((await reader.read()).value);
  expect(read).toEqual([text("a"), text(long), text(long), signed, text("b")]);
});

it("a stream that breaks passes on what came before", async () => {
  const { source, reader } = await open();
  const error = new Error("cut");
  source.enqueue(text("a"));
  source.enqueue(text("b"));
  // An error drops what wasn't read: it must not come before the reading.
  await vi.waitFor(() => expect(source.desiredSize).toBe(1));
  source.error(error);
  const read = [];
  for (let count = 0; count < 3; count += 1) read.push((await reader.read()).value);
  expect(read).toEqual([text("a"), text("b"), { type: "error", error }]);
});

it("leaving cancels the provider's stream", async () => {
  const { source, reader, cancel } = await open();
  source.enqueue(text("a"));
  source.enqueue(text("b"));
  await reader.read();
  await reader.cancel("stopped");
  expect(cancel).toHaveBeenCalledWith("stopped");
});
