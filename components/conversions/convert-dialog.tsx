"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CalendarDays, TriangleAlert } from "lucide-react";
import { type FormEvent, useDeferredValue, useEffect, useId, useRef, useState } from "react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import type { ActionDialogProps } from "@/components/messages/action-types";
import { useDueText } from "@/components/tasks/due-text";
import { DuePicker } from "@/components/tasks/pickers/due-picker";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { channelTypeOf } from "@/lib/channels/types";
import { conversionQuery } from "@/lib/conversions/queries";
import type { Conversion, ConversionDraft } from "@/lib/conversions/schema";
import { problemOf } from "@/lib/http/errors";
import { plainText } from "@/lib/markdown/plain-text";
import { MAX_TITLE } from "@/lib/tasks/limits";
import type { TaskDue } from "@/lib/tasks/schema";
import { convert, wordOf } from "./convert";
import { lastTarget, setLastTarget } from "./last-target";
import { PlaceChoice } from "./place-choice";
import { type Place, placesOf } from "./target-list";

/** What a message or thread becomes, and where. It suggests everything, so that Enter is enough. */
export default function ConvertDialog({ message, onClose }: ActionDialogProps) {
  const { data: draft, isError, refetch } = useQuery(conversionQuery(message.id, ""));
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={message.thread ? "Turn this thread into…" : "Turn this message into…"}
      description={plainText(message.body).slice(0, 120) || undefined}
    >
      {draft ? (
        <ConvertForm messageId={message.id} draft={draft} onClose={onClose} />
      ) : isError ? (
        <ErrorState className="py-4" onRetry={() => void refetch()} />
      ) : (
        <Skeleton className="h-56 w-full" />
      )}
    </Dialog>
  );
}

type ConvertFormProps = { messageId: string; draft: ConversionDraft; onClose: () => void };

function ConvertForm({ messageId, draft, onClose }: ConvertFormProps) {
  const form = useId();
  const field = useRef<HTMLInputElement>(null);
  // The dialog was open before there was anything in it.
  useEffect(() => field.current?.select(), []);
  const { id: workspaceId } = useWorkspaceIds();
  const [title, setTitle] = useState(draft.title);
  const [due, setDue] = useState(draft.due);
  const [left, setLeft] = useState<readonly string[]>([]);
  const [checklist, setChecklist] = useState<Conversion["checklist"]>("subtasks");
  const [withReplies, setWithReplies] = useState(true);
  const [search, setSearch] = useState("");
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState("");
  const words = useDeferredValue(search.trim());
  const {
    data: found,
    isPlaceholderData,
    ...searching
  } = useQuery({
    ...conversionQuery(messageId, words),
    placeholderData: keepPreviousData,
    enabled: words !== "",
  });
  const [last] = useState(lastTarget);
  // While places are searched for, the list is still the previous one, whose first place nobody chose.
  const isCurrent = words === search.trim() && (words === "" || (found !== undefined && !isPlaceholderData));
  const places = placesOf(words ? (found ?? draft) : draft, workspaceId, last);
  const place = chosenId === null ? places[0] : places.find(({ id }) => id === chosenId);
  const isTask = place?.kind === "channel" && channelTypeOf(place.type).thing !== "document";
  const readers = place?.kind === "channel" ? place.readers : [];
  const people = isTask ? draft.people.filter(({ id }) => readers.includes(id)) : [];
  const isSeveral = isTask && draft.checklist > 0 && checklist === "tasks";

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!place || !isCurrent || isBusy) return;
    setBusy(true);
    setError("");
    try {
      await convert(messageId, {
        ...(place.kind === "channel"
          ? { channelId: place.id, isWiderKnown: place.isWider }
          : { workspaceId: place.workspace.id }),
        ...{ title: title.trim() || draft.title, withReplies },
        ...(isTask && {
          ...{ due, checklist },
          assignees: people.flatMap(({ id }) => (left.includes(id) ? [] : id)),
        }),
      });
      if (place.kind === "channel") setLastTarget(place.id);
      onClose();
    } catch (failure) {
      setError(problemOf(failure, "That didn’t work. Try again."));
      setBusy(false);
    }
  }

  return (
    <form id={form} onSubmit={(event) => void submit(event)} className="flex flex-col gap-3">
      {!isSeveral && (
        <Field label="Title">
          <Input
            ref={field}
            value={title}
            maxLength={MAX_TITLE}
            onChange={(event) => setTitle(event.target.value)}
          />
        </Field>
      )}
      <PlaceChoice
        label="List, board or document"
        {...{ search, places, chosen: place, workspaceId }}
        hasFailed={words !== "" && searching.isError}
        onSearch={(text) => {
          setSearch(text);
          setChosenId(null);
        }}
        onChoose={({ id }) => setChosenId(id)}
        onRetry={() => void searching.refetch()}
      />
      {isTask && draft.checklist > 0 && (
        <Field label="Checklist">
          <Select
            value={checklist}
            onValueChange={setChecklist}
            options={[
              {
                value: "subtasks",
                label: `${countOf(draft.checklist, "subtask")} of one ${wordOf(place.type)}`,
              },
              { value: "tasks", label: `A ${wordOf(place.type)} for each item that isn’t ticked` },
              { value: "text", label: "Stays text" },
            ]}
          />
        </Field>
      )}
      {isTask && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <DueButton due={due} onChange={setDue} />
          {people.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={`Assign ${name}`}
              checked={!left.includes(id)}
              onCheckedChange={(isOn) => setLeft(isOn ? left.filter((one) => one !== id) : [...left, id])}
            />
          ))}
        </div>
      )}
      {draft.replies > 0 && (
        <Checkbox
          label={`With ${draft.replies === 1 ? "its reply" : `its ${draft.replies} replies`}`}
          checked={withReplies}
          onCheckedChange={setWithReplies}
        />
      )}
      {place?.kind === "channel" && place.isWider && (
        <Banner tone="warn" icon={<TriangleAlert aria-hidden="true" />} className="rounded-md px-3 py-2">
          People who can’t read this message can read {place.name}. They will see its words there.
        </Banner>
      )}
      {error && (
        <p role="alert" className="text-danger text-sm">
          {error}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" loading={isBusy} disabled={!place || !isCurrent}>
          {submitLabel(place, isSeveral)}
        </Button>
      </div>
    </form>
  );
}

const countOf = (count: number, word: string) => `${count} ${word}${count === 1 ? "" : "s"}`;

function submitLabel(place: Place | undefined, isSeveral: boolean): string {
  if (!place || place.kind === "new") return "Create document";
  if (channelTypeOf(place.type).thing === "document")
    return place.isWider ? "Add it there anyway" : "Add to document";
  const what = `Create ${wordOf(place.type)}${isSeveral ? "s" : ""}`;
  return place.isWider ? `${what} anyway` : what;
}

type DueButtonProps = { due: ConversionDraft["due"]; onChange: (due: ConversionDraft["due"]) => void };

function DueButton({ due, onChange }: DueButtonProps) {
  const textOf = useDueText();
  const shown: TaskDue | null = due && { ...due, at: null };
  return (
    <DuePicker
      due={shown}
      onChange={(next) =>
        onChange(next && { on: next.on, time: next.time ?? null, timeZone: next.timeZone ?? null })
      }
      trigger={
        <Button size="sm" aria-label={due ? undefined : "Due date"}>
          <CalendarDays aria-hidden="true" />
          {shown ? `${textOf(shown).text}${due?.time ? `, ${due.time}` : ""}` : "Due date"}
        </Button>
      }
    />
  );
}
