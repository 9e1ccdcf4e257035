import type { Metadata } from "next";
import { SessionList } from "@/components/accounts/session-list";
import { SettingsPane } from "@/components/settings/settings-pane";
import { SettingsSection } from "@/components/settings/settings-section";
import { listSessionsEndpoint } from "@/lib/accounts/endpoints";
import { load } from "../../load";

export const metadata: Metadata = { title: "Devices" };

export default async function DevicesPage() {
  const sessions = await load(listSessionsEndpoint, { query: { limit: 20 } });
  return (
    <SettingsPane section="devices">
      <SettingsSection title="Sessions" lead="Where you are signed in. End those you don’t know.">
        <SessionList initial={sessions} />
      </SettingsSection>
    </SettingsPane>
  );
}
