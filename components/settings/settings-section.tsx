import { type ReactNode, useId } from "react";

type SettingsSectionProps = { title: string; lead: string; children: ReactNode };

export function SettingsSection({ title, lead, children }: SettingsSectionProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="grid gap-4 not-first:border-t not-first:pt-8 lg:grid-cols-[14rem_1fr] lg:gap-8"
    >
      <div>
        <h2 id={id} className="font-semibold text-lg">
          {title}
        </h2>
        <p className="text-muted text-sm text-pretty">{lead}</p>
      </div>
      <div className="min-w-0 max-w-lg">{children}</div>
    </section>
  );
}
