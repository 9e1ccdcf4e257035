"use client";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Menu } from "@/components/ui/menu";
import type { PartCode } from "@/components/ui/on-demand";
import type { Presence } from "@/components/ui/presence-dot";

type UserMenuProps = {
  user: { id: string; name: string; image?: string | null };
  presence?: Presence;
  /** The code of the items, which are made by `onDemand`. */
  needs: PartCode;
  children: ReactNode;
};

export function UserMenu({ user, presence, needs, children }: UserMenuProps) {
  return (
    <Menu
      side="right"
      align="end"
      className="w-60"
      needs={needs}
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
      {children}
    </Menu>
  );
}
