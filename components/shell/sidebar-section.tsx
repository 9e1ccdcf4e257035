"use client";
import { ChevronRight } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { cn } from "@/components/ui/cn";

type SidebarSectionProps = {
  label: string;
  /** IconButtons at the right, such as "Add a channel". */
  action?: ReactNode;
  defaultOpen?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode;
};

export function SidebarSection({
  label,
  action,
  defaultOpen = true,
  onOpenChange,
  children,
}: SidebarSectionProps) {
  const id = useId();
  const [open, setOpen] = useState(defaultOpen);
  return (
    <section className="py-1.5">
      <div className="flex items-center pr-2 pl-3">
        <h2 className="min-w-0 flex-1">
          <button
            type="button"
            aria-expanded={open}
            aria-controls={id}
            onClick={() => {
              setOpen(!open);
              onOpenChange?.(!open);
            }}
            className="flex h-7 max-w-full items-center gap-1 rounded-md pr-2 font-medium text-muted text-xs hover:text-ink pointer-coarse:h-11 pointer-coarse:text-sm"
          >
            <ChevronRight
              aria-hidden="true"
              className={cn("size-3.5 shrink-0 transition-transform duration-100", open && "rotate-90")}
            />
            <span className="truncate">{label}</span>
          </button>
        </h2>
        {action}
      </div>
      <div id={id} hidden={!open}>
        {children}
      </div>
    </section>
  );
}
