import { db } from "@/lib/db";
import type { Samples } from "@/tests/setup/samples";

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

export const samples: Samples = {
  bodies: {
    "POST /api/reminders": () => ({ text: "Water the plants", remindAt: inAnHour() }),
  },
  foreign: async ({ owner }) => {
    const { id } = await db().reminder.create({
      data: { userId: owner.id, text: "Later", remindAt: inAnHour() },
    });
    return { reminderId: id };
  },
};
