import { expect, it } from "vitest";
import { excerptOf, plainText } from "./plain-text";

it("leaves out the signs of Markdown, and keeps what only looks like them", () => {
  const plain: [body: string, text: string][] = [
    ["A *note* about **tides**, _soon_", "A note about tides, soon"],
    ["> - quoted\n## Title", "quoted Title"],
    ["```ts\nconst a = 1\n```", "const a = 1"],
    ["[@Ada \\[x\\]](mention:user/1) see [this](https://a.test)", "@Ada [x] see this"],
    ["2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"],
    ["2.4 is out\n1. first", "2.4 is out 1. first"],
    ["*see* C:\\Users\\_me_\\*notes*\\a.md - _b_", "see C:\\Users\\_me_\\*notes*\\a.md - b"],
    ["[notes](docs\\old.md) moved to D:\\new\\plan.md", "notes moved to D:\\new\\plan.md"],
    ["\\\\server\\_old_ and \\*not bold\\*", "\\\\server\\_old_ and *not bold*"],
  ];
  for (const [body, text] of plain) expect(plainText(body)).toBe(text);
});

it("ends an excerpt before a link that doesn't fit, with an ellipsis", () => {
  const mention = "[@Ada Lindqvist](mention:user/01a1fef9-6543-74bb-aa06-9e73d9d9d805) ";
  expect(excerptOf(mention.repeat(30))).toMatch(/^(?:@Ada Lindqvist ){10,}…$|^(?:@Ada Lindqvist ?)+…$/);
  expect(excerptOf(mention.repeat(30))).not.toMatch(/mention:|\[/);
  expect(excerptOf("a".repeat(200))).toBe("a".repeat(200));
  expect(excerptOf("a".repeat(201))).toBe(`${"a".repeat(199)}…`);
});
