"use client";
import { useEffect, useEffectEvent } from "react";
import { Button } from "@/components/ui/button";
import { useAttempt } from "@/components/use-attempt";
import { call } from "@/lib/http/client";
import { acceptInviteContract } from "@/lib/workspaces/contract";
import { workspacePath } from "@/lib/workspaces/paths";
import { takeJoining } from "./join-intent";

/** Joins when it is pressed, or at once where that was asked for before signing in. */
export function JoinButton({ token, name }: { token: string; name: string }) {
  const { error, isBusy, attempt } = useAttempt();

  const join = useEffectEvent(() =>
    attempt(
      async () => {
        const { slug } = await call(acceptInviteContract, { params: { token } });
        location.assign(workspacePath(slug));
      },
      { staysBusy: true },
    ),
  );
  useEffect(() => {
    if (takeJoining(token)) void join();
  }, [token]);

  return (
    <>
      <Button variant="primary" loading={isBusy} onClick={() => void join()}>
        {isBusy ? "Joining…" : `Join as ${name}`}
      </Button>
      {error && (
        <p role="alert" className="text-danger text-sm">
          {error}
        </p>
      )}
    </>
  );
}
