import { expect, it } from "vitest";
import { z } from "zod";
import { parse } from "./parse";
import { Id } from "./schema";

const Body = z.strictObject({ list: z.array(z.unknown()).optional() });

it("reads an array of any length", () => {
  const list = Array<number>(300_000).fill(0);
  expect(parse(Body, { list }, "body").list).toHaveLength(300_000);
});

it("reads values of any depth", () => {
  const deep = JSON.parse(`${"[".repeat(3_000)}1${"]".repeat(3_000)}`);
  expect(parse(Body, { list: deep }, "body").list).toHaveLength(1);
});

it.each(['{ "__proto__": 1 }', '{ "list": [0, [{ "__proto__": 1 }]] }'])("refuses %s", (text) => {
  expect(() => parse(Body, JSON.parse(text), "body")).toThrow("__proto__: isn't a field");
});

it("reads an id in capitals as what it is", () => {
  const id = "0193e0a0-7b7b-7abc-8def-0123456789ab";
  expect(parse(z.strictObject({ id: Id }), { id: id.toUpperCase() }, "path").id).toBe(id);
});
