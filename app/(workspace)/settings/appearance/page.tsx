import type { Metadata } from "next";
import { SettingsPane } from "@/components/settings/settings-pane";
import { SettingsSection } from "@/components/settings/settings-section";
import { ThemeSetting } from "@/components/settings/theme-setting";

export const metadata: Metadata = { title: "Appearance" };

export default function AppearancePage() {
  return (
    <SettingsPane section="appearance">
      <SettingsSection title="Theme" lead="In this browser. Yours elsewhere stay as they are.">
        <ThemeSetting />
      </SettingsSection>
    </SettingsPane>
  );
}
