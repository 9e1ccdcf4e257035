import type { Metadata } from "next";
import { ApiKeys } from "@/components/accounts/keys/api-keys";
import { SettingsPane } from "@/components/settings/settings-pane";
import { SettingsSection } from "@/components/settings/settings-section";
import { listApiKeysEndpoint } from "@/lib/accounts/keys/endpoints";
import { listWorkspacesEndpoint } from "@/lib/workspaces/endpoints";
import { load } from "../../load";

export const metadata: Metadata = { title: "API keys" };

export default async function ApiKeysPage() {
  const [keys, workspaces] = await Promise.all([
    load(listApiKeysEndpoint, { query: { limit: 100 } }),
    load(listWorkspacesEndpoint, { query: { limit: 100 } }),
  ]);
  return (
    <SettingsPane section="keys">
      <SettingsSection
        title="API keys"
        lead="A program signs in with a key and acts as you, within what you grant it. It can’t change how you sign in."
      >
        <ApiKeys initial={keys.items} workspaces={workspaces.items} />
      </SettingsSection>
    </SettingsPane>
  );
}
