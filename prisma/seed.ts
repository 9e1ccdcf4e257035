import { pathToFileURL } from "node:url";
import { DEMO_PEOPLE } from "@/lib/accounts/demo";
import type { Actor } from "@/lib/auth/actor";
import { claimInstance } from "@/lib/auth/instance-role";
import { setChannelMember } from "@/lib/channels/members/service";
import { createChannel, updateChannel } from "@/lib/channels/service";
import { listChannels } from "@/lib/channels/tree/service";
import { start } from "@/lib/composition/start";
import { closeDatabase, db, transaction } from "@/lib/db";
import { appendToDocument } from "@/lib/documents/append";
import { deliveriesSettled } from "@/lib/events/delivery-queue";
import { closeQueue } from "@/lib/jobs/queue";
import { ensureQueues } from "@/lib/jobs/queues";
import { createWorkspace } from "@/lib/workspaces/service";
import { addMember, makeUser } from "@/tests/factories";
import { addAiChats } from "./seed/ai-chats";
import { addAsk } from "./seed/ask";
import { addAssistant } from "./seed/assistant";
import { addBoard } from "./seed/board";
import { addCalls } from "./seed/calls";
import { addComments } from "./seed/comments";
import type { Line, Who } from "./seed/conversations";
import * as conversations from "./seed/conversations";
import { addConversions } from "./seed/conversions";
import { addDirectMessages } from "./seed/direct-messages";
import { writeHistory } from "./seed/document-history";
import { handbook, planHistory } from "./seed/documents";
import { addAttachments, addDocumentPicture, addFiles } from "./seed/files";
import { fillInboxes } from "./seed/inbox";
import { markdownUpdate } from "./seed/markdown-document";
import { writeConversation } from "./seed/messages";
import { addModeration } from "./seed/moderation";
import { addPolls } from "./seed/polls";
import { addReactions } from "./seed/reactions";
import { addTasks } from "./seed/tasks";
import { addThreads } from "./seed/threads";

const [ADA, BEN, CHIARA, DEV] = DEMO_PEOPLE;
/** In the order of the people. */
const PROFILES = [
  {
    title: "Founder",
    pronouns: "she/her",
    bio: "Sails when she isn’t planning sails. Ask me about anything.",
  },
  {
    title: "Engineering lead",
    pronouns: "he/him",
    bio: "Importers, tides and everything that runs at night.",
  },
  { title: "Product designer", pronouns: "she/they", bio: "Maps, captions, and the handbook." },
  { title: "Support and docs", pronouns: "he/him", bio: "" },
];

/** Fills a fresh instance with a small team at work. Where anybody has an account already, it changes nothing. */
export async function seed(): Promise<boolean> {
  if (await db().user.findFirst({ where: { deletedAt: null }, select: { id: true } })) return false;
  // The demo enqueues jobs (thumbnails, notifications), and no worker has made their queues yet.
  await ensureQueues();
  try {
    start();
    await write();
    await deliveriesSettled();
  } catch (error) {
    await undo();
    throw error;
  }
  return true;
}

/** Half a demo would be taken for a whole one at the next start. */
async function undo(): Promise<void> {
  const members = { some: { user: { email: ADA.email } } };
  await db().workspace.deleteMany({ where: { memberships: members } });
  // Conversations belong to no workspace, and nobody goes while something they wrote is there.
  await db().channel.deleteMany({ where: { workspaceId: null, members } });
  await db().instanceOwner.deleteMany();
  await db().user.deleteMany({ where: { email: { in: DEMO_PEOPLE.map(({ email }) => email) } } });
}

