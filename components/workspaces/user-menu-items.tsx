"use client";
import { Keyboard, LogOut, MonitorDown } from "lucide-react";
import { useInstall } from "@/components/app/install";
import { visiblePages } from "@/components/app/pages";
import { useMe } from "@/components/app/workspace-context";
import { StatusMenuItems } from "@/components/people/status-menu";
import { useRunAction } from "@/components/shell/actions";
import { ThemeMenuItems } from "@/components/shell/theme-menu";
import { Avatar } from "@/components/ui/avatar";
import { MenuItem, MenuSeparator } from "@/components/ui/menu-item";
import { useSignOut } from "./use-sign-out";

/** The items of the user menu. `onEditStatus` opens the dialog for a status. */
export default function UserMenuItems({ onEditStatus }: { onEditStatus: () => void }) {
  const me = useMe();
  const run = useRunAction();
  const signOut = useSignOut();
  const install = useInstall();
  const pages = visiblePages({ instance: me.instanceRole }).filter(
    ({ group }) => group === "Account" || group === "Instance",
  );
  return (
    <>
      <div className="flex items-center gap-2.5 px-2 py-2">
        <Avatar name={me.name} seed={me.id} src={me.image} size="lg" />
        <div className="min-w-0">
          <div className="truncate font-semibold text-base">{me.name}</div>
          {me.email && <div className="truncate text-muted text-sm">{me.email}</div>}
        </div>
      </div>
      <MenuSeparator />
      <StatusMenuItems onEdit={onEditStatus} />
      <ThemeMenuItems />
      <MenuSeparator />
      {pages.map(({ id, label, icon: Icon, path }) => (
        <MenuItem key={id} icon={<Icon />} href={path("")}>
          {label}
        </MenuItem>
      ))}
      <MenuItem icon={<Keyboard />} shortcut="?" onSelect={() => run("shell.shortcuts")}>
        Keyboard shortcuts
      </MenuItem>
      {install && (
        <MenuItem icon={<MonitorDown />} onSelect={install}>
          Install Guildhall
        </MenuItem>
      )}
      <MenuSeparator />
      <MenuItem icon={<LogOut />} onSelect={() => void signOut()}>
        Sign out
      </MenuItem>
    </>
  );
}
