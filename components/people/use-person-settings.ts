"use client";
import { useQueryClient } from "@tanstack/react-query";
import { showError } from "@/components/channels/use-channel-changes";
import { call } from "@/lib/http/client";
import { updatePersonSettingsContract } from "@/lib/people/contract";
import { personSettingsQuery } from "@/lib/people/queries";
import type { PersonSettingsChange } from "@/lib/people/schema";

/** Changes how I am seen. Says whether it worked; why not is told by then. */
export function useChangeSettings() {
  const client = useQueryClient();
  return async (change: PersonSettingsChange): Promise<boolean> => {
    try {
      // Whoever is asked for their time as others see it has told it once.
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
