"use client";
import { useState } from "react";
import type { MessagePartProps } from "@/components/messages/message-channel";
import { useNames } from "@/components/reactions/use-names";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { onDemand } from "@/components/ui/on-demand";
import { type TimeFormat, useTimeFormat } from "@/components/ui/time";
import { POLL_MAX_OPTIONS } from "@/lib/polls/limits";
import type { Poll } from "@/lib/polls/schema";
import { PollOption } from "./poll-option";
import { type PollState, usePoll } from "./use-poll";

const AddOption = onDemand(() => import("./add-option"), <div className="h-8 pointer-coarse:h-11" />);
const VotersDialog = onDemand(() => import("./voters-dialog"));

export function MessagePoll({ message, channel }: MessagePartProps) {
  return message.poll && <PollCard message={message} channel={channel} poll={message.poll} />;
}

function PollCard({ message, channel, poll }: MessagePartProps & { poll: Poll }) {
  const state = usePoll(message, poll);
  const format = useTimeFormat();
  const { mine, isClosed, isReady } = state;
  const [isAsked, setAsked] = useState(false);
  const namesOf = useNames(channel, isAsked && !poll.isAnonymous, state.userId);
  const votersOf = (userIds: string[]) => (userIds.length > 0 ? namesOf(userIds) : "Nobody yet");
  const counts = poll.options.map(({ voteCount }) => voteCount);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  const canVote = channel.actions.includes("message.create") && !isClosed;
  return (
    <fieldset
      onPointerEnter={() => setAsked(true)}
      onFocus={() => setAsked(true)}
      className="mt-1 flex max-w-md flex-col gap-1.5 rounded-lg border border-line bg-raised p-3"
    >
      <legend className="sr-only">Poll: {poll.question}</legend>
      <p aria-hidden="true" className="wrap-anywhere font-semibold">
        {poll.question}
      </p>
      <p className="text-muted text-xs">{rules(poll, isClosed, format)}</p>
      {poll.options.map((option) => (
        <PollOption
          key={option.id}
          option={option}
          voterCount={poll.voterCount}
          name={`poll-${message.id}`}
          isMultiple={poll.isMultiple}
          isMine={mine.includes(option.id)}
          isLeading={option.voteCount === most && most > least}
          disabled={!canVote || !isReady}
          voters={poll.isAnonymous ? undefined : votersOf(option.userIds)}
          onChoose={() => state.choose(option.id)}
        />
      ))}
      {canVote && poll.canAddOptions && poll.options.length < POLL_MAX_OPTIONS && (
        <AddOption onAdd={state.addOption} />
      )}
      <PollFooter
        channel={channel}
        poll={poll}
        state={state}
        canVote={canVote}
        canClose={canVote && (state.isAuthor || channel.actions.includes("message.moderate"))}
      />
    </fieldset>
  );
}

type PollFooterProps = Pick<MessagePartProps, "channel"> & {
  poll: Poll;
  state: PollState;
  canVote: boolean;
  canClose: boolean;
};

function PollFooter({ channel, poll, state, canVote, canClose }: PollFooterProps) {
  const [showsVoters, setShowsVoters] = useState(false);
  const count = poll.voterCount === 1 ? "1 person voted" : `${poll.voterCount} people voted`;
  return (
    <div className="flex flex-wrap items-center gap-1 text-muted text-sm">
      <output className="flex-1 whitespace-nowrap">{poll.voterCount === 0 ? "No votes yet" : count}</output>
      {!poll.isAnonymous && poll.voterCount > 0 && (
        <Button variant="ghost" size="sm" onClick={() => setShowsVoters(true)}>
          Who voted
        </Button>
      )}
      {canVote && state.mine.length > 0 && (
        <Button
          variant="ghost"
          size="sm"
          onClick={({ currentTarget }) => {
            // The button goes; one goes on by choosing.
            currentTarget.closest("fieldset")?.querySelector("input")?.focus();
            state.withdraw();
          }}
        >
          Take my vote back
        </Button>
      )}
      {canClose && (
        <ConfirmDialog
          title="Close this poll?"
          description="Nobody can vote any more, and it can’t be opened again."
          confirmLabel="Close poll"
          tone="primary"
          onConfirm={state.close}
          trigger={
            <Button variant="ghost" size="sm">
              Close poll
            </Button>
          }
        />
      )}
      {showsVoters && <VotersDialog poll={poll} channel={channel} onClose={() => setShowsVoters(false)} />}
    </div>
  );
}

function rules({ isAnonymous, isMultiple, closesAt }: Poll, isClosed: boolean, format: TimeFormat): string {
  const kind = isAnonymous ? "Anonymous" : "Everyone sees who voted";
  if (isClosed) return `Final results · ${kind}`;
  const choice = isMultiple ? "Choose as many as you like" : "Choose one";
  const closing =
    closesAt && `Closes ${format.dayName(closesAt).replace("Today", "today")}, ${format.time(closesAt)}`;
  return [choice, kind, closing].filter(Boolean).join(" · ");
}
