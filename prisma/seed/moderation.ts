import { v7 as uuidv7 } from "uuid";
import type { Actor } from "@/lib/auth/actor";
import { createMessage } from "@/lib/messages/create/service";
import { deleteMessage } from "@/lib/messages/service";
import { createReport } from "@/lib/moderation/service";
import { createInvite, revokeInvite } from "@/lib/workspaces/invites/service";
import type { Who } from "./conversations";

type Demo = { id: string; name: string };

/** A report for the admins, and actions recorded in the audit log. */
export async function addModeration(
  people: Record<Who, Demo>,
  places: { workspace: string; engineering: string },
  actorOf: (person: Demo) => Actor,
): Promise<void> {
  const { ada, chiara, dev } = people;
  const say = (who: Demo, body: string) =>
    createMessage(actorOf(who), places.engineering, { nonce: uuidv7(), body });
  const invite = await createInvite(actorOf(ada), places.workspace, {
    role: "MEMBER",
    expiresInHours: 24,
    maxUses: 5,
  });
  await revokeInvite(actorOf(ada), places.workspace, invite.id);
  const twice = await say(chiara, "The importer has stopped, please see the logs.");
  await deleteMessage(actorOf(ada), twice.id);
  const offer = await say(
    dev,
    "Anybody for cheap concert tickets? My cousin sells twenty of them, write to me!",
  );
  await createReport(actorOf(chiara), {
    workspaceId: places.workspace,
    target: { type: "message", id: offer.id },
    reason: "SPAM",
    note: "Third time this month. Could you have a word with him?",
  });
}
