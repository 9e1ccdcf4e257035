"use client";
import { useQuery } from "@tanstack/react-query";
import { FormFailure } from "@/components/accounts/form-failure";
import { SettingFields } from "@/components/settings/setting-fields";
import { useSettingChange } from "@/components/settings/use-setting-change";
import { call } from "@/lib/http/client";
import { bindPlatformEvents } from "@/lib/platform/cache-events";
import { updateInstanceSettingsContract } from "@/lib/platform/contract";
import { instanceSettingsQuery } from "@/lib/platform/queries";
import { useCacheEvents } from "@/lib/realtime/client";
import type { InstanceSettings as Settings } from "@/lib/settings/schema";

/** One section of the instance's settings. */
export function InstanceSettings({ section }: { section: "workspaces" | "sso" }) {
  const query = instanceSettingsQuery();
  useCacheEvents(bindPlatformEvents);
  const { data: settings } = useQuery(query);
  const { failure, change } = useSettingChange<Settings>(query.queryKey, (body) =>
    call(updateInstanceSettingsContract, { body }),
  );
  return (
    <div className="flex max-w-md flex-col gap-4">
      <FormFailure>{failure}</FormFailure>
      {settings && (
        <SettingFields
          scope="instance"
          section={section}
          values={settings}
          onChange={(part) => void change(part)}
        />
      )}
    </div>
  );
}
