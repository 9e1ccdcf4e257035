import type { QueryClient } from "@tanstack/react-query";
import type { MessageChannel } from "@/components/messages/message-channel";
import { toast } from "@/components/ui/toast";
import { updateChannelContract } from "@/lib/channels/contract";
import { channelKeys } from "@/lib/channels/queries";
import { call } from "@/lib/http/client";
import { AppError } from "@/lib/http/errors";
import { createMessageContract } from "@/lib/messages/contract";
import { newId } from "@/lib/new-id";
import { setChannelNotificationsContract } from "@/lib/notifications/contract";
import { updatePersonSettingsContract } from "@/lib/people/contract";
import { personSettingsQuery } from "@/lib/people/queries";
import type { PersonSettingsChange } from "@/lib/people/schema";
import { createReminderContract } from "@/lib/reminders/contract";
import { scheduleMessageContract } from "@/lib/scheduled/contract";
import { parseAddresses } from "@/lib/workspaces/addresses";
import { createInviteContract } from "@/lib/workspaces/contract";
import { parsePoll, parseStatus } from "./command-text";
import { parseWhen } from "./parse-when";
import { whenText } from "./when-text";

export type CommandContext = {
  channel: MessageChannel;
  threadId?: string;
  /** What it sends in a thread is also sent to the channel. */
  isBroadcast?: boolean;
  /** The command's argument, as Markdown. */
  text: string;
  client: QueryClient;
};

/** The message to send after the command, or nothing. */
export type CommandResult = { send?: string };

export type Command = {
  name: string;
  hint: string;
  /** Whether the command is offered here; true by default. */
  isOffered?: (channel: Pick<MessageChannel, "actions" | "workspaceId">) => boolean;
  /** @throws AppError that says what to write instead */
  run: (context: CommandContext) => CommandResult | Promise<CommandResult>;
};

const usage = (text: string) => new AppError("invalid_input", text);
const notAddresses = (wrong: string[]) => (wrong.length > 0 ? `. These are none: ${wrong.join(", ")}` : "");

async function changeSettings(client: QueryClient, change: PersonSettingsChange): Promise<void> {
  const settings = await call(updatePersonSettingsContract, { body: change });
  client.setQueryData(personSettingsQuery().queryKey, settings);
}

/** Everything that a line beginning with a slash can do. A new command is one more entry. */
export const commands: readonly Command[] = [
  {
    name: "remind",
    hint: "tomorrow at 9 call Ada",
    async run({ text }) {
      const when = parseWhen(text.replace(/^me /i, ""), new Date());
      const about = when?.rest.replace(/^to /i, "");
      if (!when || !about) throw usage("Say when and of what, such as: /remind tomorrow at 9 call Ada");
      const remindAt = when.at.toISOString();
      await call(createReminderContract, { body: { text: about, remindAt } });
      toast.success(`You’ll be reminded ${whenText(when.at)}`);
      return {};
    },
  },
  {
    name: "schedule",
    hint: "monday at 9 Good morning!",
    async run({ channel, threadId, isBroadcast, text }) {
      const when = parseWhen(text, new Date());
      if (!when?.rest) throw usage("Say when and what, such as: /schedule monday at 9 Good morning!");
      const body = { nonce: newId(), body: when.rest, threadId, isBroadcast, sendAt: when.at.toISOString() };
      await call(scheduleMessageContract, { params: { channelId: channel.id }, body });
      toast.success(`It will be sent ${whenText(when.at)}`);
      return {};
    },
  },
  {
    name: "poll",
    hint: "Lunch? Soup, Bread",
    async run({ channel, threadId, isBroadcast, text }) {
      const poll = parsePoll(text);
      if (!poll) throw usage("Ask, then give two options or more, such as: /poll Lunch? Soup, Bread");
      const body = { nonce: newId(), threadId, isBroadcast, poll };
      await call(createMessageContract, { params: { channelId: channel.id }, body });
      return {};
    },
  },
  {
    name: "status",
    hint: "🏖️ On vacation",
    async run({ text, client }) {
      const status = parseStatus(text);
      await changeSettings(client, { status: status && { ...status, expires: null } });
      toast.success(status ? "Status set" : "Status cleared");
      return {};
    },
  },
  {
    name: "dnd",
    hint: "Do not disturb; “off” ends it",
    async run({ text, client }) {
      const isOver = /^(off|end)$/i.test(text);
      if (text && !isOver) throw usage("Write /dnd to be left alone, and /dnd off to end it.");
      await changeSettings(client, { presence: isOver ? "AUTO" : "DO_NOT_DISTURB" });
      toast.success(isOver ? "You can be disturbed again" : "Do not disturb is on");
      return {};
    },
  },
  {
    name: "invite",
    hint: "ada@example.com",
    isOffered: (channel) => channel.workspaceId !== null,
    async run({ channel, text }) {
      const { addresses, wrong } = parseAddresses(text);
      if (wrong.length > 0 || addresses.length === 0 || !channel.workspaceId)
        throw usage(`Give e-mail addresses, such as: /invite ada@example.com${notAddresses(wrong)}`);
      for (const email of addresses) {
        const body = { role: "MEMBER" as const, email };
        await call(createInviteContract, { params: { workspaceId: channel.workspaceId }, body });
      }
      toast.success(
        addresses.length === 1 ? `Invited ${addresses[0]}` : `Invited ${addresses.length} people`,
      );
      return {};
    },
  },
  {
    name: "topic",
    hint: "What this channel is about",
    isOffered: (channel) => channel.actions.includes("channel.update"),
    async run({ channel, text }) {
      await call(updateChannelContract, { params: { channelId: channel.id }, body: { topic: text } });
      toast.success(text ? "Topic changed" : "Topic removed");
      return {};
    },
  },
  {
    name: "mute",
    hint: "Hear nothing from here",
    async run({ channel, client }) {
      await call(setChannelNotificationsContract, {
        params: { channelId: channel.id },
        body: { isMuted: true, level: null },
      });
      void client.invalidateQueries({ queryKey: channelKeys.trees });
      toast.success("Muted");
      return {};
    },
  },
  {
    name: "shrug",
    hint: "¯\\_(ツ)_/¯",
    run: ({ text }) => ({ send: `${text} ¯\\\\\\_(ツ)\\_/¯`.trim() }),
  },
];
