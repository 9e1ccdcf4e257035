import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** The scrolling part of a page that is read from the top, under its PaneHeader. */
export function PageBody({ children, isWide = false }: { children: ReactNode; isWide?: boolean }) {
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div
        className={cn(
          "mx-auto flex w-full flex-col gap-8 px-6 py-6 max-md:px-4",
          isWide ? "max-w-5xl" : "max-w-3xl",
        )}
      >
        {children}
      </div>
    </div>
  );
}

type PageSectionProps = { title: string; description?: string; action?: ReactNode; children: ReactNode };

export function PageSection({ title, description, action, children }: PageSectionProps) {
  return (
    <section className="flex flex-col gap-3">
      <header className="flex items-end gap-4">
        <div className="min-w-0 flex-1">
          <h2 className="font-semibold text-lg">{title}</h2>
          {description && <p className="text-muted text-sm">{description}</p>}
        </div>
        {action}
      </header>
      {children}
    </section>
  );
}
