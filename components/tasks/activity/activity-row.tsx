"use client";
import type { ChannelActivity } from "@/lib/tasks/activity/schema";
import { openTask } from "../task-place";
import { ACT_WORDS, nameOf, phrasesOf, phraseText } from "./act-phrases";
import { ActLine, FoldedActs } from "./folded-acts";

export type ActivityRowProps = { acts: readonly [ChannelActivity, ...ChannelActivity[]] };

/** What was done to the tasks of a channel between two of its messages. */
export default function ActivityRow({ acts }: ActivityRowProps) {
  const summary = phrasesOf(acts).map(({ key, name, phrases }, index) => (
    <span key={key}>
      {index > 0 && " · "}
      <bdi>{name}</bdi> {phrases.map(phraseText).join(", ")}
    </span>
  ));
  return <FoldedActs acts={acts} summary={summary} draw={drawAct} />;
}

function drawAct(act: ChannelActivity) {
  const [before, after] = ACT_WORDS[act.kind];
  return (
    <ActLine at={act.at}>
      <bdi>{nameOf(act)}</bdi> {before}{" "}
      <button
        type="button"
        onClick={() => openTask(act.task.id)}
        className="text-left text-ink hover:underline"
      >
        <bdi>{act.task.title}</bdi>
      </button>
      {after && ` ${after}`}
    </ActLine>
  );
}
