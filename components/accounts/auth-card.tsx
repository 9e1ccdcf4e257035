import type { ReactNode } from "react";

type AuthCardProps = { title: string; lead?: ReactNode; footer?: ReactNode; children: ReactNode };

/** The frame of the pages one sees before being signed in. */
export function AuthCard({ title, lead, footer, children }: AuthCardProps) {
  return (
    <main className="w-full max-w-sm">
      <h1 className="font-display text-2xl text-balance">{title}</h1>
      {lead && <p className="mt-2 text-muted text-pretty">{lead}</p>}
      <div className="mt-7 flex flex-col gap-4">{children}</div>
      {footer && <div className="mt-8 border-t pt-5 text-muted text-sm">{footer}</div>}
    </main>
  );
}
