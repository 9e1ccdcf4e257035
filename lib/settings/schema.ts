import { z } from "zod";
import { TimeZone } from "@/lib/http/schema";
import {
  type PlainKey,
  type PlainSettings,
  plainKeysOf,
  SETTINGS,
  type SettingKey,
  type SettingScope,
  type ValueOf,
} from "./settings";

type PlainShape<S extends SettingScope> = {
  [K in PlainKey<S>]: z.ZodType<ValueOf<(typeof SETTINGS)[K]>, ValueOf<(typeof SETTINGS)[K]>>;
};

/** The schemas of a scope's plain settings, from the table. */
export function plainShape<S extends SettingScope>(scope: S): PlainShape<S> {
  const schemas = plainKeysOf(scope).map((key) => {
    const setting = SETTINGS[key] as (typeof SETTINGS)[SettingKey];
    if (setting.kind === "choice") return [key, z.enum(setting.options.map(({ value }) => value))];
    return [key, setting.kind === "timeZone" ? TimeZone : z.boolean()];
  });
  return Object.fromEntries(schemas) as PlainShape<S>;
}

/** The body of a scope's PATCH: any of its settings. A setting of another scope is named as such. */
export function changeOf<S extends z.ZodRawShape>(scope: SettingScope, shape: S) {
  return z
    .strictObject(shape, {
      error: (issue) => {
        if (issue.code !== "unrecognized_keys") return undefined;
        const [key = ""] = issue.keys as string[];
        const known = SETTINGS[key as SettingKey];
        if (!known) return `There is no setting "${key}".`;
        return `"${key}" is a setting of the ${known.scope}, not of the ${scope}.`;
      },
    })
    .partial();
}

export const WorkspaceSettings = z.object(plainShape("workspace"));
export const WorkspaceSettingsChange = changeOf("workspace", plainShape("workspace"));
export const InstanceSettings = z.object(plainShape("instance"));
export const InstanceSettingsChange = changeOf("instance", plainShape("instance"));
export type WorkspaceSettings = PlainSettings<"workspace">;
export type InstanceSettings = PlainSettings<"instance">;
