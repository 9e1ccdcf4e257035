"use client";
import { showError } from "@/components/ui/show-error";
import { signOutContract } from "@/lib/accounts/contract";
import { call } from "@/lib/http/client";

/** A full load afterwards, so that nothing of this person stays in memory. */
export function useSignOut() {
  return async () => {
    try {
      await call(signOutContract);
      // Where its code can't be fetched, the page that follows does it.
      await import("@/lib/device/forget").then(({ forgetDevice }) => forgetDevice()).catch(() => {});
      location.assign("/sign-in");
    } catch (error) {
      showError(error);
    }
  };
}
