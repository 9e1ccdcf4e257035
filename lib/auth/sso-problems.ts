/** Why a single sign-on came to nothing, as `?error=` of the sign-in page says it. */
export const SSO_PROBLEMS = {
  SsoState: "That sign-in wasn’t begun in this browser, or was too long ago. Try again.",
  SsoUsed: "That sign-in was used already. Sign in again.",
  SsoDenied: "The provider didn’t let you in.",
  SsoFailed: "Single sign-on didn’t work. Try again; if it stays so, tell whoever runs this Guildhall.",
  SsoNoEmail:
    "The provider doesn’t say that your e-mail address is verified. Sign in another way, then connect it in your settings.",
  SsoDomain: "Your e-mail address isn’t of a domain that may sign in here with this provider.",
  SsoNotLinked:
    "There is already an account with your e-mail address. Sign in to it another way, then connect the provider in your settings.",
  SsoTaken: "This identity belongs to another account here.",
  SsoOtherPerson: "Somebody else is signed in by now. Connect the provider again.",
} as const;

export type SsoProblem = keyof typeof SSO_PROBLEMS;

/** Ends a sign-in with words of the table. */
export class SsoRefusal extends Error {
  override name = "SsoRefusal";
  constructor(readonly problem: SsoProblem) {
    super(problem);
  }
}
