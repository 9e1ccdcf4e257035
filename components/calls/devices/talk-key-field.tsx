"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Switch } from "@/components/ui/switch";

const NAMES: Record<string, string> = {
  Space: "Space",
  Backquote: "`",
  ControlLeft: "left Ctrl",
  ControlRight: "right Ctrl",
  AltLeft: "left Alt",
  AltRight: "right Alt",
  ShiftLeft: "left Shift",
  ShiftRight: "right Shift",
};

/** "Space", "V", "left Ctrl" of a key's code. */
export const keyName = (code: string) => NAMES[code] ?? code.replace(/^(Key|Digit)/, "");

type TalkKeyFieldProps = {
  isOn: boolean;
  talkKey: string;
  onChange: (isOn: boolean, key?: string) => void;
};

/** Push to talk, and its key: the next one that is pressed. */
export function TalkKeyField({ isOn, talkKey, onChange }: TalkKeyFieldProps) {
  const [isListening, setListening] = useState(false);
  return (
    <div className="flex flex-col gap-2">
      <Switch
        label="Push to talk"
        description="The microphone is open only while you hold the key."
        checked={isOn}
        onCheckedChange={(next) => onChange(next)}
      />
      {isOn && (
        <Button
          size="sm"
          className="self-start"
          aria-pressed={isListening}
          onClick={() => setListening(true)}
          onBlur={() => setListening(false)}
          onKeyDown={(event) => {
            if (!isListening) return;
            event.preventDefault();
            event.stopPropagation();
            setListening(false);
            if (event.key !== "Escape" && event.key !== "Tab") onChange(true, event.code);
          }}
        >
          {isListening ? "Press a key…" : `Key: ${keyName(talkKey)}`}
        </Button>
      )}
    </div>
  );
}
