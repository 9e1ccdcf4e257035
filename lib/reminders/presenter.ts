import type { ReminderModel } from "@/lib/generated/prisma/models";
import type { ObjectKey, ObjectType } from "@/lib/objects/types";

/** What a reminder is about; null for one that stands by itself. */
export const targetOf = ({ targetType, targetId }: ReminderModel): ObjectKey | null =>
  targetType && targetId ? { type: targetType as ObjectType, id: targetId } : null;

export const toReminder = (row: ReminderModel) => ({
  ...{ id: row.id, text: row.text, remindAt: row.remindAt },
  target: targetOf(row),
});
