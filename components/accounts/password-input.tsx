"use client";
import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";

type PasswordInputProps = { autoComplete: "current-password" | "new-password"; name?: string };

export function PasswordInput(props: PasswordInputProps) {
  const [isShown, setShown] = useState(false);
  return (
    <div className="relative">
      <Input {...props} type={isShown ? "text" : "password"} required maxLength={200} className="pr-10" />
      <IconButton
        size="sm"
        label={isShown ? "Hide password" : "Show password"}
        onClick={() => setShown(!isShown)}
        className="-translate-y-1/2 absolute top-1/2 right-1"
      >
        {isShown ? <EyeOff /> : <Eye />}
      </IconButton>
    </div>
  );
}
