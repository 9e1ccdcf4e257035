import type { Locator, Page } from "@playwright/test";
import { composer } from "./setup/screen";
import { makeTeam, type Team } from "./setup/team";
import { expect, test } from "./setup/test";

const poll = (page: Page, question: string) => page.getByRole("group", { name: `Poll: ${question}` });

type Settings = { isAnonymous?: boolean };

/** Asks as a person would who doesn't touch the pointer: Enter goes from option to option. */
async function ask(page: Page, question: string, options: string[], settings: Settings = {}) {
  await page.getByRole("button", { name: "Add to the message" }).click();
  await page.getByRole("menuitem", { name: "Make a poll" }).click();
  const dialog = page.getByRole("dialog", { name: "New poll" });
  await dialog.getByRole("textbox", { name: "Question", exact: true }).fill(question);
  await dialog.getByRole("textbox", { name: "Option 1" }).focus();
  await page.keyboard.type(options.join("\n"));
  if (settings.isAnonymous) await dialog.getByRole("checkbox", { name: /^Anonymous/ }).click();
  await dialog.getByRole("button", { name: "Send poll" }).click();
  await expect(dialog).toBeHidden();
}

/** Its label covers it, so the click is forced: that it is enabled, once one's votes are known, is waited for here. */
async function choose(option: Locator) {
  await expect(option).toBeEnabled();
  await option.click({ force: true });
}

type Open = (person: Team["ada"], path: string) => Promise<Page>;

async function openBoth(open: Open) {
  const team = await makeTeam();
  const [ada, ben] = await Promise.all([team.ada, team.ben].map((who) => open(who, team.pathTo(team.chat))));
  if (!ada || !ben) throw new Error("two pages");
  for (const page of [ada, ben]) await expect(composer(page, "engines")).toBeVisible();
  return { team, ada, ben };
}

test("a poll is voted on live, and closed", async ({ open }) => {
  const { ada, ben } = await openBoth(open);
  await ask(ada, "Brass or steel?", ["Brass", "Steel"]);
  await choose(ben.getByRole("radio", { name: /Brass/ }));
  await expect(ada.getByRole("radio", { name: /Brass.*100%.*1 vote/ })).toBeAttached();
  await choose(ben.getByRole("radio", { name: /Steel/ }));
  await expect(ada.getByRole("radio", { name: /Steel.*100%.*1 vote/ })).toBeAttached();
  await ada.getByRole("button", { name: "Close poll" }).click();
  await ada.getByRole("alertdialog").getByRole("button", { name: "Close poll" }).click();
  await expect(ben.getByText(/Final results/)).toBeVisible();
  await expect(ben.getByRole("radio", { name: /Brass/ })).toBeDisabled();
});

test("an anonymous poll shows my vote in each of my tabs, and to nobody else", async ({ open }) => {
  const { team, ada, ben } = await openBoth(open);
  await ask(ada, "Tea or coffee?", ["Tea", "Coffee"], { isAnonymous: true });
  const second = await ben.context().newPage();
  await second.goto(team.pathTo(team.chat));
  const tea = (page: Page) => poll(page, "Tea or coffee?").getByRole("radio", { name: /Tea/ });
  for (const page of [ada, ben, second]) await expect(tea(page)).not.toBeChecked();
  await choose(tea(second));
  await expect(tea(ben)).toBeChecked();
  await expect(tea(ada)).toHaveAccessibleName(/1 vote/);
  await expect(tea(ada)).not.toBeChecked();
  await expect(poll(ada, "Tea or coffee?").getByRole("button", { name: "Who voted" })).toHaveCount(0);
});
