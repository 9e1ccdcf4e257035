import type { Transaction } from "@/lib/db";
import { LABEL_COLORS, MAX_LABELS } from "@/lib/labels/limits";
import { labelKey, lockLabels, publishLabel } from "@/lib/labels/service";

export type CarriedLabels = { made: { id: string; name: string }[]; dropped: string[] };

/**
 * Gives tasks the labels of another channel in place of those that they have: of the same name, which are made where they
 * are missing, as far as there is room.
 */
export async function carryLabels(
  tx: Transaction,
  taskIds: readonly string[],
  { channelId, mayMake }: { channelId: string; mayMake: boolean },
): Promise<CarriedLabels> {
  const carried: CarriedLabels = { made: [], dropped: [] };
  const where = { taskId: { in: [...taskIds] } };
  const given = await tx.taskLabel.findMany({ where, include: { label: true }, orderBy: { labelId: "asc" } });
  if (given.length === 0) return carried;
  const there = await lockLabels(tx, channelId);
  const byKey = new Map(there.map((label) => [labelKey(label.name), label.id]));
  let room = mayMake ? MAX_LABELS - there.length : 0;
  for (const { name, color } of new Map(given.map(({ label }) => [label.id, label])).values()) {
    if (byKey.has(labelKey(name)) || carried.dropped.includes(name)) continue;
    if (room-- <= 0) {
      carried.dropped.push(name);
      continue;
    }
    const known = LABEL_COLORS.find((one) => one === color) ?? LABEL_COLORS[0];
    const label = await tx.label.create({ data: { channelId, name, color: known } });
    await publishLabel(tx, label);
    byKey.set(labelKey(name), label.id);
    carried.made.push({ id: label.id, name });
  }
  await tx.taskLabel.deleteMany({ where });
  await tx.taskLabel.createMany({
    data: given.flatMap(({ taskId, label }) => {
      const labelId = byKey.get(labelKey(label.name));
      return labelId ? { taskId, labelId } : [];
    }),
    skipDuplicates: true,
  });
  return carried;
}
