import type { ReactNode } from "react";
import { SettingsFrame } from "@/components/app/settings-frame";
import { getMeEndpoint } from "@/lib/accounts/endpoints";
import { load } from "../load";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { instanceRole } = await load(getMeEndpoint, {});
  return <SettingsFrame instanceRole={instanceRole}>{children}</SettingsFrame>;
}
