"use client";
import type { ReactNode } from "react";
import { PaneHeader } from "@/components/shell/pane-header";
import { PageBody } from "@/components/workspaces/page-body";
import { SETTINGS_SECTIONS, type SettingsSectionId } from "./sections";

/** A section of the settings: its heading, and what can be set below. */
export function SettingsPane({ section, children }: { section: SettingsSectionId; children: ReactNode }) {
  const { label, icon: Icon } = SETTINGS_SECTIONS[section];
  return (
    <>
      <PaneHeader
        title={label}
        icon={<Icon className="size-4" aria-hidden="true" />}
        backLabel="Back to settings"
      />
      <PageBody>{children}</PageBody>
    </>
  );
}
