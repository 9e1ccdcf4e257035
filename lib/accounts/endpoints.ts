import { sessionCookie } from "@/lib/auth/cookie";
import type { Entered } from "@/lib/auth/enter";
import { enteredCookies } from "@/lib/auth/entered-cookies";
import { endpoint, type RequestContext } from "@/lib/http/endpoint";
import {
  changePasswordContract,
  demoSignInContract,
  endForeignSessionContract,
  endOtherSessionsContract,
  endSessionContract,
  forgotPasswordContract,
  getMeContract,
  listSessionsContract,
  loginContract,
  logoutContract,
  refreshContract,
  registerContract,
  requestVerificationContract,
  resetPasswordContract,
  signInContract,
  signOutContract,
  updateMeContract,
  verifyEmailByCodeContract,
  verifyEmailContract,
} from "./contract";
import { changePassword, forgotPassword, resetPassword } from "./passwords/service";
import { login, refresh } from "./programs/service";
import type { SignedIn } from "./schema";
import { getMe, register, updateMe } from "./service";
import { endForeignSession } from "./sessions/not-me";
import {
  endOtherSessions,
  endSession,
  listSessions,
  signIn,
  signInToDemo,
  signOut,
} from "./sessions/service";
import { requestVerification, verifyEmail, verifyEmailByCode } from "./verification/service";

const accepted = { accepted: true } as const;

const setCookie = ({ responseHeaders }: RequestContext, cookie: string) =>
  responseHeaders.append("set-cookie", cookie);

async function answer(context: RequestContext, entered: Entered & { userId: string }): Promise<SignedIn> {
  for (const cookie of enteredCookies(entered, entered.userId)) setCookie(context, cookie);
  return "pending" in entered ? { secondFactor: "due" } : getMe(entered.userId);
}

export const registerEndpoint = endpoint(registerContract, async ({ body }) => {
  await register(body);
  return accepted;
});

export const signInEndpoint = endpoint(signInContract, async ({ actor, body, context }) =>
  answer(context, await signIn(body, context, actor)),
);

export const demoSignInEndpoint = endpoint(demoSignInContract, async ({ actor, body, context }) =>
  answer(context, await signInToDemo(body.email, context, actor)),
);

export const signOutEndpoint = endpoint(signOutContract, async ({ actor, context }) => {
  await signOut(actor);
  setCookie(context, sessionCookie(null));
});

export const loginEndpoint = endpoint(loginContract, ({ body, context }) => login(body, context));

export const refreshEndpoint = endpoint(refreshContract, ({ body }) => refresh(body.refreshToken));

export const logoutEndpoint = endpoint(logoutContract, ({ actor }) => signOut(actor));

export const getMeEndpoint = endpoint(getMeContract, ({ actor }) => getMe(actor.userId));

export const updateMeEndpoint = endpoint(updateMeContract, ({ actor, body }) => updateMe(actor, body));

export const requestVerificationEndpoint = endpoint(requestVerificationContract, ({ actor }) =>
  requestVerification(actor),
);

export const verifyEmailEndpoint = endpoint(verifyEmailContract, ({ body }) => verifyEmail(body.token));

export const verifyEmailByCodeEndpoint = endpoint(verifyEmailByCodeContract, ({ actor, body }) =>
  verifyEmailByCode(actor, body.code),
);

export const forgotPasswordEndpoint = endpoint(forgotPasswordContract, async ({ body }) => {
  await forgotPassword(body.email);
  return accepted;
});

export const resetPasswordEndpoint = endpoint(resetPasswordContract, ({ body }) =>
  resetPassword(body.token, body.password),
);

export const changePasswordEndpoint = endpoint(changePasswordContract, ({ actor, body }) =>
  changePassword(actor, body),
);

export const listSessionsEndpoint = endpoint(listSessionsContract, ({ actor, query }) =>
  listSessions(actor, query),
);

export const endOtherSessionsEndpoint = endpoint(endOtherSessionsContract, ({ actor }) =>
  endOtherSessions(actor),
);

export const endForeignSessionEndpoint = endpoint(endForeignSessionContract, ({ body }) =>
  endForeignSession(body.token),
);

export const endSessionEndpoint = endpoint(endSessionContract, ({ actor, params }) =>
  endSession(actor, params.sessionId),
);
