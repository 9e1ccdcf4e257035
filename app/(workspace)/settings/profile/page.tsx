import type { Metadata } from "next";
import { ProfileForm } from "@/components/accounts/profile-form";
import { PresenceSettings } from "@/components/people/presence-settings";
import { StatusSettings } from "@/components/people/status-settings";
import { TimeZoneSettings } from "@/components/people/time-zone-settings";
import { SettingsPane } from "@/components/settings/settings-pane";
import { SettingsSection } from "@/components/settings/settings-section";
import { requireActor } from "@/lib/auth/session";
import { getPerson } from "@/lib/people/card/service";
import { getPersonSettings } from "@/lib/people/settings/service";

export const metadata: Metadata = { title: "Profile" };

export default async function ProfilePage() {
  const actor = await requireActor();
  const [me, settings] = await Promise.all([getPerson(actor, actor.userId), getPersonSettings(actor)]);
  return (
    <SettingsPane section="profile">
      <SettingsSection title="Profile" lead="How others see you.">
        <ProfileForm initial={me} />
      </SettingsSection>
      <SettingsSection title="Time zone" lead="The zone that your times are in.">
        <TimeZoneSettings initial={settings} />
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
