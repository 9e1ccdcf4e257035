import type { ReactNode } from "react";
import { Wordmark } from "@/components/shell/wordmark";

type PlainPageProps = { title: string; description?: ReactNode; children: ReactNode };

/** A page with one thing to do, without the shell. */
export function PlainPage({ title, description, children }: PlainPageProps) {
  return (
    <main className="flex min-h-dvh flex-col items-center bg-bg px-4 py-[max(2.5rem,12dvh)]">
      <Wordmark className="mb-8 text-accent" />
      <div className="w-full max-w-sm rounded-xl border border-line bg-surface p-6 shadow-md">
        <h1 className="font-display text-xl text-balance">{title}</h1>
        {description && <p className="mt-1 text-muted text-pretty">{description}</p>}
        <div className="mt-5">{children}</div>
      </div>
    </main>
  );
}
