import type { Page } from "@playwright/test";
import { makeTeam } from "./setup/team";
import { expect, test } from "./setup/test";

const answers = (page: Page) => page.getByRole("article", { name: "Answer", exact: true });

async function ask(page: Page, text: string) {
  await page.getByRole("textbox", { name: /^Ask/ }).fill(text);
  await page.keyboard.press("Enter");
}

declare global {
  interface Window {
    /** Of the second answer, as it grew. */
    seenLengths?: Set<number>;
  }
}

const watchGrowth = (page: Page) =>
  page.evaluate(() => {
    const seen = new Set<number>();
    window.seenLengths = seen;
    const look = () => {
      const answer = document.querySelectorAll("article[aria-label=Answer]")[1];
      if (answer) seen.add(answer.textContent.length);
    };
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });

test("an answer streams, goes on after a reload, and is read live and forked by a colleague", async ({
  open,
}) => {
  const { ada, ben, workspace } = await makeTeam();
  const page = await open(ada, `/w/${workspace.slug}/ai/new`);
  await test.step("Ada asks, reloads in the middle, and reads the rest", async () => {
    await ask(page, "Plan the launch of our newsletter");
    await expect(answers(page)).toContainText("Here is a plan");
    await expect(page).toHaveURL(/\/ai\/[0-9a-f-]{36}$/);
    await page.reload();
    await expect(answers(page)).toContainText("The first review has a date");
    await expect(answers(page)).toHaveAttribute("aria-busy", "false");
    await expect(page.getByRole("heading", { name: /^The launch of our newsletter$/ })).toBeVisible();
  });
  const link = await test.step("she shares it", async () => {
    await page.getByRole("button", { name: "Share", exact: true }).click();
    await page.getByRole("button", { name: "Share with the workspace" }).click();
    const shown = await page.getByRole("textbox", { name: "Link", exact: true }).inputValue();
    await page.getByRole("button", { name: "Done", exact: true }).click();
    return shown;
  });
  const reader = await open(ben, link);
  await test.step("Ben reads it as it grows", async () => {
    await expect(answers(reader)).toContainText("The first review has a date");
    await expect(reader.getByRole("textbox", { name: /^Ask/ })).toHaveCount(0);
    await watchGrowth(reader);
    await ask(page, "Compare a list and a board");
    await expect(answers(reader).nth(1)).toContainText("A short comparison");
    await expect(answers(reader).nth(1)).toHaveAttribute("aria-busy", "false");
    expect(await reader.evaluate(() => window.seenLengths?.size)).toBeGreaterThan(3);
  });
  await test.step("Ben goes on in a fork of his own", async () => {
    await reader.getByRole("button", { name: "Fork", exact: true }).click();
    await expect(reader.getByText(/^Forked from/)).toBeVisible();
    await ask(reader, "Hello");
    await expect(answers(reader).nth(2)).toContainText("Ask me something");
    await expect(answers(page)).toHaveCount(2);
  });
});
