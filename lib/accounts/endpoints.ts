import { sessionCookie } from "@/lib/auth/cookie";
import { deviceCookie } from "@/lib/auth/known-device";
import { endpoint, type RequestContext } from "@/lib/http/endpoint";
import {
  changePasswordContract,
  demoSignInContract,
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
  verifyEmailContract,
} from "./contract";
import { changePassword, forgotPassword, resetPassword } from "./passwords/service";
import { login, refresh } from "./programs/service";
import { getMe, register, updateMe } from "./service";
import { endSession, listSessions, signIn, signInToDemo, signOut } from "./sessions/service";
import { requestVerification, verifyEmail } from "./verification/service";

const accepted = { accepted: true } as const;

function setCookie(context: RequestContext, token: string | null) {
  context.responseHeaders.append("set-cookie", sessionCookie(token));
}

export const registerEndpoint = endpoint(registerContract, async ({ body }) => {
  await register(body);
  return accepted;
});

export const signInEndpoint = endpoint(signInContract, async ({ actor, body, context }) => {
  const { token, userId } = await signIn(body, context, actor);
  setCookie(context, token);
  context.responseHeaders.append("set-cookie", deviceCookie(userId));
  return getMe(userId);
});

export const demoSignInEndpoint = endpoint(demoSignInContract, async ({ actor, body, context }) => {
  const { token, userId } = await signInToDemo(body.email, context, actor);
  setCookie(context, token);
  return getMe(userId);
});

export const signOutEndpoint = endpoint(signOutContract, async ({ actor, context }) => {
  await signOut(actor);
  setCookie(context, null);
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

export const endSessionEndpoint = endpoint(endSessionContract, ({ actor, params }) =>
  endSession(actor, params.sessionId),
);
