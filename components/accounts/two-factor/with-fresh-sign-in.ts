import { FRESH_SIGN_IN } from "@/lib/auth/fresh-sign-in";
import { AppError } from "@/lib/http/errors";

/**
 * Makes a call that asks for a fresh sign-in: where it is refused for want of one, a dialog asks who it is, and the call
 * is repeated.
 * @throws the refusal where the person closes the dialog
 */
export async function withFreshSignIn<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError) || error.details?.reason !== FRESH_SIGN_IN) throw error;
    const { askWhoItIs } = await import("./confirm-person-dialog");
    if (!(await askWhoItIs())) throw error;
    return work();
  }
}
