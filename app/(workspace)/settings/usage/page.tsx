import type { Metadata } from "next";
import { UsageView } from "@/components/ai-usage/usage-view";
import { SettingsPane } from "@/components/settings/settings-pane";

export const metadata: Metadata = { title: "AI usage" };

export default function UsagePage() {
  return (
    <SettingsPane section="usage">
      <UsageView scope="mine" />
    </SettingsPane>
  );
}
