import type { Metadata } from "next";
import { DeviceSettings } from "@/components/calls/devices/device-settings";
import { SettingsPane } from "@/components/settings/settings-pane";
import { SettingsSection } from "@/components/settings/settings-section";

export const metadata: Metadata = { title: "Calls" };

export default function CallsPage() {
  return (
    <SettingsPane section="calls">
      <SettingsSection
        title="Devices and sound"
        lead="Kept on this device. Nobody else hears or sees what you try here."
      >
        <DeviceSettings />
      </SettingsSection>
    </SettingsPane>
  );
}
