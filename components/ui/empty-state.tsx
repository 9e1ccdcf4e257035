import type { ReactNode } from "react";
import { cn } from "./cn";

type EmptyStateProps = {
  icon?: ReactNode;
  title: string;
  /** 1 where it is the whole page. */
  level?: 1 | 2;
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
};

/** The empty state of a screen or list, with the next step. */
export function EmptyState({ icon, title, level = 2, children, action, className }: EmptyStateProps) {
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <div className={cn("m-auto flex max-w-sm flex-col items-center px-6 base:py-10 text-center", className)}>
      {icon && (
        <div className="mb-4 flex size-11 items-center justify-center rounded-full bg-accent-soft text-accent [&_svg]:size-5">
          {icon}
        </div>
      )}
      <Heading className="font-semibold text-lg text-balance">{title}</Heading>
      {children && <div className="mt-1 text-muted text-pretty">{children}</div>}
      {action && <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
