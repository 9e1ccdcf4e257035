"use client";
import type { TaskActivity } from "@/lib/tasks/activity/schema";
import { nameOf } from "../../activity/act-phrases";
import { ActLine, FoldedActs } from "../../activity/folded-acts";
import { ActWords, listOf } from "./act-words";

/** What was done to a task between two comments. */
export function ActsRow({ acts }: { acts: readonly [TaskActivity, ...TaskActivity[]] }) {
  const names = [...new Set(acts.map(nameOf))];
  const summary = (
    <>
      {acts.length} changes by <bdi>{listOf(names)}</bdi>
    </>
  );
  return <FoldedActs acts={acts} summary={summary} withDay draw={drawAct} />;
}

function drawAct(activity: TaskActivity) {
  return (
    <ActLine at={activity.at} withDay>
      <span className="font-medium text-ink">
        <bdi>{nameOf(activity)}</bdi>
      </span>{" "}
      <ActWords activity={activity} />
    </ActLine>
  );
}
