import { SSO_PROBLEMS } from "./sso-problems";

/** NextAuth's codes, and ours, for a sign-in elsewhere that came to nothing. */
const PROBLEMS: Partial<Record<string, string>> = {
  ...SSO_PROBLEMS,
  SsoOnly: "Your organization asks you to sign in with single sign-on.",
  OAuthAccountNotLinked:
    "There is already an account with this e-mail address, or the GitHub account belongs to another person here. " +
    "Sign in with your password, then connect GitHub in your settings.",
  NoVerifiedEmail: "GitHub has no verified e-mail address for you. Verify one there, then try again.",
  NotFresh: "Sign out and in again, then connect GitHub within ten minutes.",
  EmailNotVerified: "Verify your e-mail address first, then connect GitHub.",
  AccessDenied: "GitHub didn’t let you in.",
};

/** The message for `?error=`; null when there is none. */
export function signInProblem(error: string | string[] | undefined): string | null {
  if (typeof error !== "string") return null;
  return PROBLEMS[error] ?? "Signing in with GitHub didn’t work. Try again.";
}
