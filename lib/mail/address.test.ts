import { expect, it } from "vitest";
import { Email } from "@/lib/accounts/schema";
import { normalizeAddress } from "./address";

it.each([
  ["a@bücher.example", "a@xn--bcher-kva.example"],
  ["A@BÜCHER.Example ", "a@xn--bcher-kva.example"],
  ["a@bu\u0308cher.example", "a@xn--bcher-kva.example"],
  ["a@xn--bcher-kva.example", "a@xn--bcher-kva.example"],
  ["a@mail.faß.example", "a@mail.xn--fa-hia.example"],
  ["a@例え。テスト", "a@xn--r8jz45g.xn--zckzah"],
  ["a@пример.рф", "a@xn--e1afmkfd.xn--p1ai"],
  ["a@example.com", "a@example.com"],
])("stores %s as %s, an address", (given, stored) => {
  expect(normalizeAddress(given)).toBe(stored);
  expect(Email.parse(given)).toBe(stored);
});

it.each([
  "",
  "a",
  "@",
  "a@",
  "a@b",
  "a@bü cher.example",
  "a@bücher.example/x",
  "a@bücher.example:25",
  "a@1.2",
  "a@ü@b.c",
  "jörg@example.com",
])("takes %j for no address", (given) => expect(Email.safeParse(given).success).toBe(false));
