import { sessionCookie } from "./cookie";
import type { Entered } from "./enter";
import { deviceCookie } from "./known-device";
import { pendingCookie } from "./pending";

/** The Set-Cookie values that answer a way in: signed in and known from now on, or waiting for the second factor. */
export function enteredCookies(entered: Entered, userId: string): string[] {
  if ("pending" in entered) return [pendingCookie(entered.pending)];
  return [sessionCookie(entered.session), deviceCookie(userId), pendingCookie(null)];
}
