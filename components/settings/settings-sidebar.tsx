"use client";
import { ArrowLeft } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { useMemo } from "react";
import { visiblePages } from "@/components/app/pages";
import { useMe } from "@/components/app/workspace-context";
import { useActions } from "@/components/shell/actions";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { leaveSettings } from "./leave-settings";
import { SETTINGS_PATH, SETTINGS_SECTIONS, settingsPath, settingsSectionIds } from "./sections";
import { SettingsLink } from "./settings-link";

/** In place of the channels while the settings are open: their sections, and the way back. */
export function SettingsSidebar() {
  const router = useRouter();
  const pathname = usePathname();
  const { instanceRole } = useMe();
  const actions = useMemo(() => {
    const group = "Settings";
    const leave = {
      ...{
        id: "settings.leave",
        label: "Close the settings",
        group,
        icon: <ArrowLeft />,
        shortcut: "escape",
      },
      run: () => leaveSettings(router),
    };
    const sections = settingsSectionIds.map((id) => {
      const { label, icon: Icon } = SETTINGS_SECTIONS[id];
      return { id: `settings.${id}`, label, group, icon: <Icon />, run: () => router.push(settingsPath(id)) };
    });
    return [leave, ...sections];
  }, [router]);
  useActions(actions);
  const instancePages = visiblePages({ instance: instanceRole }).filter(({ group }) => group === "Instance");
  return (
    <>
      <header className="shrink-0 px-2 pt-2 pb-1">
        <h1 className="sr-only md:hidden">Settings</h1>
        <Button
          variant="ghost"
          icon={<ArrowLeft />}
          onClick={() => leaveSettings(router)}
          className="w-full justify-start px-2"
        >
          <span className="flex-1 text-left">Back to Guildhall</span>
          <Kbd keys="escape" className="pointer-coarse:hidden" />
        </Button>
      </header>
      <nav aria-label="Settings" className="min-h-0 flex-1 overflow-y-auto overscroll-contain pb-4">
        <h2 className="px-4 pt-3 pb-1 font-medium text-muted text-xs pointer-coarse:text-sm">Account</h2>
        <ul>
          {settingsSectionIds.map((id, index) => (
            <SettingsLink
              key={id}
              {...SETTINGS_SECTIONS[id]}
              href={settingsPath(id)}
              isHere={pathname === settingsPath(id) || (index === 0 && pathname === SETTINGS_PATH)}
            />
          ))}
        </ul>
        {instancePages.length > 0 && (
          <>
            <h2 className="px-4 pt-4 pb-1 font-medium text-muted text-xs pointer-coarse:text-sm">Instance</h2>
            <ul>
              {instancePages.map(({ id, label, icon, path }) => (
                <SettingsLink
                  key={id}
                  label={label}
                  icon={icon}
                  href={path("")}
                  isHere={pathname === path("")}
                />
              ))}
            </ul>
          </>
        )}
      </nav>
    </>
  );
}
