import type { ReactNode } from "react";
import { getMeEndpoint } from "@/lib/accounts/endpoints";
import { can } from "@/lib/permissions";
import { load } from "../load";
import { SettingsShell } from "../settings-shell";

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const { instanceRole } = await load(getMeEndpoint, {});
  // Its pages answer not_found to everyone else; the frame must not say that there is something.
  if (!can(instanceRole, "instance.read")) return children;
  return <SettingsShell>{children}</SettingsShell>;
}
