import type { Metadata } from "next";
import { ProfileForm } from "@/components/accounts/profile-form";
import { PresenceSettings } from "@/components/people/presence-settings";
import { StatusSettings } from "@/components/people/status-settings";
import { SettingsPane } from "@/components/settings/settings-pane";
import { SettingsSection } from "@/components/settings/settings-section";
import { getMe } from "@/lib/accounts/service";
import { requireActor } from "@/lib/auth/session";
import { getPersonSettings } from "@/lib/people/settings/service";

export const metadata: Metadata = { title: "Profile" };

export default async function ProfilePage() {
  const actor = await requireActor();
  const [me, settings] = await Promise.all([getMe(actor.userId), getPersonSettings(actor)]);
  return (
    <SettingsPane section="profile">
      <SettingsSection title="Profile" lead="How others see you.">
        <ProfileForm me={me} />
      </SettingsSection>
      <SettingsSection title="Status" lead="A picture and a few words beside your name.">
        <StatusSettings initial={settings} />
      </SettingsSection>
      <SettingsSection title="Presence and receipts" lead="What others learn of whether you are there.">
        <PresenceSettings initial={settings} />
      </SettingsSection>
    </SettingsPane>
  );
}
