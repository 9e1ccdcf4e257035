"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { whenText } from "@/components/composer/when-text";
import { IconButton } from "@/components/ui/icon-button";
import { toast } from "@/components/ui/toast";
import { call } from "@/lib/http/client";
import { OBJECT_TYPES } from "@/lib/objects/types";
import { useCacheEvents } from "@/lib/realtime/client";
import { bindReminderEvents } from "@/lib/reminders/cache-events";
import { deleteReminderContract } from "@/lib/reminders/contract";
import { remindersQuery } from "@/lib/reminders/queries";
import type { Reminder } from "@/lib/reminders/schema";
import { LaterList, LaterRow } from "./later-list";

export function RemindersSection() {
  useCacheEvents(bindReminderEvents);
  return (
    <LaterList
      title="Reminders"
      empty="Write /remind, or choose “Remind me” on a message. It comes into your inbox."
      query={useQuery(remindersQuery())}
      row={(reminder) => <ReminderRow key={reminder.id} reminder={reminder} />}
    />
  );
}

function ReminderRow({ reminder }: { reminder: Reminder }) {
  const client = useQueryClient();

  async function forget() {
    try {
      await call(deleteReminderContract, { params: { reminderId: reminder.id } });
    } catch {
      toast.error("The reminder couldn’t be deleted. Try again.");
    }
    void client.invalidateQueries({ queryKey: remindersQuery().queryKey });
  }

  return (
    <LaterRow
      title={whenText(new Date(reminder.remindAt))}
      text={reminder.text || `A ${reminder.target ? OBJECT_TYPES[reminder.target.type].word : "reminder"}`}
      actions={
        <IconButton label="Delete reminder" onClick={() => void forget()}>
          <Trash2 />
        </IconButton>
      }
    />
  );
}
