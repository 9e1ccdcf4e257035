import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { ben, makeMessage, makeTreeChannel } from "./setup/people";
import { messages, press } from "./setup/screen";
import { showWorkspace } from "./setup/workspace";

test("text from right to left doesn't change the direction of what surrounds it", async () => {
  const channel = makeTreeChannel({ lastSeq: 2, readSeq: 2 });
  const stored = ["שלום לכולם!\n\nHello to all!", "(123) דנה"].map((body, index) =>
    makeMessage({ channelId: channel.id, seq: index + 1, author: ben, body }),
  );
  showWorkspace({ channels: [channel], messages: { [channel.id]: stored } });

  await expect.element(messages(/Hello to all!/)).toBeVisible();
  const paragraphs = [
    ...messages(/Hello to all!/)
      .element()
      .querySelectorAll(".message-text p"),
  ];
  const gaps = paragraphs.map((paragraph) => {
    const text = document.createRange();
    text.selectNodeContents(paragraph);
    const [inner, outer] = [text.getBoundingClientRect(), paragraph.getBoundingClientRect()];
    return { left: Math.round(inner.left - outer.left), right: Math.round(outer.right - inner.right) };
  });
  expect(gaps).toMatchObject([{ right: 0 }, { left: 0 }]);
  expect(gaps[0]?.left).toBeGreaterThan(0);

  // Without isolation, the digits that begin the quote would move before the name.
  await press(messages("(123) דנה"), "q");
  const cancel = page.getByRole("button", { name: "Don’t quote" });
  await expect.element(cancel).toBeVisible();
  const quote = [...(cancel.element().parentElement?.querySelectorAll("bdi") ?? [])];
  const [name, words] = quote.map((part) => part.getBoundingClientRect());
  expect(quote).toHaveLength(2);
  expect(words?.left).toBeGreaterThan(name?.right ?? Number.POSITIVE_INFINITY);
});
