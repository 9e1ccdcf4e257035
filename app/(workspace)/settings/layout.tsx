import type { Metadata } from "next";
import type { ReactNode } from "react";
import { SettingsShell } from "../settings-shell";

export const metadata: Metadata = { title: { default: "Settings", template: "%s · Settings · Guildhall" } };

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return <SettingsShell>{children}</SettingsShell>;
}
