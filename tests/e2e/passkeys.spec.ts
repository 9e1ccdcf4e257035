import type { Page } from "@playwright/test";
import { hashPassword } from "@/lib/auth/password-hash";
import { makeUser } from "../factories";
import { expect, test } from "./setup/test";

/** Chromium's own authenticator, which answers at once as if a finger had touched it. */
async function withAuthenticator(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      ...{ protocol: "ctap2", transport: "internal" },
      ...{ hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
      automaticPresenceSimulation: true,
    },
  });
}

// A second passkey on the same device is refused.
test.use({ expectedComplaints: /status of 4\d\d/ });

test("a passkey is added once for a device, and signs in without a password", async ({ open }) => {
  const user = await makeUser({ passwordHash: await hashPassword("correct horse battery") });
  const page = await open(user, "/settings/security");
  await withAuthenticator(page);
  const add = page.getByRole("button", { name: "Add a passkey" });
  await page.getByRole("textbox", { name: "Name of the new passkey" }).fill("My laptop");
  await add.click();
  await expect(page.getByRole("button", { name: "Rename the passkey My laptop" })).toBeVisible();
  await add.click();
  await expect(page.getByText("This device has one already.", { exact: true })).toBeVisible();

  await page.context().clearCookies();
  await page.goto("/sign-in?next=/settings/security");
  // The button, or the browser's own offer in the field of the e-mail, whichever is first.
  const button = page.getByRole("button", { name: "Sign in with a passkey" });
  await button.click({ timeout: 5_000 }).catch(() => {});
  await expect(page).toHaveURL(/\/settings\/security/);
  await expect(page.getByText(/used/)).toBeVisible();
});
