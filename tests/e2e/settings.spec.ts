import { makeMessage, makeUser } from "../factories";
import { composer, messages } from "./setup/screen";
import { makeTeam } from "./setup/team";
import { expect, test } from "./setup/test";

test("the settings open in the shell, have an address each, and Escape returns to where one was", async ({
  open,
}) => {
  const { ada, chat, pathTo } = await makeTeam();
  const page = await open(ada, pathTo(chat));
  await expect(composer(page, "engines")).toBeVisible();
  await page.getByRole("button", { name: /Your account/ }).click();
  await page.getByRole("menuitem", { name: "Account settings", exact: true }).click();
  const sections = page.getByRole("navigation", { name: "Settings", exact: true });
  await expect(sections.getByRole("link", { name: "Profile", exact: true })).toHaveAttribute(
    "aria-current",
    "page",
  );
  await expect(page.getByRole("navigation", { name: "Workspaces", exact: true })).toBeVisible();
  await sections.getByRole("link", { name: "Notifications", exact: true }).click();
  await expect(page).toHaveURL(/\/settings\/notifications$/);
  await page.getByRole("switch", { name: /^Do not disturb every day/ }).click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("switch", { name: /^Do not disturb every day/ })).toBeChecked();

  // The first press closes what is open, the next one the settings.
  await sections.getByRole("link", { name: "Appearance", exact: true }).click();
  await page.getByRole("radio", { name: "Dark", exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("dialog", { name: "Go to, do or find", exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "Go to, do or find", exact: true })).toBeHidden();
  await expect(page).toHaveURL(/\/settings\/appearance$/);
  await page.getByRole("heading", { level: 1, name: "Appearance", exact: true }).click();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(new RegExp(`${pathTo(chat)}$`));
  await expect(composer(page, "engines")).toBeVisible();
});

test("on a phone the list is a page and a section is a page", async ({ open }) => {
  const { ada } = await makeTeam();
  const page = await open(ada, "/settings", { viewport: { width: 390, height: 844 }, hasTouch: true });
  const security = page.getByRole("link", { name: "Security", exact: true });
  const heading = page.getByRole("heading", { level: 1, name: "Security", exact: true });
  await security.click();
  await expect(heading).toBeVisible();
  await expect(security).toBeHidden();
  await page.getByRole("button", { name: "Back to settings", exact: true }).click();
  await expect(security).toBeVisible();
  await expect(heading).toBeHidden();
  await page.getByRole("button", { name: /^Back to Guildhall/ }).click();
  await expect(page).toHaveURL(/\/w\//);
});

test("somebody without a workspace has settings as well", async ({ open }) => {
  const page = await open(await makeUser(), "/settings/devices");
  await expect(page.getByText("This session", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: /^Back to Guildhall/ }).click();
  await expect(page.getByRole("heading", { name: "Make your first workspace", exact: true })).toBeVisible();
});

test.describe("an account that is deleted", () => {
  // What its page asks for at that moment is refused.
  test.use({ expectedComplaints: /status of 401/ });

  test("a person takes their data along and deletes their account, as others see at once", async ({
    open,
  }) => {
    const { ada, ben, chat, pathTo } = await makeTeam();
    await makeMessage(chat, ben, "Good morning");
    const page = await open(ben, "/settings/data");
    const other = await open(ada, pathTo(chat));
    await expect(messages(other, "Good morning")).toContainText("Ben Carter");
    await page.getByRole("button", { name: "Export my data", exact: true }).click();
    const archive = page.getByRole("list", { name: "Archives", exact: true }).getByRole("listitem");
    const download = page.waitForEvent("download");
    await archive.getByRole("link", { name: "Download", exact: true }).click();
    expect((await download).suggestedFilename()).toMatch(/^guildhall-[\d-]+\.zip$/);

    await page.getByRole("button", { name: "Delete my account…", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Delete your account?", exact: true });
    const confirm = dialog.getByRole("button", { name: "Delete my account", exact: true });
    await expect(confirm).toBeDisabled();
    await dialog.getByRole("textbox", { name: "Type Ben Carter to confirm", exact: true }).fill("Ben Carter");
    await confirm.click();
    await expect(page).toHaveURL(/\/sign-in/);
    await expect(messages(other, "Good morning")).toContainText("Deleted account");
  });
});
