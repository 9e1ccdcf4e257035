"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { call } from "@/lib/http/client";
import { AppError } from "@/lib/http/errors";
import { acceptInviteContract } from "@/lib/workspaces/contract";
import { workspacePath } from "./paths";

export function JoinButton({ token, name }: { token: string; name: string }) {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState("");

  async function join() {
    setBusy(true);
    setError("");
    try {
      const { slug } = await call(acceptInviteContract, { params: { token } });
      location.assign(workspacePath(slug));
    } catch (failure) {
      setError(failure instanceof AppError ? failure.message : "That didn’t work. Try again in a moment.");
      setBusy(false);
    }
  }

  return (
    <>
      <Button variant="primary" loading={isBusy} onClick={() => void join()}>
        Join as {name}
      </Button>
      {error && (
        <p role="alert" className="text-danger text-sm">
          {error}
        </p>
      )}
    </>
  );
}
