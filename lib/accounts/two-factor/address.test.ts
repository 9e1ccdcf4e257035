import { URI } from "otpauth";
import { expect, it } from "vitest";
import { readOneTimeCode } from "@/lib/auth/one-time-code";
import otpInputs from "@/tests/api/cases/accounts/otp-inputs.json";
import names from "@/tests/api/cases/accounts/otpauth-names.json";
import { authenticatorAddress } from "./address";
import { drawQrCode } from "./qr-code";
import { readRecoveryCode } from "./recovery-code";

const SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

it.each(names)(
  "names $issuer and $account so that a reader takes them apart",
  async ({ issuer, account, expect: wanted }) => {
    const address = authenticatorAddress({ issuer, account, secret: SECRET });
    expect(address).not.toContain("+");
    const { pathname, searchParams } = new URL(address);
    const label = pathname.split("/").at(-1) ?? "";
    expect(label.match(/:|%3A/gi)).toHaveLength(1);
    const [issuerOfLabel = "", accountOfLabel = ""] = label.split(":").map(decodeURIComponent);
    expect(issuerOfLabel).toBe(searchParams.get("issuer"));
    expect(accountOfLabel).toBe(account);
    expect(searchParams.get("secret")).toBe(SECRET);
    expect(URI.parse(address)).toMatchObject({ label: account, issuer: issuerOfLabel });
    if (wanted.cutAtGrapheme) {
      const pieces = [...new Intl.Segmenter().segment(issuer)].map(({ segment }) => segment);
      expect([...new Intl.Segmenter().segment(issuerOfLabel)].map(({ segment }) => segment)).toEqual(
        pieces.slice(0, issuerOfLabel === "" ? 0 : [...new Intl.Segmenter().segment(issuerOfLabel)].length),
      );
    }
    // Modules stay large enough on a screen of 200 pixels.
    expect((await drawQrCode(address)).size).toBeLessThan(100);
  },
);

it("reads a code in whatever way it is written, and nothing else as one", () => {
  for (const text of otpInputs.accepted) expect(readOneTimeCode(text)).toBe(otpInputs.code);
  for (const text of otpInputs.refused) expect(readOneTimeCode(text)).toBeNull();
});

it("reads a recovery code with the letters that are taken for digits", () => {
  expect(readRecoveryCode(" o1il-abcd efgh\u20111234\n")).toBe("0111ABCDEFGH1234");
  expect(readRecoveryCode("0111-ABCD-EFGH-123")).toBeNull();
});
