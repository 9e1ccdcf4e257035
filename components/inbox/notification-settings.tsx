"use client";
import { useState } from "react";
import { FormFailure } from "@/components/accounts/form-failure";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import type { NotificationLevel } from "@/lib/channels/notification-level";
import { call } from "@/lib/http/client";
import { problemOf } from "@/lib/http/errors";
import {
  setWorkspaceNotificationsContract,
  updateNotificationSettingsContract,
} from "@/lib/notifications/contract";
import type { NotificationSettings as Settings } from "@/lib/notifications/schema";
import { DeviceSwitch } from "./device-switch";
import { LEVELS } from "./levels";

const DIGESTS = [
  { value: "HOURLY", label: "Every hour" },
  { value: "DAILY", label: "Every morning" },
  { value: "NEVER", label: "Never" },
] as const;

/** How I am told of what concerns me. Each change takes effect at once, and is taken back where it failed. */
export function NotificationSettings({ initial }: { initial: Settings }) {
  const [settings, setSettings] = useState(initial);
  const [failure, setFailure] = useState<string | null>(null);

  async function change(next: Settings, save: () => Promise<unknown>) {
    const before = settings;
    setSettings(next);
    setFailure(null);
    try {
      await save();
    } catch (error) {
      setSettings(before);
      setFailure(problemOf(error, "That wasn’t saved. Try again in a moment."));
    }
  }

  const update = (part: Partial<Pick<Settings, "digest" | "reactionsInInbox">>) => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    void change({ ...settings, ...part }, () =>
      call(updateNotificationSettingsContract, { body: { ...part, timeZone } }),
    );
  };

  const setLevel = (workspaceId: string, level: NotificationLevel) => {
    const workspaces = settings.workspaces.map((one) => (one.id === workspaceId ? { ...one, level } : one));
    void change({ ...settings, workspaces }, () =>
      call(setWorkspaceNotificationsContract, { params: { workspaceId }, body: { level } }),
    );
  };

  return (
    <div className="flex flex-col gap-5">
      <FormFailure>{failure}</FormFailure>
      <DeviceSwitch />
      <Switch
        label="Reactions in my inbox"
        description="When somebody reacts to one of my messages."
        checked={settings.reactionsInInbox}
        onCheckedChange={(reactionsInInbox) => update({ reactionsInInbox })}
      />
      <Field
        label="E-mail what stayed unread"
        description="One mail with all of it, to your verified address."
      >
        <Select options={DIGESTS} value={settings.digest} onValueChange={(digest) => update({ digest })} />
      </Field>
      {settings.workspaces.map(({ id, name, level }) => (
        <Field key={id} label={`In ${name}, tell me of`}>
          <Select options={LEVELS} value={level} onValueChange={(next) => setLevel(id, next)} />
        </Field>
      ))}
    </div>
  );
}
