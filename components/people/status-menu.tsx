"use client";
import { useQuery } from "@tanstack/react-query";
import { SmilePlus, X } from "lucide-react";
import { MenuItem, MenuRadioGroup, MenuSeparator } from "@/components/ui/menu-item";
import { PresenceDot } from "@/components/ui/presence-dot";
import { personSettingsQuery } from "@/lib/people/queries";
import type { PresenceMode } from "@/lib/people/schema";
import { useChangeSettings } from "./use-person-settings";
import { useIsOver } from "./use-status";

const dot = (presence: "online" | "dnd" | "offline") => (
  <span aria-hidden="true" className="flex w-4 justify-center">
    <PresenceDot presence={presence} />
  </span>
);

const modes: { value: PresenceMode; label: string; icon: React.ReactNode }[] = [
  { value: "AUTO", label: "Online, away when idle", icon: dot("online") },
  { value: "DO_NOT_DISTURB", label: "Do not disturb", icon: dot("dnd") },
  { value: "INVISIBLE", label: "Invisible", icon: dot("offline") },
];

/** The items of the user menu that say how one is seen. `onEdit` opens the dialog for a status. */
export function StatusMenuItems({ onEdit }: { onEdit: () => void }) {
  const { data } = useQuery(personSettingsQuery());
  const change = useChangeSettings();
  const isOver = useIsOver(data?.status?.expires ?? null);
  const status = isOver ? null : data?.status;
  return (
    <>
      <MenuItem icon={status ? <span>{status.emoji || "💬"}</span> : <SmilePlus />} onSelect={onEdit}>
        {status ? status.text || "Your status" : "Set a status…"}
      </MenuItem>
      {status && (
        <MenuItem icon={<X />} onSelect={() => void change({ status: null })}>
          Clear status
        </MenuItem>
      )}
      <MenuRadioGroup
        label="Presence"
        value={data?.presence ?? "AUTO"}
        onValueChange={(presence) => void change({ presence })}
        options={modes}
      />
      <MenuSeparator />
    </>
  );
}
