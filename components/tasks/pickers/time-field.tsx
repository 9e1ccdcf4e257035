"use client";
import { X } from "lucide-react";
import { useEffect, useEffectEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { isInputMethodKey } from "@/components/ui/input-method";
import { zoneName } from "../due-text";

type Time = { time: string | null; timeZone: string | null };
type TimeFieldProps = Time & { myZone: string; onChange: (time: Time) => void };

/** A time of the day, in the zone that it was given in. It counts when one leaves the field. */
export function TimeField({ time, timeZone, myZone, onChange }: TimeFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const isElsewhere = time !== null && timeZone !== null && timeZone !== myZone;

  function save() {
    setTyped(null);
    if (typed !== null && typed !== (time ?? ""))
      onChange({ time: typed || null, timeZone: timeZone ?? myZone });
  }
  const saveAtEnd = useEffectEvent(save);
  useEffect(() => () => saveAtEnd(), []);

  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-center gap-1">
        <label htmlFor={id} className="w-16 text-muted text-sm">
          Time
        </label>
        <Input
          id={id}
          type="time"
          className="flex-1"
          value={typed ?? time ?? ""}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={save}
          onKeyDown={({ key, nativeEvent }) => key === "Enter" && !isInputMethodKey(nativeEvent) && save()}
        />
        {time !== null && (
          <IconButton label="No time" onClick={() => onChange({ time: null, timeZone: null })}>
            <X />
          </IconButton>
        )}
      </div>
      {isElsewhere && (
        <p className="flex items-center gap-2 pl-17 text-muted text-sm">
          <span className="min-w-0 flex-1">{zoneName(timeZone)} time</span>
          <Button size="sm" variant="ghost" onClick={() => onChange({ time, timeZone: myZone })}>
            Use mine
          </Button>
        </p>
      )}
    </div>
  );
}
