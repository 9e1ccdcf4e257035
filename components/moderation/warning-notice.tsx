"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useInboxChanges } from "@/components/inbox/use-inbox-changes";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { inboxQuery } from "@/lib/inbox/queries";
import { reasonOf } from "@/lib/notifications/alert";

/** What the admins warn me of, one after the other, until I say that I have read it. It stays in the inbox. */
export default function WarningNotice() {
  const { data } = useInfiniteQuery(inboxQuery("warnings"));
  const { markRead } = useInboxChanges("warnings");
  const [putOff, setPutOff] = useState<readonly string[]>([]);
  const warning = data?.pages
    .flatMap(({ items }) => items)
    .find(({ id, isRead }) => !isRead && !putOff.includes(id));
  if (!warning) return null;
  return (
    <Dialog
      key={warning.id}
      open
      onOpenChange={(open) => !open && setPutOff([...putOff, warning.id])}
      title={reasonOf(warning)}
      size="sm"
      footer={
        <Button variant="primary" onClick={() => markRead(warning)}>
          I have read it
        </Button>
      }
    >
      <p className="wrap-anywhere whitespace-pre-wrap">{warning.text}</p>
    </Dialog>
  );
}
