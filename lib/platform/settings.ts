import "@/lib/people/events";
import type { Actor } from "@/lib/auth/actor";
import { accessInstance } from "@/lib/auth/instance-access";
import { findInstanceAdmins } from "@/lib/auth/instance-role";
import { transaction } from "@/lib/db";
import { publishWidely } from "@/lib/realtime/publish";
import { userRoom } from "@/lib/realtime/rooms";
import type { InstanceSettings } from "@/lib/settings/schema";
import { readInstanceSettings, writeInstanceSettings } from "@/lib/settings/store";

export async function getInstanceSettings(actor: Actor): Promise<InstanceSettings> {
  await accessInstance(actor, "instance.read");
  return readInstanceSettings();
}

export async function updateInstanceSettings(
  actor: Actor,
  change: Partial<InstanceSettings>,
): Promise<InstanceSettings> {
  await accessInstance(actor, "instance.update");
  return transaction(async (tx) => {
    await writeInstanceSettings(tx, change);
    const settings = await readInstanceSettings(tx);
    const to = (await findInstanceAdmins(tx)).map(userRoom);
    await publishWidely(tx, { to }, "settings.changed", { scope: "instance", settings });
    return settings;
  });
}
