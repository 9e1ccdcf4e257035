import "@/lib/people/events";
import type { Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { publish } from "@/lib/realtime/publish";
import { userRoom } from "@/lib/realtime/rooms";
import type { InstanceSettings } from "@/lib/settings/schema";
import { readInstanceSettings, writeInstanceSettings } from "@/lib/settings/store";
import { accessInstance } from "./access";

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
    const admins = await tx.user.findMany({ where: { instanceRole: "ADMIN" }, select: { id: true } });
    const ids = new Set([actor.userId, ...admins.map(({ id }) => id)]);
    for (const id of ids)
      await publish(tx, userRoom(id), "settings.changed", { scope: "instance", settings });
    return settings;
  });
}
