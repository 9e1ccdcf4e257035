import type { Instance } from "./instance";
import { createChannel, createTeam, fillChannel, fillDocument } from "./people";

/** A workspace with a lively CHAT and a DOC channel, and where their pages are. */
export async function createPages(instance: Instance) {
  const team = await createTeam(5);
  const chat = await createChannel(team.workspaceId, "CHAT", "general");
  const doc = await createChannel(team.workspaceId, "DOC", "Handbook");
  await fillChannel(chat, team.people[1]!.userId, 200);
  await fillDocument(doc, []);
  const page = (channelId: string) => `${instance.appUrl}/w/${team.slug}/c/${channelId}`;
  return {
    cookie: team.people[0]!.cookie,
    signIn: `${instance.appUrl}/sign-in`,
    chat: page(chat),
    doc: page(doc),
  };
}
