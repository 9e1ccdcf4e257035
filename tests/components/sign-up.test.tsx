import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { SignUpForm } from "@/components/accounts/sign-up-form";
import { registerContract, signInContract } from "@/lib/accounts/contract";
import { AppError } from "@/lib/http/errors";
import { expectAccessible, fakeServer, show } from "./setup/stage";

async function fill(email: string, password: string) {
  await page.getByRole("textbox", { name: "Your name" }).fill("Grace Hopper");
  await page.getByRole("textbox", { name: "E-mail" }).fill(email);
  await page.getByLabelText("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
}

test("errors show at their fields before anything is sent", async () => {
  show(<SignUpForm next="/" showsLocalMail={false} />);
  await expectAccessible();
  await fill("not an address", "short");
  await expect.element(page.getByRole("textbox", { name: "E-mail" })).toHaveAttribute("aria-invalid", "true");
  await expect.element(page.getByText(/needs at least 10 characters/i)).toBeVisible();
  await expectAccessible();
  expect(fakeServer().requestsOf(registerContract)).toEqual([]);
});

test("an address that is taken gets a mail, and the page doesn't reveal it", async () => {
  fakeServer().answer(registerContract, () => undefined as never);
  fakeServer().answer(signInContract, () => {
    throw new AppError("unauthenticated", "Wrong e-mail or password.");
  });
  show(<SignUpForm next="/" showsLocalMail={false} />);
  await fill("grace@home.test", "a moth in the relay");
  await expect.element(page.getByText("grace@home.test")).toBeVisible();
  await expectAccessible();
});
