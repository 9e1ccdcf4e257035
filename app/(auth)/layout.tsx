import Link from "next/link";
import type { ReactNode } from "react";
import { Logo, Wordmark } from "@/components/shell/wordmark";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(20rem,2fr)_3fr]">
      <aside className="relative hidden flex-col justify-between overflow-hidden bg-rail p-10 text-rail-ink [--roof:var(--brass)] lg:flex">
        <Wordmark />
        <Logo className="-right-24 absolute bottom-1/4 size-[30rem] opacity-10" />
        <p className="max-w-xs font-display text-xl text-balance leading-snug">
          One roof for what your team says, writes and builds.
        </p>
      </aside>
      <div className="flex flex-col bg-surface px-6 py-8 sm:px-10">
        <header className="lg:hidden">
          <Link href="/" className="tap-target block w-fit">
            <Wordmark />
          </Link>
        </header>
        <div className="flex flex-1 items-center justify-center py-10">{children}</div>
      </div>
    </div>
  );
}
