"use client";
import { CalendarClock } from "lucide-react";
import { PaneHeader } from "@/components/shell/pane-header";
import { PageBody } from "@/components/workspaces/page-body";
import { DraftsSection } from "./drafts-section";
import { RemindersSection } from "./reminders-section";
import { ScheduledSection } from "./scheduled-section";

/** Drafts, scheduled messages and reminders. */
export function LaterPage() {
  return (
    <>
      <PaneHeader title="Drafts and later" icon={<CalendarClock className="size-4" aria-hidden="true" />} />
      <PageBody>
        <DraftsSection />
        <ScheduledSection />
        <RemindersSection />
      </PageBody>
    </>
  );
}
