import type { Page } from "@playwright/test";
import { hashPassword } from "@/lib/auth/password-hash";
import { makeUser } from "../factories";
import { makeTeam } from "./setup/team";
import { expect, test } from "./setup/test";

const PASSWORD = "correct horse battery";
const NEW_PASSWORD = "staple after staple";

// Refusals are answered with a status of 4xx, which the browser reports as well.
test.use({ expectedComplaints: /status of (400|401|404|422)/ });

const makeUserWithPassword = async () => makeUser({ passwordHash: await hashPassword(PASSWORD) });

async function signIn(page: Page, email: string, password: string) {
  await page.getByRole("textbox", { name: "E-mail", exact: true }).fill(email);
  await page.getByRole("textbox", { name: "Password", exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

const isSignedIn = (page: Page) =>
  expect(page.getByRole("heading", { name: "Make your first workspace" })).toBeVisible();

test("signing in leads back to where one wanted to go, never to another site", async ({ open }) => {
  const user = await makeUserWithPassword();
  const page = await open(null, "/settings");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await signIn(page, user.email, PASSWORD);
  await expect(page.getByRole("heading", { level: 1, name: "Profile", exact: true })).toBeVisible();

  const lured = await open(null, "/sign-in?next=//evil.test/");
  await signIn(lured, user.email, PASSWORD);
  await isSignedIn(lured);
});

test("a forgotten password is set anew by mail, which signs out everywhere", async ({ open, instance }) => {
  const user = await makeUserWithPassword();
  const elsewhere = await open(user, "/new");
  await isSignedIn(elsewhere);

  const page = await open(null, "/sign-in");
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  await expect(page.getByRole("heading", { name: "Forgot your password?" })).toBeVisible();
  await page.getByRole("textbox", { name: "E-mail", exact: true }).fill(user.email);
  await page.getByRole("button", { name: "Mail me a link" }).click();
  await expect(page.getByRole("status")).toContainText(user.email);

  const link = await instance.mailbox.linkTo(user.email, /^Set a new password/);
  await page.goto(link);
  await page.getByRole("textbox", { name: "New password" }).fill("short");
  await page.getByRole("button", { name: "Set password" }).click();
  await expect(page.getByText(/^Needs at least 10 characters/)).toBeVisible();
  await page.getByRole("textbox", { name: "New password" }).fill(NEW_PASSWORD);
  await page.getByRole("button", { name: "Set password" }).click();
  await expect(page.getByRole("status")).toContainText("Your new password is set");
  await expect(elsewhere).toHaveURL(/\/sign-in/);

  await page.getByRole("link", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await signIn(page, user.email, PASSWORD);
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await signIn(page, user.email, NEW_PASSWORD);
  await isSignedIn(page);

  await page.goto(link);
  await page.getByRole("textbox", { name: "New password" }).fill("one more password");
  await page.getByRole("button", { name: "Set password" }).click();
  await expect(page.getByRole("link", { name: "Ask for a new link" })).toBeVisible();
});

test("changing the password keeps this browser in and signs the other out", async ({ open }) => {
  const user = await makeUserWithPassword();
  const other = await open(user, "/new");
  await isSignedIn(other);
  const page = await open(user, "/settings/security");
  const password = page.getByRole("region", { name: "Password", exact: true });
  await password.getByRole("textbox", { name: "Current password" }).fill("wrong password");
  await password.getByRole("textbox", { name: "New password" }).fill(NEW_PASSWORD);
  await password.getByRole("button", { name: "Change password" }).click();
  await expect(password.getByRole("textbox", { name: "Current password" })).toHaveAttribute(
    "aria-invalid",
    "true",
  );

  await password.getByRole("textbox", { name: "Current password" }).fill(PASSWORD);
  await password.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText(/^Your password is changed\./)).toBeVisible();
  await expect(other).toHaveURL(/\/sign-in/);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Security", exact: true })).toBeVisible();
});

test("ending a session signs the other browser out at once", async ({ open }) => {
  const { ada, chat, pathTo } = await makeTeam();
  const other = await open(ada, pathTo(chat));
  await expect(other.getByRole("textbox", { name: "Message engines" })).toBeVisible();
  const page = await open(ada, "/settings/devices");
  const sessions = page.getByRole("region", { name: "Sessions", exact: true }).getByRole("listitem");
  await expect(sessions).toHaveCount(2);
  await expect(sessions.filter({ hasText: "This session" })).toContainText("in use now");
  await sessions.getByRole("button", { name: /^End/ }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "End session" }).click();
  await expect(other).toHaveURL(/\/sign-in\?next=/);
  await expect(sessions).toHaveCount(1);
});

test("signing out ends the session in all tabs", async ({ browserOf, open, instance }) => {
  const { ada, chat, doc, pathTo } = await makeTeam();
  const browser = await browserOf(ada);
  const [page, otherTab] = [await browser.newPage(), await browser.newPage()];
  await page.goto(pathTo(chat));
  await otherTab.goto(pathTo(doc));
  const cookie = (await browser.cookies()).find(({ name }) => name.endsWith("session-token"))?.value ?? "";
  await page.getByRole("button", { name: /Your account/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(otherTab).toHaveURL(/\/sign-in/);
  // The old cookie is worth nothing any more.
  const thief = await open(null, "/sign-in");
  await thief.context().addCookies([{ name: "next-auth.session-token", value: cookie, url: instance.url }]);
  await thief.goto(pathTo(chat));
  await expect(thief).toHaveURL(/\/sign-in/);
});
