import { Secret, TOTP } from "otpauth";
import { confirmTwoFactorContract, setUpTwoFactorContract } from "@/lib/accounts/two-factor/contract";
import { type Caller, send } from "../setup/request";
import { cookieOf, makeUserWithPassword, signIn } from "./accounts-helpers";

/** The code that an app shows now, or `steps` of 30 seconds from now. */
export const codeOf = (secret: string, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 });

/** Sets up two factors. The code of the present step is spent with it: the next one is `codeOf(secret, 1)`. */
export async function setUp(caller: Caller) {
  const { secret } = await send(caller, setUpTwoFactorContract);
  const { recoveryCodes } = await send(caller, confirmTwoFactorContract, { body: { code: codeOf(secret) } });
  return { secret, recoveryCodes };
}

/** A person with a password and two factors, signed in. */
export async function makeUserWithTwoFactors() {
  const user = await makeUserWithPassword();
  const caller = cookieOf(await signIn(user.email));
  return { ...user, caller, ...(await setUp(caller)) };
}

/** All cookies that a response sets, as the browser would send them back. */
export const cookiesOf = (response: Response) => ({
  cookie: response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .filter((pair) => !pair?.endsWith("="))
    .join("; "),
});
