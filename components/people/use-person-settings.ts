"use client";
import { useQueryClient } from "@tanstack/react-query";
import { showError } from "@/components/ui/show-error";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/http/client";
import { updatePersonSettingsContract } from "@/lib/people/contract";
import { personSettingsQuery } from "@/lib/people/queries";
import type { PersonSettingsChange } from "@/lib/people/schema";
import { localZone } from "@/lib/time/wall-clock";

/**
 * Updates my settings: shown at once, and taken back where it fails. Resolves to whether it succeeded; a failure has
 * been shown by then.
 */
export function useChangeSettings() {
  const client = useQueryClient();
  return async (change: PersonSettingsChange): Promise<boolean> => {
    const { queryKey } = personSettingsQuery();
    const before = client.getQueryData(queryKey);
    client.setQueryData(queryKey, (settings) => settings && { ...settings, ...change });
    try {
      // The device's time zone is sent with each change: quiet hours and the digest are in the zone where the person is.
      const zone = before?.deviceTimeZone === false ? {} : { timeZone: localZone() };
      client.setQueryData(
        queryKey,
        await call(updatePersonSettingsContract, { body: { ...zone, ...change } }),
      );
      return true;
    } catch (error) {
      client.setQueryData(queryKey, before);
      showError(error);
      return false;
    }
  };
}

/** The same for a control of the settings, which says that it is saved. */
export function useSaveSettings() {
  const change = useChangeSettings();
  return (next: PersonSettingsChange) =>
    void change(next).then((isSaved) => {
      if (isSaved) toast.success("Saved.", { id: "settings", timeout: 2_000 });
    });
}
