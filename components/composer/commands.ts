import type { QueryClient } from "@tanstack/react-query";
import { v7 as uuid } from "uuid";
import type { MessageChannel } from "@/components/messages/message-channel";
import { toast } from "@/components/ui/toast";
import { updateChannelContract } from "@/lib/channels/contract";
import { channelKeys } from "@/lib/channels/queries";
import { call } from "@/lib/http/client";
import { AppError } from "@/lib/http/errors";
import { setChannelNotificationsContract } from "@/lib/notifications/contract";
import { createReminderContract } from "@/lib/reminders/contract";
import { scheduleMessageContract } from "@/lib/scheduled/contract";
import { parseWhen } from "./parse-when";
import { whenText } from "./when-text";

export type CommandContext = {
  channel: MessageChannel;
  threadId?: string;
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
  isOffered?: (channel: Pick<MessageChannel, "actions">) => boolean;
  /** @throws AppError that says what to write instead */
  run: (context: CommandContext) => CommandResult | Promise<CommandResult>;
};

const usage = (text: string) => new AppError("invalid_input", text);

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
    async run({ channel, threadId, text }) {
      const when = parseWhen(text, new Date());
      if (!when?.rest) throw usage("Say when and what, such as: /schedule monday at 9 Good morning!");
      const body = { nonce: uuid(), body: when.rest, threadId, sendAt: when.at.toISOString() };
      await call(scheduleMessageContract, { params: { channelId: channel.id }, body });
      toast.success(`It will be sent ${whenText(when.at)}`);
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
