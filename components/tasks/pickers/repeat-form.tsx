"use client";
import { useId, useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/input";
import { isInputMethodKey } from "@/components/ui/input-method";
import { Select } from "@/components/ui/select";
import { todayIn } from "@/lib/dates/calendar-date";
import { daysAfter } from "@/lib/dates/days-after";
import { readRepeat } from "@/lib/dates/repeat-phrases";
import type { RepeatMode } from "@/lib/dates/rule";
import { formatRule } from "@/lib/dates/rule-format";
import { parseRule } from "@/lib/dates/rule-text";
import type { NewRepeat, Task } from "@/lib/tasks/schema";
import { dayText, useMyZone } from "../due-text";
import { repeatChoices, ruleLabel, startingOn } from "./repeat-choices";

export type RepeatFormProps = {
  due: Task["due"];
  repeat: NewRepeat | null;
  onChange: (repeat: NewRepeat | null) => void;
};

const NONE = "";
const CUSTOM = "custom";
const SHOWN = 3;

/** How a task repeats: one of a few rules of its day, or one in words as in the line that adds tasks. */
export default function RepeatForm({ due, repeat, onChange }: RepeatFormProps) {
  const today = todayIn(useMyZone(), new Date());
  const on = due?.on ?? today;
  const [isCustom, setCustom] = useState(false);
  const mode = repeat?.mode ?? "SCHEDULE";
  const choices = repeatChoices(on, mode);
  const whole = repeat && startingOn(parseRule(repeat.rule), on, mode);
  const rule = whole && formatRule(whole);
  const chosen = choices.findIndex(({ value }) => value === rule);
  const options = [
    { value: NONE, label: "Does not repeat" },
    ...choices,
    ...(rule && whole && chosen < 0 ? [{ value: rule, label: ruleLabel(whole) }] : []),
    { value: CUSTOM, label: "Custom…" },
  ];
  function choose(value: string) {
    setCustom(value === CUSTOM);
    if (value !== CUSTOM) onChange(value === NONE ? null : { rule: value, mode });
  }
  /** What names the day that it began on goes on as a distance, and back. */
  function count(next: RepeatMode) {
    const same = repeatChoices(on, next)[chosen]?.value ?? rule;
    if (same) onChange({ rule: same, mode: next });
  }
  const next = whole && mode === "SCHEDULE" && due ? daysAfter(whole, on, on, SHOWN) : [];
  return (
    <div className="flex flex-col gap-2">
      <Select
        aria-label="Repeat"
        value={isCustom ? CUSTOM : (rule ?? NONE)}
        options={options}
        onValueChange={choose}
      />
      {isCustom && (
        <CustomRule
          onRead={(read) => {
            setCustom(false);
            onChange(read);
          }}
        />
      )}
      {repeat && !isCustom && (
        <>
          <Checkbox
            label="Count from when it is done"
            checked={mode === "COMPLETION"}
            onCheckedChange={(isOn) => count(isOn ? "COMPLETION" : "SCHEDULE")}
          />
          {next.length > 0 && (
            <p className="text-muted text-sm">Then {next.map((day) => dayText(day, today)).join(" · ")}</p>
          )}
        </>
      )}
    </div>
  );
}

/** A rule in words. It counts when one leaves the field or presses Enter. */
function CustomRule({ onRead }: { onRead: (repeat: NewRepeat) => void }) {
  const id = useId();
  const [text, setText] = useState("");
  const [hasProblem, setProblem] = useState(false);
  function read() {
    const words = text.trim();
    if (!words) return;
    const phrase = /^every/i.test(words) ? words : `every ${words}`;
    const found = readRepeat(phrase);
    if (!found || found.length < phrase.length) return setProblem(true);
    onRead({ rule: formatRule(found.rule), mode: found.mode });
  }
  return (
    <div className="flex flex-col gap-1">
      <Input
        aria-label="Repeat, in words"
        aria-invalid={hasProblem}
        aria-describedby={id}
        autoFocus
        placeholder="every 2 weeks on Mon, Wed"
        autoComplete="off"
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setProblem(false);
        }}
        onBlur={read}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || isInputMethodKey(event.nativeEvent)) return;
          event.preventDefault();
          read();
        }}
      />
      <p
        id={id}
        role={hasProblem ? "alert" : undefined}
        className={hasProblem ? "text-danger text-sm" : "text-muted text-sm"}
      >
        {hasProblem
          ? "Write it like “every 3 days”, “every 2 weeks on Friday” or “every last Friday”."
          : "Such as “every 3 days” or “every last Friday”."}
      </p>
    </div>
  );
}
