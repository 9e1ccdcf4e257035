"use client";
import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { problemOf } from "@/lib/http/errors";

/** Changes settings of a scope: shown at once, and taken back where the server refuses. */
export function useSettingChange<Settings extends object>(
  queryKey: QueryKey,
  save: (change: Partial<Settings>) => Promise<Settings>,
) {
  const client = useQueryClient();
  const [failure, setFailure] = useState<string | null>(null);

  async function change(part: Partial<Settings>) {
    const before = client.getQueryData<Settings>(queryKey);
    client.setQueryData<Settings>(queryKey, (settings) => settings && { ...settings, ...part });
    setFailure(null);
    try {
      client.setQueryData(queryKey, await save(part));
    } catch (error) {
      client.setQueryData(queryKey, before);
      setFailure(problemOf(error, "That wasn’t saved. Try again in a moment."));
    }
  }

  return { failure, change };
}
