"use client";
import { useState } from "react";
import type { z } from "zod";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { showError } from "@/components/ui/show-error";
import { call } from "@/lib/http/client";
import { listBlocksContract, unblockPersonContract } from "@/lib/people/contract";

type Page = z.output<typeof listBlocksContract.response>;

/** The people I have blocked, each with Unblock. */
export function BlockedPeople({ initial }: { initial: Page }) {
  const [{ items, nextCursor }, setPage] = useState(initial);
  const [isLoading, setLoading] = useState(false);
  if (items.length === 0) return <p className="text-muted">You have blocked nobody.</p>;

  async function unblock(userId: string) {
    try {
      await call(unblockPersonContract, { params: { userId } });
      setPage((page) => ({ ...page, items: page.items.filter(({ id }) => id !== userId) }));
    } catch (error) {
      showError(error);
    }
  }
  async function loadMore(cursor: string) {
    setLoading(true);
    try {
      const next = await call(listBlocksContract, { query: { cursor } });
      setPage((page) => ({ items: [...page.items, ...next.items], nextCursor: next.nextCursor }));
    } catch (error) {
      showError(error);
    } finally {
      setLoading(false);
    }
  }
  return (
    <div className="flex flex-col gap-3">
      <ul className="divide-y rounded-lg border bg-raised">
        {items.map((person) => (
          <li key={person.id} className="flex min-h-12 items-center gap-3 px-3">
            <Avatar name={person.name} seed={person.id} src={person.image} />
            <span className="min-w-0 flex-1 truncate">{person.name}</span>
            <Button size="sm" onClick={() => void unblock(person.id)}>
              Unblock
            </Button>
          </li>
        ))}
      </ul>
      {nextCursor && (
        <Button loading={isLoading} onClick={() => void loadMore(nextCursor)} className="self-center">
          Show more
        </Button>
      )}
    </div>
  );
}
