import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import { ThemeMenu } from "@/components/shell/theme-menu";
import { LinkButton } from "@/components/ui/link-button";
import type { InstanceRole } from "@/lib/permissions";
import { visiblePages } from "./pages";
import { SettingsLink } from "./settings-link";

/** What stands around the settings of a person and the administration of the instance: the way back and between them. */
export function SettingsFrame({
  instanceRole,
  children,
}: {
  instanceRole: InstanceRole;
  children: ReactNode;
}) {
  const pages = visiblePages({ instance: instanceRole }).filter(
    ({ group }) => group === "Account" || group === "Instance",
  );
  return (
    <div className="mx-auto flex min-h-dvh max-w-4xl flex-col px-6 py-6 max-md:px-4">
      <header className="flex items-center justify-between gap-2">
        <LinkButton href="/" variant="ghost" size="sm" icon={<ArrowLeft />} className="-ml-2.5">
          Back to Guildhall
        </LinkButton>
        <ThemeMenu />
      </header>
      {pages.length > 1 && (
        <nav aria-label="Settings" className="mt-4 flex gap-1 overflow-x-auto border-b">
          {pages.map(({ id, label, path }) => (
            <SettingsLink key={id} href={path("")}>
              {label}
            </SettingsLink>
          ))}
        </nav>
      )}
      <main className="mt-6 flex flex-col gap-8 pb-12">{children}</main>
    </div>
  );
}
