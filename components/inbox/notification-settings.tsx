"use client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { FormFailure } from "@/components/accounts/form-failure";
import { useSaveSettings } from "@/components/people/use-person-settings";
import { SettingFields } from "@/components/settings/setting-fields";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { NotificationLevel } from "@/lib/channels/notification-level";
import { call } from "@/lib/http/client";
import { problemOf } from "@/lib/http/errors";
import { setWorkspaceNotificationsContract } from "@/lib/notifications/contract";
import type { WorkspaceLevel } from "@/lib/notifications/schema";
import { personSettingsQuery } from "@/lib/people/queries";
import type { PersonSettings } from "@/lib/people/schema";
import { DeviceSwitch } from "./device-switch";
import { LEVELS } from "./levels";

type NotificationSettingsProps = { initial: PersonSettings; initialLevels: WorkspaceLevel[] };

/** How I am notified. Each change takes effect at once, and is taken back where it failed. */
export function NotificationSettings({ initial, initialLevels }: NotificationSettingsProps) {
  const { data: settings } = useQuery({ ...personSettingsQuery(), initialData: initial });
  const save = useSaveSettings();
  const [levels, setLevels] = useState(initialLevels);
  const [failure, setFailure] = useState<string | null>(null);

  async function setLevel(workspaceId: string, level: NotificationLevel) {
    const before = levels;
    setLevels(levels.map((one) => (one.id === workspaceId ? { ...one, level } : one)));
    setFailure(null);
    try {
      await call(setWorkspaceNotificationsContract, { params: { workspaceId }, body: { level } });
    } catch (error) {
      setLevels(before);
      setFailure(problemOf(error, "That wasn’t saved. Try again in a moment."));
    }
  }

  return (
    <div className="flex flex-col gap-5">
      <FormFailure>{failure}</FormFailure>
      <DeviceSwitch />
      <SettingFields scope="person" section="notifications" values={settings} onChange={save} />
      {levels.map(({ id, name, level }) => (
        <Field key={id} label={`In ${name}, notify me of`}>
          <Select options={LEVELS} value={level} onValueChange={(next) => void setLevel(id, next)} />
        </Field>
      ))}
    </div>
  );
}
