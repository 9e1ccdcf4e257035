import type { ReactNode } from "react";
import { SETTINGS_PATH } from "@/components/settings/sections";
import { SettingsSidebar } from "@/components/settings/settings-sidebar";
import { ShellWithoutWorkspace } from "@/components/settings/shell-without-workspace";
import { findHome } from "./home";
import { InWorkspace } from "./in-workspace";

/** The settings of a person and the administration of the instance, in the shell of the workspace one comes from. */
export async function SettingsShell({ children }: { children: ReactNode }) {
  const workspace = await findHome();
  const sidebar = <SettingsSidebar />;
  if (!workspace) return <ShellWithoutWorkspace sidebar={sidebar}>{children}</ShellWithoutWorkspace>;
  return (
    <InWorkspace workspace={workspace} sidebar={sidebar} homePath={SETTINGS_PATH}>
      {children}
    </InWorkspace>
  );
}
