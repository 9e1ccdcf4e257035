"use client";
import { useQueryClient } from "@tanstack/react-query";
import { showError } from "@/components/ui/show-error";
import { call } from "@/lib/http/client";
import { updatePersonSettingsContract } from "@/lib/people/contract";
import { personSettingsQuery } from "@/lib/people/queries";
import type { PersonSettingsChange } from "@/lib/people/schema";

/** Updates my settings. Resolves to whether it succeeded; a failure has been shown by then. */
export function useChangeSettings() {
  const client = useQueryClient();
  return async (change: PersonSettingsChange): Promise<boolean> => {
    try {
      // The time zone is sent once, with the first setting that depends on it.
      const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
      const settings = await call(updatePersonSettingsContract, { body: { timeZone, ...change } });
      client.setQueryData(personSettingsQuery().queryKey, settings);
      return true;
    } catch (error) {
      showError(error);
      return false;
    }
  };
}
