import { expect, it } from "vitest";
import { quickest } from "@/tests/setup/quickest";
import { addressesIn } from "./addresses";

const found = (text: string) => addressesIn(text).map(({ start, end }) => text.slice(start, end));

it.each([
  ["见 https://example.com/guide，详见下文", "https://example.com/guide"],
  ["访问 https://example.com/docs（中文说明）了解更多", "https://example.com/docs"],
  ["地址是https://example.com/a。谢谢", "https://example.com/a"],
  ["링크 https://example.com/a을 보세요", "https://example.com/a"],
  ["ดูhttps://example.com/aนะ", "https://example.com/a"],
  ["「https://example.com/a」と『www.example.com』", "https://example.com/a", "www.example.com"],
  [
    "“https://example.com/a”, «https://example.com/b» ‘https://example.com/c’ — https://example.com/d…",
  ].concat(["a", "b", "c", "d"].map((path) => `https://example.com/${path}`)),
  ["https://example.com请看 https://example.com/请看", "https://example.com", "https://example.com/"],
  ["https://example.com/a?q=中文&r=b。", "https://example.com/a?q=中文&r=b"],
  ["https://ja.wikipedia.org/wiki/日本語2023年。次", "https://ja.wikipedia.org/wiki/日本語2023年"],
  ["https://例え.jp/x です", "https://例え.jp/x"],
  ["https://example.com/a、https://example.com/b；", "https://example.com/a", "https://example.com/b"],
])("ends an address before CJK text and signs (case 1): %s", (text, ...addresses) => {
  expect(found(text)).toEqual(addresses);
});

it.each([
  [
    "(https://en.wikipedia.org/wiki/A_(b)), https://e.org/x.",
    "https://en.wikipedia.org/wiki/A_(b)",
    "https://e.org/x",
  ],
  ["**https://e.org/a** _https://e.org/b_ ~~https://e.org/c~~"].concat(
    ["a", "b", "c"].map((path) => `https://e.org/${path}`),
  ),
  ["[x](https://e.org/a_(b)) <https://e.org/c> |https://e.org/d|"].concat(
    ["a_(b)", "c", "d"].map((path) => `https://e.org/${path}`),
  ),
  [
    "https://e.org/?a=1&b=2&amp; http://localhost:3000/x? HTTPS://E.org",
    "https://e.org/?a=1&b=2",
    "http://localhost:3000/x",
    "HTTPS://E.org",
  ],
  [
    "https://en.wikipedia.org/wiki/Rubik's_Cube's https://e.org/Michelson–Morley",
    "https://en.wikipedia.org/wiki/Rubik's_Cube's",
    "https://e.org/Michelson–Morley",
  ],
  ["http://[::1]:3000/a https://müller.example/ä", "http://[::1]:3000/a", "https://müller.example/ä"],
  ["no https:// nor xhttp://e.org, a.www.e.org, www., http://.x"],
])("leaves what stands around an address out of it: %s", (text, ...addresses) => {
  expect(found(text)).toEqual(addresses);
});

it("finds addresses in long runs in a time that grows with their length", () => {
  for (const text of [`https://x.y/a/${"日".repeat(9980)}`, `https://x.y/${"&a;".repeat(3300)}x`])
    expect(quickest(() => addressesIn(text))).toBeLessThan(20);
});
