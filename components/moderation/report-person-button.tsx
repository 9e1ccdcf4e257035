"use client";
import { Flag } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { onDemand } from "@/components/ui/on-demand";
import type { Person } from "@/lib/accounts/schema";

const ReportDialog = onDemand(() => import("./report-dialog"));

export function ReportPersonButton({ person }: { person: Person }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" icon={<Flag />} onClick={() => setOpen(true)}>
        Report
      </Button>
      {isOpen && (
        <ReportDialog target={{ userId: person.id }} noun={person.name} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
