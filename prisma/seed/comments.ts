import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { createComment, resolveComment } from "@/lib/documents/comments/service";
import { createMessage } from "@/lib/messages/create/service";
import { openComments } from "@/lib/tasks/comments/service";
import type { TestUser } from "@/tests/factories";
import type { Who } from "./conversations";

type Said = [who: Who, body: string];

const ON_TASKS: Record<string, Said[]> = {
  "Import the tides of 2027": [
    ["ada", "Is the almanac office late again, or are we?"],
    ["ben", "They are. The file of the Elbe came last night, Weser and Ems are promised for Monday."],
  ],
  "Try an offline trip on a real boat": [
    ["ben", "The *Marlene* is ours from two to five. Bring both tablets, the old one too."],
  ],
};
const ON_PLAN: { quote: string; said: [Said, ...Said[]]; isResolved?: boolean; replacement?: string }[] = [
  {
    quote: "Stores at 10%",
    said: [
      ["dev", "Could the first step be 5%? Support is two people that morning."],
      ["ada", "Good point. Ben, does the store allow that?"],
    ],
  },
  {
    quote: "Ben watches the first hour",
    said: [["ben", "I’m on the train until 10:30. Dev first, then me?"]],
    isResolved: true,
  },
  {
    quote: "four minutes",
    said: [["dev", "Ben and I tried it on Friday: it took not even two."]],
    replacement: "two minutes",
  },
];

/** Comments on tasks and on the launch plan, one of them resolved, one a suggestion. */
export async function addComments(
  people: Record<Who, TestUser>,
  { launch, plan }: { launch: string; plan: string },
  asActor: (person: TestUser) => Actor,
): Promise<void> {
  const say = (channelId: string, threadId: string, [who, body]: Said) =>
    createMessage(asActor(people[who]), channelId, { nonce: randomUUID(), body, threadId });

  for (const [title, said] of Object.entries(ON_TASKS)) {
    const { id } = await db().task.findFirstOrThrow({ where: { channelId: launch, title } });
    for (const line of said) {
      await openComments(asActor(people[line[0]]), id);
      await say(launch, id, line);
    }
  }
  for (const { quote, said, isResolved, replacement = null } of ON_PLAN) {
    const [[who, body], ...answers] = said;
    const { id } = await createComment(asActor(people[who]), plan, {
      ...{ id: randomUUID(), quote, anchor: null, body, replacement },
    });
    for (const line of answers) await say(plan, id, line);
    if (isResolved) await resolveComment(asActor(people.ada), plan, id);
  }
}
