import type { Metadata } from "next";
import { NotificationSettings } from "@/components/inbox/notification-settings";
import { QuietHoursSettings } from "@/components/people/quiet-hours-settings";
import { SettingsPane } from "@/components/settings/settings-pane";
import { SettingsSection } from "@/components/settings/settings-section";
import { requireActor } from "@/lib/auth/session";
import { listWorkspaceNotifications } from "@/lib/notifications/preferences/service";
import { getPersonSettings } from "@/lib/people/settings/service";

export const metadata: Metadata = { title: "Notifications" };

export default async function NotificationsPage() {
  const actor = await requireActor();
  const [settings, levels] = await Promise.all([getPersonSettings(actor), listWorkspaceNotifications(actor)]);
  return (
    <SettingsPane section="notifications">
      <SettingsSection title="Notifications" lead="Choose when and how you are notified.">
        <NotificationSettings initial={settings} initialLevels={levels} />
      </SettingsSection>
      <SettingsSection title="Do not disturb" lead="Hours in which nothing notifies you.">
        <QuietHoursSettings initial={settings} />
      </SettingsSection>
    </SettingsPane>
  );
}
