"use client";
import type { ReactNode } from "react";
import type { Person } from "@/lib/accounts/schema";
import type { TaskActivity } from "@/lib/tasks/activity/schema";
import { useDueText } from "../../due-text";
import { PRIORITY_LOOKS } from "../../pickers/priorities";

const LIST = new Intl.ListFormat("en-US");
export const listOf = (names: readonly string[]) => LIST.format(names);

const Title = ({ children }: { children: string }) => (
  <>
    “<bdi>{children}</bdi>”
  </>
);
const Names = ({ children }: { children: readonly string[] }) => <bdi>{listOf(children)}</bdi>;

/** What somebody did, after their name. */
export function ActWords({ activity: { act, actor } }: { activity: TaskActivity }): ReactNode {
  const dueText = useDueText();
  switch (act.kind) {
    case "renamed":
      return (
        <>
          renamed this from <Title>{act.from}</Title>
        </>
      );
    case "due":
      if (!act.to) return <>took the due date away</>;
      return act.from ? (
        <>
          moved the due date from {dueText(act.from).text} to {dueText(act.to).text}
        </>
      ) : (
        <>set the due date to {dueText(act.to).text}</>
      );
    case "repeat":
      return act.to === null ? <>made this repeat no more</> : <>made this repeat {act.to}</>;
    case "priority":
      return act.to === 0 ? (
        <>took the priority away</>
      ) : (
        <>set the priority to {PRIORITY_LOOKS[act.to].label.toLowerCase()}</>
      );
    case "labels":
      return <AddedAndRemoved act={act} noun="label" />;
    case "attachments":
      return <AddedAndRemoved act={act} noun="attachment" />;
    case "assigned":
      return isAlone(act.people, actor) ? (
        <>took this on</>
      ) : (
        <>
          assigned this to <Names>{namesOf(act.people)}</Names>
        </>
      );
    case "unassigned":
      return isAlone(act.people, actor) ? (
        <>gave this up</>
      ) : (
        <>
          took this off <Names>{namesOf(act.people)}</Names>
        </>
      );
    case "notes":
      return <>changed the notes</>;
    case "completed":
      return <>marked this done</>;
    case "reopened":
      return <>reopened this</>;
    case "under":
      return act.title === null ? (
        <>moved this to the top of the list</>
      ) : (
        <>
          moved this under <Title>{act.title}</Title>
        </>
      );
    case "column":
      return (
        <>
          moved this from <bdi>{act.from}</bdi> to <bdi>{act.to}</bdi>
        </>
      );
    case "channel":
      if (act.from === null) return <>moved this here from another list or board</>;
      return (
        <>
          moved this here from <bdi>{act.from}</bdi>
        </>
      );
    case "archived":
      return <>archived this</>;
    case "unarchived":
      return <>took this out of the archive</>;
    case "restored":
      return <>restored this after it was deleted</>;
  }
}

type Named = { added: readonly string[]; removed: readonly string[] };

function AddedAndRemoved({ act: { added, removed }, noun }: { act: Named; noun: string }) {
  const nouns = ({ length }: readonly string[]) => (length === 1 ? noun : `${noun}s`);
  return (
    <>
      {added.length > 0 && (
        <>
          added the {nouns(added)} <Names>{added}</Names>
        </>
      )}
      {added.length > 0 && removed.length > 0 && " and "}
      {removed.length > 0 && (
        <>
          removed the {nouns(removed)} <Names>{removed}</Names>
        </>
      )}
    </>
  );
}

const namesOf = (people: readonly Person[]) => people.map(({ name }) => name);
const isAlone = ([first, ...others]: readonly Person[], actor: Person | null) =>
  others.length === 0 && first !== undefined && first.id === actor?.id;
