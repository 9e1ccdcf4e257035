import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { SecondStepForm } from "@/components/accounts/two-factor/second-step-form";
import { TwoFactorSection } from "@/components/accounts/two-factor/two-factor-section";
import {
  confirmPersonContract,
  confirmTwoFactorContract,
  disableTwoFactorContract,
  secondStepContract,
  setUpTwoFactorContract,
  waysToConfirmContract,
} from "@/lib/accounts/two-factor/contract";
import { drawQrCode } from "@/lib/accounts/two-factor/qr-code";
import { AppError } from "@/lib/http/errors";
import { expectAccessible, fakeServer, show } from "./setup/stage";

const button = (name: string) => page.getByRole("button", { name, exact: true });

test("the second step takes a code as it is pasted, or a recovery code, and shows a refusal", async () => {
  fakeServer().answer(secondStepContract, () => {
    throw new AppError("forbidden", "That code isn’t right.");
  });
  show(<SecondStepForm factors={["totp", "recovery"]} next="/" />);
  const code = page.getByRole("textbox", { name: "Code of your authenticator app" });
  await code.fill("12 345");
  await button("Sign in").click();
  await expect.element(code).toHaveAttribute("aria-invalid", "true");
  expect(fakeServer().requestsOf(secondStepContract)).toEqual([]);
  await expectAccessible();

  await code.fill("012\u00a0345 ");
  await page.getByRole("checkbox", { name: "Don’t ask on this browser for 30 days" }).click();
  await button("Sign in").click();
  await expect.element(page.getByRole("alert")).toHaveTextContent("That code isn’t right.");
  await button("Use a recovery code").click();
  await page.getByRole("textbox", { name: "Recovery code" }).fill("abcd-efgh-1234-5678");
  await button("Sign in").click();
  await expect
    .poll(() =>
      fakeServer()
        .requestsOf(secondStepContract)
        .map(({ body }) => body),
    )
    .toEqual([
      { answer: { factor: "totp", code: "012345" }, isRemembered: true },
      { answer: { factor: "recovery", code: "ABCDEFGH12345678" }, isRemembered: true },
    ]);
});

test("a set-up asks who it is, shows the code to scan and the key, then the recovery codes once", async () => {
  const secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
  const qr = await drawQrCode(`otpauth://totp/Guildhall:ann%40example.com?secret=${secret}`);
  let isFresh = false;
  fakeServer().answer(setUpTwoFactorContract, () => {
    if (!isFresh)
      throw new AppError("forbidden", "Confirm that it’s you first.", { reason: "fresh_sign_in" });
    return { secret, address: "otpauth://totp/", qr };
  });
  fakeServer().answer(waysToConfirmContract, () => ({ ways: ["password" as const] }));
  fakeServer().answer(confirmPersonContract, () => {
    isFresh = true;
    return undefined as never;
  });
  fakeServer().answer(confirmTwoFactorContract, () => ({
    recoveryCodes: ["AAAA-BBBB-CCCC-DDDD", "EEEE-FFFF-GGGG-HHHH"],
  }));
  show(<TwoFactorSection initial={{ isOn: false, recoveryCodes: 0 }} />);
  await button("Set up two-factor sign-in").click();

  await expect.element(page.getByRole("dialog", { name: "Confirm that it’s you" })).toBeVisible();
  await page.getByLabelText("Password", { exact: true }).fill("a loom for numbers");
  await expectAccessible();
  await userEvent.keyboard("{Enter}");

  await expect.element(page.getByRole("img", { name: "QR code for your authenticator app" })).toBeVisible();
  await expect.element(page.getByText("JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP")).toBeVisible();
  await expectAccessible();
  await page.getByRole("textbox", { name: "Code of the app" }).fill("123 456");
  await button("Switch on").click();

  await expect.element(page.getByText("EEEE-FFFF-GGGG-HHHH")).toBeVisible();
  await expect.element(button("Done")).toBeDisabled();
  await page.getByRole("checkbox", { name: "I have saved these codes" }).click();
  await expectAccessible();
  await button("Done").click();
  await expect.element(page.getByText(/^2 recovery codes are left\./)).toBeVisible();

  fakeServer().answer(disableTwoFactorContract, () => undefined as never);
  await button("Switch off").first().click();
  await page.getByRole("textbox", { name: "Code of your authenticator app" }).fill("123456");
  await expectAccessible();
  await page.getByRole("dialog").getByRole("button", { name: "Switch off" }).click();
  await expect.element(button("Set up two-factor sign-in")).toBeVisible();
});
