"use client";
import { useState } from "react";
import type { z } from "zod";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { endOtherSessionsContract, endSessionContract, listSessionsContract } from "@/lib/accounts/contract";
import { call } from "@/lib/http/client";
import { AppError } from "@/lib/http/errors";
import { SessionRow } from "./session-row";

type Page = z.output<typeof listSessionsContract.response>;

export function SessionList({ initial }: { initial: Page }) {
  const [{ items, nextCursor }, setPage] = useState(initial);
  const [isLoading, setLoading] = useState(false);

  async function end(sessionId: string) {
    try {
      await call(endSessionContract, { params: { sessionId } });
    } catch (error) {
      // It may have ended meanwhile, which is what was asked for.
      if (!(error instanceof AppError && error.code === "not_found")) throw error;
    }
    setPage((page) => ({ ...page, items: page.items.filter((item) => item.id !== sessionId) }));
  }

  async function endOthers() {
    await call(endOtherSessionsContract);
    setPage((page) => ({ items: page.items.filter(({ isCurrent }) => isCurrent), nextCursor: null }));
  }

  async function loadMore(cursor: string) {
    setLoading(true);
    try {
      const next = await call(listSessionsContract, { query: { cursor } });
      setPage((page) => ({ items: [...page.items, ...next.items], nextCursor: next.nextCursor }));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      toast.error(error.message);
    } finally {
      setLoading(false);
    }
  }

  return (
    <div className="flex flex-col gap-3">
      <ul className="divide-y rounded-lg border bg-raised">
        {items.map((session) => (
          <SessionRow key={session.id} session={session} onEnd={() => end(session.id)} />
        ))}
      </ul>
      {(items.some(({ isCurrent }) => !isCurrent) || nextCursor) && (
        <ConfirmDialog
          title="End all other sessions?"
          description="Every other browser and program is signed out at once, and asked for the second factor again."
          confirmLabel="End all others"
          onConfirm={endOthers}
          trigger={<Button className="self-start">End all other sessions</Button>}
        />
      )}
      {nextCursor && (
        <Button loading={isLoading} onClick={() => loadMore(nextCursor)} className="self-center">
          Show more
        </Button>
      )}
    </div>
  );
}
