import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { SignInForm } from "@/components/accounts/sign-in-form";
import { signInContract } from "@/lib/accounts/contract";
import { AppError } from "@/lib/http/errors";
import { expectAccessible, fakeServer, show } from "./setup/stage";

test("signing in shows what is wrong, and keeps what was typed", async () => {
  const refused = "The e-mail address or the password is wrong.";
  fakeServer().answer(signInContract, () => {
    throw new AppError("unauthenticated", refused);
  });
  show(<SignInForm next="/" />);
  const email = page.getByRole("textbox", { name: "E-mail" });
  const submit = page.getByRole("button", { name: "Sign in", exact: true });
  await email.fill("not an address");
  await page.getByLabelText("Password", { exact: true }).fill("a loom for numbers");
  await submit.click();
  await expect.element(email).toHaveAttribute("aria-invalid", "true");
  await expect.element(email).toHaveFocus();
  expect(fakeServer().requestsOf(signInContract)).toEqual([]);
  await expectAccessible();

  await email.fill("ada@engines.test");
  await submit.click();
  await expect.element(page.getByRole("alert")).toHaveTextContent(refused);
  await expect.element(email).toHaveValue("ada@engines.test");
  await expectAccessible();
});
