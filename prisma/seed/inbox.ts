import { v7 as uuidv7 } from "uuid";
import type { Actor } from "@/lib/auth/actor";
import { transaction } from "@/lib/db";
import { addInboxItem } from "@/lib/inbox/service";
import { createMessage } from "@/lib/messages/create/service";
import { mentionMarkdown } from "@/lib/objects/mentions";
import { updatePersonSettings } from "@/lib/people/settings/service";
import { addReaction } from "@/lib/reactions/service";
import type { Who } from "./conversations";

type People = Record<Who, { id: string; name: string }>;

/** Gives each of the demo people something in their inbox: through the service, as it would have come. */
export async function fillInboxes(
  people: People,
  channels: { design: string; release: string },
  actorOf: (person: { id: string; name: string }) => Actor,
): Promise<void> {
  const { ada, ben, chiara, dev } = people;
  const at = (person: { id: string; name: string }) =>
    mentionMarkdown(`@${person.name}`, { type: "person", id: person.id });
  const say = (who: { id: string; name: string }, channelId: string, body: string, threadId?: string) =>
    createMessage(actorOf(who), channelId, { nonce: uuidv7(), body, ...(threadId && { threadId }) });

  const question = await say(ada, channels.design, "Which day next week suits you all for the store texts?");
  await updatePersonSettings(actorOf(ada), { reactionsInInbox: true });
  await addReaction(actorOf(ben), question.id, "👍");
  await say(chiara, channels.design, "Tuesday after the design round, or any time on Thursday.", question.id);
  await say(dev, channels.design, "Thursday is better for me, the importer runs on Tuesday.", question.id);
  await say(
    ben,
    channels.release,
    `${at(ada)} the crash on older tablets is fixed, can you try it on yours before we ship?`,
  );
  await say(
    chiara,
    channels.design,
    `${at(ben)} ${at(dev)} the night colors are final now. The files are in the handbook.`,
  );
  await say(ada, channels.design, `${at(chiara)} lovely, thank you!`);
  await transaction((tx) =>
    addInboxItem(tx, {
      userId: ada.id,
      kind: "REMINDER",
      key: "reminder:demo",
      text: "Send the store texts to the translators",
    }),
  );
}
