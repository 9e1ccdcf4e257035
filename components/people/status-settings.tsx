"use client";
import { useQuery } from "@tanstack/react-query";
import { toast } from "@/components/ui/toast";
import { personSettingsQuery } from "@/lib/people/queries";
import type { PersonSettings } from "@/lib/people/schema";
import { StatusForm } from "./status-form";

/** My status, in the settings: what the dialog has, but staying there. */
export function StatusSettings({ initial }: { initial: PersonSettings }) {
  const { data } = useQuery({ ...personSettingsQuery(), initialData: initial });
  return (
    <StatusForm
      status={data.status}
      onSaved={() => toast.success("Saved.", { id: "settings", timeout: 2_000 })}
    />
  );
}