async function write(): Promise<void> {
  const ada = await makeUser({ ...ADA, ...PROFILES[0] });
  await transaction((tx) => claimInstance(tx, ada.id));
  const [ben, chiara, dev] = await Promise.all(
    [BEN, CHIARA, DEV].map((person, n) => makeUser({ ...person, ...PROFILES[n + 1] })),
  );
  const people = { ada, ben: ben!, chiara: chiara!, dev: dev! };
  const actor = asActor(people.ada);

  const workspace = await createWorkspace(actor, { name: "Northwind Guild", slug: "northwind" });
  await addMember(workspace, people.ben, "ADMIN");
  await addMember(workspace, people.chiara);
  await addMember(workspace, people.dev);

  const make = (name: string, topic: string, more: Partial<Parameters<typeof createChannel>[2]> = {}) =>
    createChannel(actor, workspace.id, {
      type: "CHAT",
      name,
      topic,
      visibility: "WORKSPACE",
      parentId: null,
      ...more,
    });

  const { items } = await listChannels(actor, workspace.id, { limit: 1, archived: false });
  const general = items[0]!;
  const design = await make("design", "How Tern looks and what it says");
  const engineering = await make("engineering", "App, servers and the tide importer");
  const release = await make("release 2.4", "Tides, offline trips, night colors", {
    parentId: engineering.id,
  });
  const hiring = await make("hiring", "Second engineering seat", { visibility: "PRIVATE" });
  const guide = await make("Handbook", "How we work", { type: "DOC" });
  const plan = await make("Launch plan", "Tern 2.4, what is left and who does it", { type: "DOC" });
  const launch = await make("Launch checklist", "What is left before 2.4", { type: "TODO" });
  const board = await make("Launch board", "Tern 2.4, from an idea to the store", { type: "KANBAN" });
  const office = await make("Office", "What keeps the office going", { type: "TODO" });
  const coffee = await make("Coffee corner", "Drop in. The door is open", { type: "VOICE" });
  const changelog = await make("changelog", "What is new in Tern. Anyone with the link can read it");
  await updateChannel(actor, changelog.id, { visibility: "PUBLIC" });
  await setChannelMember(actor, hiring.id, people.chiara.id, "MANAGER");
  await updateChannel(actor, guide.id, { topic: "How we work. Change it whenever it is wrong" });

  const talk = (
    channelId: string,
    lines: Line[],
    unreadByAda: number,
    readers: Who[] = ["ben", "chiara", "dev"],
  ) =>
    writeConversation(channelId, lines, people, {
      ada: { unread: unreadByAda },
      ...Object.fromEntries(readers.map((who) => [who, { unread: 0 }])),
    });
  await talk(general.id, conversations.general, 3);
  await talk(design.id, conversations.design, 0);
  await talk(engineering.id, conversations.engineering, 5);
  await talk(release.id, conversations.release, 1);
  await talk(changelog.id, conversations.changelog, 0);
  await talk(hiring.id, conversations.hiring, 0, ["chiara"]);

  await addThreads(people, general.id, asActor);
  await addAssistant(people, design.id);

  await fillInboxes(people, { design: design.id, release: release.id }, asActor);

  await addFiles(
    people,
    { workspace: workspace.id, design: design.id, engineering: engineering.id },
    asActor,
  );

  await addDirectMessages(people, asActor);
  await addCalls(people, coffee.id);

  await addReactions(
    people,
    { workspace: workspace.id, general: general.id, design: design.id, engineering: engineering.id },
    asActor,
  );

  await addPolls(people, { general: general.id, design: design.id }, asActor);
  await addTasks(people, { launch: launch.id, office: office.id }, asActor);
  await addBoard(people, board.id, asActor);
  await addAttachments(people, board.id, asActor);
  await addConversions(people, { engineering: engineering.id, board: board.id }, asActor);
  await addModeration(people, { workspace: workspace.id, engineering: engineering.id }, asActor);

  const write = (id: string, text: string, authorId: string) =>
    transaction(async (tx) => appendToDocument(tx, id, await markdownUpdate(text), authorId));
  const chart = await addDocumentPicture(people.chiara, guide.id);
  await write(guide.id, handbook({ chart, engineering: engineering.id }), people.chiara.id);
  await writeHistory(plan.id, planHistory, people, asActor);
  await addAiChats(people, workspace.id);
  await addAsk(people.ada.id, workspace.id);
  await addComments(people, { launch: launch.id, plan: plan.id }, asActor);
}

/** Services want to know who acts; nobody has signed in yet. */
function asActor({ id, name }: { id: string; name: string }): Actor {
  return { userId: id, sessionId: id, name, image: null, emailVerified: true };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    console.log(
      (await seed()) ? "Seeded the demo workspace." : "There are accounts already: nothing seeded.",
    );
  } finally {
    await closeQueue();
    await closeDatabase();
  }
}
