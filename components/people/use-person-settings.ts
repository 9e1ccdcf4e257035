"use client";
import { QueryClientContext } from "@tanstack/react-query";
import { useContext } from "react";
import { showError } from "@/components/channels/use-channel-changes";
import { call } from "@/lib/http/client";
import { updatePersonSettingsContract } from "@/lib/people/contract";
import { personSettingsQuery } from "@/lib/people/queries";
import type { PersonSettingsChange } from "@/lib/people/schema";

/** Changes how I am seen. Says whether it worked; why not is told by then. */
export function useChangeSettings() {
  // The page of settings has no cache to keep true.
  const client = useContext(QueryClientContext);
  return async (change: PersonSettingsChange): Promise<boolean> => {
    try {
      // Whoever is asked for their time as others see it has told it once.
      const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
      const settings = await call(updatePersonSettingsContract, { body: { timeZone, ...change } });
      client?.setQueryData(personSettingsQuery().queryKey, settings);
      return true;
    } catch (error) {
      showError(error);
      return false;
    }
  };
}
