import "@/lib/people/events";
import type { Actor } from "@/lib/auth/actor";
import { db, transaction } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import { publish, publishControl } from "@/lib/realtime/publish";
import { userRoom } from "@/lib/realtime/rooms";
import { toSettings } from "../presenter";
import { publishPerson } from "../publish";
import type { PersonSettings, PersonSettingsChange } from "../schema";

export async function getPersonSettings(actor: Pick<Actor, "userId">): Promise<PersonSettings> {
  return toSettings(await db().personSettings.findUnique({ where: { userId: actor.userId } }));
}

/** Changes the actor's settings and publishes what others may see of them. */
export async function updatePersonSettings(
  actor: Actor,
  { quietHours, status, ...change }: PersonSettingsChange,
): Promise<PersonSettings> {
  if (status?.expires && new Date(status.expires) <= new Date()) {
    throw new AppError("conflict", "The status would be over already: choose a later time.");
  }
  const { userId } = actor;
  const data = {
    ...change,
    ...(quietHours !== undefined && {
      quietFrom: quietHours?.from ?? null,
      quietTo: quietHours?.to ?? null,
    }),
    ...(status !== undefined && {
      statusEmoji: status?.emoji ?? "",
      statusText: status?.text ?? "",
      statusExpires: status?.expires ?? null,
    }),
  };
  return transaction(async (tx) => {
    const row = await tx.personSettings.upsert({
      where: { userId },
      create: { userId, ...data },
      update: data,
    });
    const settings = toSettings(row);
    // The nodes learn what may be shown before the change is published.
    await publishControl(tx, { kind: "person", userIds: [userId] });
    if (status !== undefined) await publishPerson(tx, userId);
    await publish(tx, userRoom(userId), "settings.changed", { scope: "person", settings });
    return settings;
  });
}
