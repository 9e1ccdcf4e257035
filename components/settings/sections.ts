import {
  Bell,
  ChartColumn,
  Database,
  KeyRound,
  type LucideIcon,
  MonitorSmartphone,
  Phone,
  SunMoon,
  Terminal,
  UserRound,
} from "lucide-react";

type Section = { label: string; icon: LucideIcon };

const defineSections = <Id extends string>(sections: Record<Id, Section>): Record<Id, Section> => sections;

/** The sections of a person's settings, in their order. Each is a page, `app/(workspace)/settings/<id>/page.tsx`. */
export const SETTINGS_SECTIONS = defineSections({
  profile: { label: "Profile", icon: UserRound },
  notifications: { label: "Notifications", icon: Bell },
  calls: { label: "Calls", icon: Phone },
  appearance: { label: "Appearance", icon: SunMoon },
  security: { label: "Security", icon: KeyRound },
  keys: { label: "API keys", icon: Terminal },
  devices: { label: "Devices", icon: MonitorSmartphone },
  usage: { label: "AI usage", icon: ChartColumn },
  data: { label: "Data", icon: Database },
});

export type SettingsSectionId = keyof typeof SETTINGS_SECTIONS;
export const settingsSectionIds = Object.keys(SETTINGS_SECTIONS) as SettingsSectionId[];

/** The list of the sections; where there is room, with the first of them beside it. */
export const SETTINGS_PATH = "/settings";
export const settingsPath = (id: SettingsSectionId) => `${SETTINGS_PATH}/${id}`;
