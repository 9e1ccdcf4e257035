"use client";
import { showError } from "@/components/ui/show-error";
import { signOutContract } from "@/lib/accounts/contract";
import { forgetDevice } from "@/lib/device/forget";
import { call } from "@/lib/http/client";

/** A full load afterwards, so that nothing of this person stays in memory. */
export function useSignOut() {
  return async () => {
    try {
      await call(signOutContract);
      await forgetDevice();
      location.assign("/sign-in");
    } catch (error) {
      showError(error);
    }
  };
}
