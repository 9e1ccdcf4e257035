"use client";
import { type CSSProperties, type ReactNode, useState } from "react";
import { cn } from "@/components/ui/cn";
import { useHasInput } from "@/components/ui/first-input";
import { onDemand } from "@/components/ui/on-demand";
import { ShellContext } from "./shell-context";
import { panelLimits, sidebarLimits, usePaneWidth } from "./use-pane-width";

const ResizeHandle = onDemand(() => import("./resize-handle"));

type AppShellProps = {
  rail: ReactNode;
  sidebar: ReactNode;
  /** The open page. */
  children: ReactNode;
  /** Beside the page, full screen on a phone. */
  panel?: ReactNode;
  panelLabel?: string;
  /** Lines over everything, such as "Reconnecting". */
  banner?: ReactNode;
  /** A strip under everything, such as the call on a phone. */
  footer?: ReactNode;
  /** Identifies what is open, such as the path: when it changes a phone goes from the sidebar to the page. */
  location: string;
  /** Nothing is open, so that a phone shows the sidebar first. */
  isHome?: boolean;
  /** As remembered in the cookies `sidebar-width` and `panel-width`. */
  sidebarWidth?: number;
  panelWidth?: number;
};

/** The frame: rail, sidebar, page, panel. Wide screens show them side by side, a phone one at a time. */
export function AppShell({
  rail,
  sidebar,
  children,
  panel,
  panelLabel = "Side panel",
  banner,
  footer,
  location,
  isHome = false,
  sidebarWidth,
  panelWidth,
}: AppShellProps) {
  const hasInput = useHasInput();
  const sidebarPane = usePaneWidth("sidebar-width", sidebarWidth, sidebarLimits);
  const panelPane = usePaneWidth("panel-width", panelWidth, panelLimits);
  const [phone, setPhone] = useState({ location, showsSidebar: isHome });
  if (phone.location !== location) setPhone({ location, showsSidebar: isHome });
  const showsSidebar = phone.location === location ? phone.showsSidebar : isHome;

  return (
    <ShellContext
      value={{
        showSidebar: () => setPhone({ location, showsSidebar: true }),
        showPage: () => setPhone({ location, showsSidebar: false }),
      }}
    >
      <div
        className="isolate flex h-dvh flex-col overflow-hidden bg-bg pt-[env(safe-area-inset-top)] pr-[env(safe-area-inset-right)] pl-[env(safe-area-inset-left)]"
        style={{ "--sidebar": `${sidebarPane.width}px`, "--panel": `${panelPane.width}px` } as CSSProperties}
      >
        <a
          href="#main"
          className="-translate-y-full absolute top-2 left-2 z-60 rounded-md bg-accent px-3 py-1.5 font-medium text-accent-ink text-sm opacity-0 focus:translate-y-0 focus:opacity-100"
        >
          Skip to content
        </a>
        {banner}
        <div className="relative flex min-h-0 flex-1">
          <div className={cn("flex min-w-0 max-md:flex-1", !showsSidebar && "max-md:hidden")}>
            {rail}
            <section
              id="sidebar"
              aria-label="Sidebar"
              className="relative flex min-w-0 border-r bg-bg max-md:flex-1 md:w-(--sidebar)"
            >
              <div className="flex min-w-0 flex-1 flex-col">{sidebar}</div>
              {hasInput && (
                <ResizeHandle label="Sidebar width" pane={sidebarPane} controls="sidebar" side="before" />
              )}
            </section>
          </div>
          <main
            id="main"
            tabIndex={-1}
            className={cn(
              "flex min-w-0 flex-1 flex-col bg-surface outline-none",
              panel && "xl:min-w-120",
              (showsSidebar || panel) && "max-md:hidden",
            )}
          >
            {children}
          </main>
          {panel && (
            <aside
              id="panel"
              aria-label={panelLabel}
              className={cn(
                "flex min-w-0 flex-col border-l bg-surface",
                "max-md:flex-1 max-md:border-l-0 md:w-(--panel) md:max-xl:absolute md:max-xl:inset-y-0 md:max-xl:right-0 md:max-xl:z-20 md:max-xl:max-w-full md:max-xl:shadow-lg xl:relative",
                showsSidebar && "max-md:hidden",
              )}
            >
              <h1 className="sr-only md:hidden">{panelLabel}</h1>
              {hasInput && (
                <ResizeHandle label="Panel width" pane={panelPane} controls="panel" side="after" />
              )}
              {panel}
            </aside>
          )}
        </div>
        {footer}
      </div>
    </ShellContext>
  );
}
