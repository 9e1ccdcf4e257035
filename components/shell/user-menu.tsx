"use client";
import { Keyboard, LogOut, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Menu } from "@/components/ui/menu";
import { MenuItem, MenuSeparator } from "@/components/ui/menu-item";
import type { Presence } from "@/components/ui/presence-dot";
import { useRunAction } from "./actions";
import { ThemeMenuItems } from "./theme-menu";

type UserMenuProps = {
  user: { id: string; name: string; email?: string; image?: string | null };
  presence?: Presence;
  /** Entries for pages of the person and the instance. */
  pages: readonly { id: string; label: string; icon: LucideIcon; path: (slug: string) => string }[];
  onSignOut: () => void;
  /** Items about how one is seen, at the top. */
  presenceItems?: ReactNode;
  /** More items, before signing out. */
  children?: ReactNode;
};

export function UserMenu({ user, presence, presenceItems, pages, onSignOut, children }: UserMenuProps) {
  const run = useRunAction();
  return (
    <Menu
      side="right"
      align="end"
      className="w-60"
      trigger={
        <button
          type="button"
          className="flex size-11 items-center justify-center rounded-lg hover:bg-rail-hover aria-expanded:bg-rail-hover"
        >
          <Avatar
            name={user.name}
            seed={user.id}
            src={user.image}
            presence={presence}
            className="size-8 [--surface:var(--rail)]"
          />
          <span className="sr-only">{`Your account, ${user.name}`}</span>
        </button>
      }
    >
      <div className="flex items-center gap-2.5 px-2 py-2">
        <Avatar name={user.name} seed={user.id} src={user.image} size="lg" />
        <div className="min-w-0">
          <div className="truncate font-semibold text-base">{user.name}</div>
          {user.email && <div className="truncate text-muted text-sm">{user.email}</div>}
        </div>
      </div>
      <MenuSeparator />
      {presenceItems}
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
      {children}
      <MenuSeparator />
      <MenuItem icon={<LogOut />} onSelect={onSignOut}>
        Sign out
      </MenuItem>
    </Menu>
  );
}
