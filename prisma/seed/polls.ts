import { v7 as uuidv7 } from "uuid";
import type { Actor } from "@/lib/auth/actor";
import { createMessage } from "@/lib/messages/create/service";
import { closePoll, setVotes } from "@/lib/polls/service";
import type { Who } from "./conversations";

type Demo = { id: string; name: string };

/** A poll that runs and one that is over: through the services, as people would have made them. */
export async function addPolls(
  people: Record<Who, Demo>,
  channels: { general: string; design: string },
  actorOf: (person: Demo) => Actor,
): Promise<void> {
  const { ada, ben, chiara, dev } = people;
  const ask = async (
    who: Demo,
    channelId: string,
    poll: NonNullable<Parameters<typeof createMessage>[2]["poll"]>,
  ) => {
    const message = await createMessage(actorOf(who), channelId, { nonce: uuidv7(), body: "", poll });
    const ids = message.poll?.options.map(({ id }) => id) ?? [];
    const vote = (voter: Demo, ...choices: number[]) =>
      setVotes(
        actorOf(voter),
        message.id,
        choices.flatMap((index) => ids[index] ?? []),
      );
    return { id: message.id, vote };
  };
  const settings = { isMultiple: false, isAnonymous: false, canAddOptions: false, closesAt: null };

  const days = await ask(chiara, channels.general, {
    ...settings,
    question: "When do we sail together? Everyone is welcome, also without any idea of sailing.",
    options: ["First weekend of June", "Second weekend of June", "A Friday afternoon"],
    isMultiple: true,
    canAddOptions: true,
    closesAt: new Date(Date.now() + 3 * 24 * 60 * 60 * 1000).toISOString(),
  });
  await days.vote(ben, 0, 2);
  await days.vote(chiara, 0);
  await days.vote(dev, 2);

  const icon = await ask(ada, channels.design, {
    ...settings,
    question: "Which icon goes to the stores?",
    options: ["Tern in flight", "Compass", "Tide line"],
    isAnonymous: true,
  });
  await icon.vote(ada, 0);
  await icon.vote(ben, 0);
  await icon.vote(chiara, 0);
  await icon.vote(dev, 2);
  await closePoll(actorOf(ada), icon.id);
}
