"use client";
import { Plus, X } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { isInputMethodKey } from "@/components/ui/input-method";
import { Select } from "@/components/ui/select";
import { newId } from "@/lib/new-id";
import { POLL_MAX_OPTIONS } from "@/lib/polls/limits";
import { hasTwice, NewPoll } from "@/lib/polls/schema";
import { addDays, fromFieldValue } from "@/lib/time/calendar";
import { localZone } from "@/lib/time/wall-clock";

const CLOSINGS = [
  { value: "never", label: "When I close it" },
  { value: "day", label: "In 1 day" },
  { value: "days", label: "In 3 days" },
  { value: "week", label: "In 1 week" },
  { value: "chosen", label: "Choose a time…" },
] as const;
type Closing = (typeof CLOSINGS)[number]["value"];

const DAYS: Partial<Record<Closing, number>> = { day: 1, days: 3, week: 7 };

/** When a poll closes; an invalid date where no time was chosen yet. */
function closingOf(closing: Closing, chosen: string): Date | null {
  if (closing === "chosen") return fromFieldValue(chosen, localZone());
  const days = DAYS[closing];
  return days ? addDays(new Date(), days, localZone()) : null;
}

type PollDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onCreate: (poll: NewPoll) => void;
};

/** The form for a new poll. */
export default function PollDialog({ open, onOpenChange, onCreate }: PollDialogProps) {
  const form = useId();
  const [question, setQuestion] = useState("");
  const [options, setOptions] = useState(() => [newOption(), newOption()]);
  const [settings, setSettings] = useState({ isMultiple: false, isAnonymous: false, canAddOptions: false });
  const [closing, setClosing] = useState<Closing>("never");
  const [chosen, setChosen] = useState("");
  const [isTried, setTried] = useState(false);
  const texts = options.map(({ text }) => text.trim()).filter(Boolean);
  const isTwice = hasTwice(texts);
  const closesOn = closingOf(closing, chosen);
  const isPast = closesOn !== null && !(closesOn.getTime() > Date.now());

  function create(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    const closesAt = closesOn && !isPast ? closesOn.toISOString() : null;
    const poll = NewPoll.safeParse({ question, options: texts, ...settings, closesAt });
    if (!poll.success || isPast) return;
    onCreate(poll.data);
    onOpenChange(false);
  }

  const optionsProblem = isTwice
    ? "Two options are the same."
    : texts.length < 2 && "Write two options at least.";
  const toggle = (name: keyof typeof settings, label: string) => (
    <Checkbox
      label={label}
      checked={settings[name]}
      onCheckedChange={(isOn) => setSettings({ ...settings, [name]: isOn })}
    />
  );

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="New poll"
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={form} variant="primary">
            Send poll
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={create} noValidate className="flex flex-col gap-4">
        <Field
          label="Question"
          error={isTried && !question.trim() ? "Write what you want to know." : undefined}
        >
          <Input
            value={question}
            maxLength={300}
            autoComplete="off"
            onChange={(event) => setQuestion(event.target.value)}
          />
        </Field>
        <OptionFields options={options} onChange={setOptions} />
        {isTried && optionsProblem && (
          <p role="alert" className="text-danger text-sm">
            {optionsProblem}
          </p>
        )}
        <div className="flex flex-col gap-1">
          {toggle("isMultiple", "Several choices")}
          {toggle("isAnonymous", "Anonymous: nobody sees who voted what")}
          {toggle("canAddOptions", "Others may add options")}
        </div>
        <Field label="Closes" description="You can close it yourself at any time.">
          <Select options={CLOSINGS} value={closing} onValueChange={setClosing} />
        </Field>
        {closing === "chosen" && (
          <Field label="Day and time" error={isTried && isPast ? "Choose a time to come." : undefined}>
            <Input type="datetime-local" value={chosen} onChange={(event) => setChosen(event.target.value)} />
          </Field>
        )}
      </form>
    </Dialog>
  );
}

type Option = { id: string; text: string; isAdded: boolean };
const newOption = (isAdded = false): Option => ({ id: newId(), text: "", isAdded });

type OptionFieldsProps = { options: Option[]; onChange: (options: Option[]) => void };

/** Enter goes to the next option, and after the last one makes another. */
function OptionFields({ options, onChange }: OptionFieldsProps) {
  const fields = useRef<HTMLFieldSetElement>(null);
  const focus = (index: number) => fields.current?.querySelectorAll("input")[index]?.focus();
  const canAdd = options.length < POLL_MAX_OPTIONS;
  const add = () => onChange([...options, newOption(true)]);

  function onKeyDown(event: KeyboardEvent, index: number) {
    const isLast = index === options.length - 1;
    if (event.key !== "Enter" || isInputMethodKey(event.nativeEvent)) return;
    if (isLast && !(canAdd && options[index]?.text.trim())) return;
    event.preventDefault();
    if (isLast) add();
    else focus(index + 1);
  }

  function remove(index: number) {
    // The button that is pressed goes with its option.
    focus(index === options.length - 1 ? index - 1 : index + 1);
    onChange(options.toSpliced(index, 1));
  }

  return (
    <fieldset ref={fields} className="flex flex-col gap-1.5">
      <legend className="mb-1 font-medium text-sm">Options</legend>
      {options.map((option, index) => (
        <div key={option.id} className="flex items-start gap-1">
          <Field label={`Option ${index + 1}`} hideLabel className="flex-1">
            <Input
              autoFocus={option.isAdded}
              value={option.text}
              maxLength={120}
              placeholder={`Option ${index + 1}`}
              autoComplete="off"
              enterKeyHint="next"
              onKeyDown={(event) => onKeyDown(event, index)}
              onChange={(event) => onChange(options.with(index, { ...option, text: event.target.value }))}
            />
          </Field>
          {options.length > 2 && (
            <IconButton label={`Remove option ${index + 1}`} onClick={() => remove(index)}>
              <X />
            </IconButton>
          )}
        </div>
      ))}
      {canAdd && (
        <Button variant="ghost" size="sm" className="self-start" icon={<Plus />} onClick={add}>
          Add an option
        </Button>
      )}
    </fieldset>
  );
}
