import type { Page } from "@playwright/test";
import { makeChannel } from "../factories";
import { makeTeam } from "./setup/team";
import { expect, test } from "./setup/test";

const titles = (page: Page) =>
  page
    .getByRole("list", { name: "Tasks", exact: true })
    .locator("[data-task] [data-title]")
    .allTextContents()
    .then((all) => all.join(" "));

test("two people work on one list: added, moved, done and taken back, live for both and after a reload", async ({
  open,
}) => {
  const team = await makeTeam();
  const list = await makeChannel(team.workspace, { name: "Household", type: "TODO" });
  const [ada, ben] = await Promise.all([team.ada, team.ben].map((who) => open(who, team.pathTo(list))));
  if (!ada || !ben) throw new Error("two pages");
  const field = ada.getByRole("combobox", { name: "Add a task", exact: true });
  await expect(ben.getByRole("combobox", { name: "Add a task", exact: true })).toBeVisible();
  await field.fill("Rent");
  await field.press("Enter");
  await field.fill("Coffee");
  await field.press("Enter");
  await field.fill("Plants");
  await field.press("Enter");
  await expect.poll(() => titles(ben)).toBe("Rent Coffee Plants");

  await ben.getByRole("button", { name: "Plants", exact: true }).focus();
  await ben.keyboard.press("Alt+ArrowUp");
  await expect.poll(() => titles(ada)).toBe("Rent Plants Coffee");
  await expect(ben.getByRole("button", { name: "Plants", exact: true })).toBeFocused();

  await ada.getByRole("checkbox", { name: "Rent: done" }).click();
  await expect.poll(() => titles(ben)).toBe("Plants Coffee");
  await ben.getByRole("button", { name: "Done", exact: true }).click();
  await ben.getByRole("checkbox", { name: "Rent: done" }).click();
  await expect.poll(() => titles(ada)).toBe("Rent Plants Coffee");

  await ada.reload();
  await expect.poll(() => titles(ada)).toBe("Rent Plants Coffee");
});
