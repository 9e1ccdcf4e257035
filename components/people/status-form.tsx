"use client";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { Status } from "@/lib/people/schema";
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
] as const;
type Duration = (typeof durations)[number]["value"];

const MINUTE = 60_000;
const lengths = { half: 30, hour: 60, hours: 240, week: 7 * 24 * 60 };

function endOf(duration: Duration): string | null {
  if (duration === "always") return null;
  if (duration === "day") return new Date(new Date().setHours(23, 59, 59, 0)).toISOString();
  return new Date(Date.now() + lengths[duration] * MINUTE).toISOString();
}

type StatusFormProps = { status: Status | null; onSaved?: () => void };

/** A picture, a few words, and how long they hold. */
export function StatusForm({ status, onSaved }: StatusFormProps) {
  const [emoji, setEmoji] = useState(status?.emoji ?? "");
  const [text, setText] = useState(status?.text ?? "");
  const [lasts, setLasts] = useState<Duration>("hour");
  const [isPending, setPending] = useState(false);
  const change = useChangeSettings();
  const hint = useId();
  const isEmpty = !emoji.trim() && !text.trim();

  async function save(event: FormEvent) {
    event.preventDefault();
    setPending(true);
    const next = isEmpty ? null : { emoji: emoji.trim(), text: text.trim(), expires: endOf(lasts) };
    const isSaved = await change({ status: next });
    setPending(false);
    if (isSaved) onSaved?.();
  }

  return (
    <form onSubmit={save} className="flex flex-col gap-4">
      <div className="flex items-end gap-2">
        <Field label="Emoji" className="w-16">
          <Input
            value={emoji}
            maxLength={64}
            aria-describedby={hint}
            className="text-center"
            onChange={(event) => setEmoji(event.target.value)}
          />
        </Field>
        <Field label="Status" className="min-w-0 flex-1">
          <Input
            value={text}
            maxLength={100}
            placeholder="What are you up to?"
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
      </div>
      <p id={hint} className="sr-only">
        One emoji, shown beside your name.
      </p>
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
        <Select options={durations} value={lasts} onValueChange={setLasts} />
      </Field>
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
