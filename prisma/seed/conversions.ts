import type { Actor } from "@/lib/auth/actor";
import { Conversion } from "@/lib/conversions/schema";
import { convertMessage } from "@/lib/conversions/service";
import { db } from "@/lib/db";
import type { TestUser } from "@/tests/factories";
import type { Who } from "./conversations";

/** What was found in a conversation has become a card. */
export async function addConversions(
  people: Record<Who, TestUser>,
  { engineering, board }: { engineering: string; board: string },
  asActor: (person: TestUser) => Actor,
): Promise<void> {
  const { id } = await db().message.findFirstOrThrow({
    where: { channelId: engineering, body: { startsWith: "Found one:" } },
  });
  const card = { title: "Harbour numbers overlap at 200% font size", assignees: [people.dev.id] };
  await convertMessage(
    asActor(people.ben),
    id,
    Conversion.parse({ ...card, channelId: board, isWiderKnown: true }),
  );
}
