import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import { ThemeMenu } from "@/components/shell/theme-menu";
import { LinkButton } from "@/components/ui/link-button";

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <div className="mx-auto flex min-h-dvh max-w-4xl flex-col px-6 py-6">
      <header className="flex items-center justify-between">
        <LinkButton href="/" variant="ghost" size="sm" icon={<ArrowLeft />} className="-ml-2.5">
          Back to Guildhall
        </LinkButton>
        <ThemeMenu />
      </header>
      <main className="mt-6 flex flex-col gap-8 pb-12">{children}</main>
    </div>
  );
}
