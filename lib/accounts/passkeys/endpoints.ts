import { enteredCookies } from "@/lib/auth/entered-cookies";
import { assertFresh } from "@/lib/auth/fresh";
import { endpoint } from "@/lib/http/endpoint";
import { getMe } from "../service";
import {
  deletePasskeyContract,
  listPasskeysContract,
  passkeyProofOptionsContract,
  passkeySignInContract,
  passkeySignInOptionsContract,
  registerPasskeyContract,
  renamePasskeyContract,
  startRegistrationContract,
} from "./contract";
import { deletePasskey, listPasskeys, registerPasskey, renamePasskey, startRegistration } from "./service";
import { passkeyProofOptions, passkeySignInOptions, signInByPasskey } from "./sign-in";

export const listPasskeysEndpoint = endpoint(listPasskeysContract, ({ actor }) => listPasskeys(actor));

export const startRegistrationEndpoint = endpoint(startRegistrationContract, async ({ actor }) => {
  await assertFresh(actor);
  return startRegistration(actor);
});

export const registerPasskeyEndpoint = endpoint(registerPasskeyContract, ({ actor, body }) =>
  registerPasskey(actor, body),
);

export const renamePasskeyEndpoint = endpoint(renamePasskeyContract, ({ actor, params, body }) =>
  renamePasskey(actor, params.passkeyId, body.name),
);

export const deletePasskeyEndpoint = endpoint(deletePasskeyContract, async ({ actor, params }) => {
  await assertFresh(actor);
  return { signals: await deletePasskey(actor, params.passkeyId) };
});

export const passkeySignInOptionsEndpoint = endpoint(passkeySignInOptionsContract, () =>
  passkeySignInOptions(),
);

export const passkeySignInEndpoint = endpoint(passkeySignInContract, async ({ actor, body, context }) => {
  const entered = await signInByPasskey(body.answer, context, actor);
  for (const cookie of enteredCookies(entered, entered.userId))
    context.responseHeaders.append("set-cookie", cookie);
  return "pending" in entered ? { secondFactor: "due" as const } : getMe(entered.userId);
});

export const passkeyProofOptionsEndpoint = endpoint(passkeyProofOptionsContract, ({ actor, context }) =>
  passkeyProofOptions(actor, context.cookie),
);
