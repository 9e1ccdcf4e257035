"use client";
import { SmilePlus, X } from "lucide-react";
import { type FormEvent, useState } from "react";
import { EmojiButton } from "@/components/emoji/emoji-button";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useTimeFormat } from "@/components/ui/time";
import type { Status } from "@/lib/people/schema";
import { addDays, endOfDay, fromFieldValue } from "@/lib/time/calendar";
import { localZone } from "@/lib/time/wall-clock";
import { useChangeSettings } from "./use-person-settings";

const presets = [
  { emoji: "📅", text: "In a meeting", lasts: "hour" },
  { emoji: "🎧", text: "Concentrating", lasts: "hours" },
  { emoji: "🍲", text: "At lunch", lasts: "hour" },
  { emoji: "🤒", text: "Out sick", lasts: "day" },
  { emoji: "🏖️", text: "On vacation", lasts: "always" },
] as const;

const durations = [
  { value: "half", label: "30 minutes" },
  { value: "hour", label: "1 hour" },
  { value: "hours", label: "4 hours" },
  { value: "day", label: "Today" },
  { value: "week", label: "7 days" },
  { value: "always", label: "Until I clear it" },
  { value: "chosen", label: "Choose a time…" },
] as const;
/** `kept` is when the status that is there ends. */
type Duration = (typeof durations)[number]["value"] | "kept";

const MINUTE = 60_000;
const lengths = { half: 30, hour: 60, hours: 240 };

function endOf(duration: Exclude<Duration, "kept" | "chosen">): string | null {
  if (duration === "always") return null;
  if (duration === "day") return endOfDay(new Date(), localZone()).toISOString();
  if (duration === "week") return addDays(new Date(), 7, localZone()).toISOString();
  return new Date(Date.now() + lengths[duration] * MINUTE).toISOString();
}

type StatusFormProps = { status: Status | null; onSaved?: () => void };

/** A picture, a few words, and how long they hold. */
export function StatusForm({ status, onSaved }: StatusFormProps) {
  const [emoji, setEmoji] = useState(status?.emoji ?? "");
  const [text, setText] = useState(status?.text ?? "");
  const kept = status?.expires ?? null;
  const [lasts, setLasts] = useState<Duration>(kept ? "kept" : status ? "always" : "hour");
  const [chosen, setChosen] = useState("");
  const [error, setError] = useState("");
  const [isPending, setPending] = useState(false);
  const change = useChangeSettings();
  const format = useTimeFormat();
  const options = kept
    ? [{ value: "kept" as const, label: `${format.dayName(kept)}, ${format.time(kept)}` }, ...durations]
    : durations;
  const isEmpty = !emoji && !text.trim();

  async function save(event: FormEvent) {
    event.preventDefault();
    // Also true for what isn't a time.
    const chosenEnd = fromFieldValue(chosen, localZone());
    if (lasts === "chosen" && !(chosenEnd.getTime() > Date.now())) {
      return setError("Choose a time that lies ahead.");
    }
    setError("");
    setPending(true);
    const end = { kept: () => kept, chosen: () => chosenEnd.toISOString() };
    const expires = lasts === "kept" || lasts === "chosen" ? end[lasts]() : endOf(lasts);
    const next = isEmpty ? null : { emoji, text: text.trim(), expires };
    const isSaved = await change({ status: next });
    setPending(false);
    if (isSaved) onSaved?.();
  }

  return (
    <form onSubmit={save} className="flex flex-col gap-4">
      <div className="flex items-end gap-2">
        <EmojiButton
          label="Choose an emoji"
          workspaceId={null}
          align="start"
          onPick={setEmoji}
          trigger={
            <IconButton
              label={emoji ? `Emoji: ${emoji}` : "Choose an emoji"}
              className="border border-line-strong text-lg"
            >
              {emoji || <SmilePlus />}
            </IconButton>
          }
        />
        <Field label="Status" className="min-w-0 flex-1">
          <Input
            value={text}
            maxLength={100}
            placeholder="What are you up to?"
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
        {emoji && (
          <IconButton label="No emoji" onClick={() => setEmoji("")}>
            <X />
          </IconButton>
        )}
      </div>
      <ul aria-label="Suggestions" className="flex flex-wrap gap-1.5">
        {presets.map((preset) => (
          <li key={preset.text}>
            <Button
              size="sm"
              onClick={() => {
                setEmoji(preset.emoji);
                setText(preset.text);
                setLasts(preset.lasts);
              }}
            >
              {preset.emoji} {preset.text}
            </Button>
          </li>
        ))}
      </ul>
      <Field label="Clear after">
        <Select options={options} value={lasts} onValueChange={setLasts} />
      </Field>
      {lasts === "chosen" && (
        <Field label="Day and time" error={error}>
          <Input type="datetime-local" value={chosen} onChange={(event) => setChosen(event.target.value)} />
        </Field>
      )}
      <div className="flex justify-end gap-2">
        {status && (
          <Button
            onClick={() => {
              setEmoji("");
              setText("");
              void change({ status: null }).then((isSaved) => isSaved && onSaved?.());
            }}
          >
            Clear status
          </Button>
        )}
        <Button type="submit" variant="primary" loading={isPending} disabled={isEmpty && !status}>
          Save status
        </Button>
      </div>
    </form>
  );
}
