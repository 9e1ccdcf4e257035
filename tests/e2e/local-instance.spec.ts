import { DEMO_PEOPLE } from "@/lib/accounts/demo";
import { addMember, makeChannel, makeUser, makeWorkspace } from "../factories";
import { composer } from "./setup/screen";
import { expect, test } from "./setup/test";

test.describe.configure({ mode: "default" });
test.use({ instanceKind: "local" });

test("a person who starts Guildhall at home signs in to the demo without a password", async ({ open }) => {
  const [owner, ...others] = await Promise.all(DEMO_PEOPLE.map((person) => makeUser(person)));
  const workspace = await makeWorkspace(owner!);
  for (const other of others) await addMember(workspace, other);
  await makeChannel(workspace, { name: "lobby" });
  const page = await open(null, "/");
  await page
    .getByRole("region", { name: "Try the demo workspace" })
    .getByRole("button", { name: "As Ben" })
    .click();
  await expect(composer(page, "lobby")).toBeVisible();
  await expect(page.getByRole("button", { name: /Your account, Ben Okafor/ })).toBeVisible();
});

test("mail is shown locally, and its links work", async ({ open }) => {
  const page = await open(null, "/sign-up");
  await page.getByRole("textbox", { name: "Your name" }).fill("Grace Hopper");
  await page.getByRole("textbox", { name: "E-mail", exact: true }).fill("grace@home.test");
  await page.getByRole("textbox", { name: "Password", exact: true }).fill("a moth in the relay");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { name: "Make your first workspace" })).toBeVisible();
  const mail = page.getByRole("listitem").filter({ hasText: "grace@home.test" });
  await expect(async () => {
    await page.goto("/mail");
    await expect(mail).toBeVisible({ timeout: 500 });
  }).toPass();
  await mail.getByRole("link", { name: /verify-email/ }).click();
  await page.waitForLoadState("networkidle");
  await page.getByRole("button", { name: "Verify my address" }).click();
  await expect(page.getByRole("status")).toHaveText(/verified/);
});
