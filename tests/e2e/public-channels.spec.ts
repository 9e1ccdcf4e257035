import { makeMessage } from "../factories";
import { composer } from "./setup/screen";
import { makeTeam } from "./setup/team";
import { expect, test } from "./setup/test";

// What was taken back is answered with 404, which the browser reports as well.
test.use({ expectedComplaints: /status of 404/ });

test("a manager makes a channel public, anyone reads it without scripts, and it is gone when taken back", async ({
  open,
  browser,
  instance,
}) => {
  const { ada, ben, chat, pathTo } = await makeTeam();
  await makeMessage(chat, ben, "The **engine** weaves patterns, says [@Ada](mention:person/x)");
  const page = await open(ada, pathTo(chat));
  await expect(composer(page, "engines")).toBeVisible();
  await page.getByRole("button", { name: "Channel menu" }).click();
  await page.getByRole("menuitem", { name: "Members and access" }).click();
  const dialog = page.getByRole("dialog", { name: "Who is in engines" });
  const publicSwitch = dialog.getByRole("switch", { name: /Anyone with the link can read it/ });
  await publicSwitch.click();
  const warning = page.getByRole("alertdialog", { name: "Make engines public?" });
  await expect(warning).toContainText("with the names of those who wrote them");
  await warning.getByRole("button", { name: "Make it public" }).click();
  await expect(publicSwitch).toBeChecked();

  // Not by `open`, which waits for scripts to draw.
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: instance.url });
  const reader = await context.newPage();
  const answer = await reader.goto(`/p/${chat.id}`);
  expect(answer?.status()).toBe(200);
  await expect(reader.getByRole("heading", { level: 1, name: "engines" })).toBeVisible();
  await expect(reader.getByRole("article").filter({ hasText: "Ben Carter" })).toContainText(
    "weaves patterns",
  );
  await expect(reader.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
  expect(await reader.content()).not.toContain(ben.id);
  await dialog.getByRole("switch", { name: /Search engines may list it/ }).click();
  await expect(dialog.getByRole("switch", { name: /Search engines may list it/ })).toBeChecked();
  await reader.reload();
  await expect(reader.locator('meta[name="robots"][content*="noindex"]')).toHaveCount(0);

  await publicSwitch.click();
  await expect(publicSwitch).not.toBeChecked();
  expect((await reader.reload())?.status()).toBe(404);
  await expect(reader.getByText(/weaves patterns/)).toHaveCount(0);
  await context.close();
});
