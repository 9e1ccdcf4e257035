"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FormFailure } from "./form-failure";

const MARK =
  "M8 0a8 8 0 0 0-2.53 15.59c.4.07.55-.17.55-.38v-1.34C3.8 14.35 3.33 12.8 3.33 12.8c-.36-.92-.89-1.17-.89-1.17-.73-.5.05-.49.05-.49.8.06 1.23.83 1.23.83.71 1.22 1.87.87 2.33.66.07-.52.28-.87.5-1.07-1.77-.2-3.64-.89-3.64-3.95 0-.87.31-1.59.82-2.15-.08-.2-.36-1.01.08-2.12 0 0 .67-.21 2.2.82a7.64 7.64 0 0 1 4 0c1.53-1.04 2.2-.82 2.2-.82.44 1.1.16 1.92.08 2.12.51.56.82 1.27.82 2.15 0 3.07-1.87 3.75-3.65 3.95.29.25.54.73.54 1.48v2.2c0 .21.15.46.55.38A8 8 0 0 0 8 0Z";

/** Asks NextAuth for GitHub's address. A form can't: our Content-Security-Policy keeps forms on this site. */
async function gitHubAddress(callbackUrl: string): Promise<string> {
  const csrf = await fetch("/api/auth/csrf");
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const body = new URLSearchParams({ csrfToken, callbackUrl, json: "true" });
  const response = await fetch("/api/auth/signin/github", { method: "POST", body });
  const { url } = (await response.json()) as { url?: string };
  if (!response.ok || !url) throw new Error("NextAuth gave no address");
  return url;
}

type GitHubButtonProps = {
  label: string;
  /** A local path to come back to. */
  next: string;
};

/** Signs in with GitHub; signed in already, it connects the GitHub account. */
export function GitHubButton({ label, next }: GitHubButtonProps) {
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");

  async function start() {
    setState("busy");
    try {
      window.location.assign(await gitHubAddress(next));
    } catch {
      setState("failed");
    }
  }

  return (
    <>
      <Button
        loading={state === "busy"}
        onClick={start}
        icon={
          <svg viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
            <path d={MARK} />
          </svg>
        }
      >
        {label}
      </Button>
      {state === "failed" && (
        <FormFailure>GitHub’s sign-in couldn’t be started. Check your connection and try again.</FormFailure>
      )}
    </>
  );
}
