import { enteredCookies } from "@/lib/auth/entered-cookies";
import { endpoint } from "@/lib/http/endpoint";
import { getMe } from "../service";
import { confirmPerson, waysToConfirm } from "./confirm-person";
import {
  confirmPersonContract,
  confirmTwoFactorContract,
  disableTwoFactorContract,
  getTwoFactorContract,
  replaceRecoveryCodesContract,
  secondStepContract,
  setUpTwoFactorContract,
  waysToConfirmContract,
} from "./contract";
import { takeSecondStep } from "./second-step";
import {
  confirmTwoFactor,
  disableTwoFactor,
  getTwoFactor,
  replaceRecoveryCodes,
  setUpTwoFactor,
} from "./service";

export const getTwoFactorEndpoint = endpoint(getTwoFactorContract, ({ actor }) => getTwoFactor(actor));

export const setUpTwoFactorEndpoint = endpoint(setUpTwoFactorContract, ({ actor }) => setUpTwoFactor(actor));

export const confirmTwoFactorEndpoint = endpoint(confirmTwoFactorContract, ({ actor, body }) =>
  confirmTwoFactor(actor, body.code),
);

export const disableTwoFactorEndpoint = endpoint(disableTwoFactorContract, ({ actor, body, context }) =>
  disableTwoFactor(actor, body.answer, context.cookie),
);

export const replaceRecoveryCodesEndpoint = endpoint(
  replaceRecoveryCodesContract,
  ({ actor, body, context }) => replaceRecoveryCodes(actor, body.answer, context.cookie),
);

export const secondStepEndpoint = endpoint(secondStepContract, async ({ actor, body, context }) => {
  const { userId, session, remembered } = await takeSecondStep(body, context, actor);
  const cookies = [...enteredCookies({ session }, userId), ...(remembered ? [remembered] : [])];
  for (const cookie of cookies) context.responseHeaders.append("set-cookie", cookie);
  return getMe(userId);
});

export const waysToConfirmEndpoint = endpoint(waysToConfirmContract, ({ actor }) => waysToConfirm(actor));

export const confirmPersonEndpoint = endpoint(confirmPersonContract, ({ actor, body, context }) =>
  confirmPerson(actor, body.proof, context.cookie),
);
