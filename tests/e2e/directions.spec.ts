import { makeMessage } from "../factories";
import { messageBodies } from "./setup/records";
import { composer, messages, send } from "./setup/screen";
import { makeTeam } from "./setup/team";
import { expect, test } from "./setup/test";

test("what is written from right to left keeps its direction to itself", async ({ open }) => {
  const team = await makeTeam();
  await makeMessage(team.chat, team.ben, "שלום לכולם!\n\nHello to all!");
  await makeMessage(team.chat, team.ben, "(123) דנה");
  const page = await open(team.ada, team.pathTo(team.chat));

  const paragraphs = messages(page, /Hello to all!/).locator(".message-text p");
  await expect(paragraphs).toHaveCount(2);
  const gaps = await paragraphs.evaluateAll((elements) =>
    elements.map((element) => {
      const text = document.createRange();
      text.selectNodeContents(element);
      const [inner, outer] = [text.getBoundingClientRect(), element.getBoundingClientRect()];
      return { left: Math.round(inner.left - outer.left), right: Math.round(outer.right - inner.right) };
    }),
  );
  expect(gaps[0]?.right).toBe(0);
  expect(gaps[0]?.left).toBeGreaterThan(0);
  expect(gaps[1]?.left).toBe(0);

  // Without isolation, the digits that begin the quote would move before the name.
  await messages(page, "(123) דנה").focus();
  await page.keyboard.press("q");
  const quote = page.getByRole("button", { name: "Don’t quote" }).locator("..").locator("bdi");
  await expect(quote).toHaveCount(2);
  const [name, words] = await quote.evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect()));
  expect(words?.left).toBeGreaterThan(name?.right ?? Number.POSITIVE_INFINITY);
});

test("signs that reverse text, copied along with a number, aren't sent", async ({ open }) => {
  const team = await makeTeam();
  const page = await open(team.ada, team.pathTo(team.chat));
  await expect(composer(page, "engines")).toBeVisible();
  await send(page, "engines", "Call me: \u202a+49 170 1\u202c");
  await expect(messages(page, "Call me: +49 170 1")).toBeVisible();
  await expect.poll(() => messageBodies(team.chat)).toEqual(["Call me: +49 170 1"]);
});
