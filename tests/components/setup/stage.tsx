import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import axe from "axe-core";
import type { ReactNode } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, expect } from "vitest";
import { page } from "vitest/browser";
import { WorkspaceProvider } from "@/components/app/workspace-context";
import { MUTATION_DEFAULTS, QUERY_DEFAULTS } from "@/components/providers";
import { ActionsProvider } from "@/components/shell/actions";
import { toast, waitingToasts } from "@/components/ui/toast";
import { Toaster } from "@/components/ui/toaster";
import { TooltipProvider } from "@/components/ui/tooltip";
import { meQuery } from "@/lib/accounts/queries";
import { noteReachable } from "@/lib/http/reachable";
import { noteContact, noteStoredContact } from "@/lib/realtime/last-contact";
import { type FakeServer, startFakeServer } from "./fake-server";
import { navigate } from "./next-navigation";
import { me, WORKSPACE } from "./people";
import "@/app/globals.css";

let root: Root | undefined;
let server: FakeServer | undefined;

afterEach(async () => {
  root?.unmount();
  server?.stop();
  root = undefined;
  server = undefined;
  // Each test is a page of its own, without the connection of the one before.
  noteContact(0);
  noteStoredContact(0);
  noteReachable();
  // The next test's page would show them, over what it clicks.
  for (let waiting = waitingToasts.last(); waiting; waiting = waitingToasts.last()) toast.dismiss(waiting.id);
  document.body.replaceChildren();
  delete document.documentElement.dataset.theme;
  localStorage.clear();
  navigate("/");
  await page.viewport(1280, 800);
});

/** The server of this test, which the next `show` speaks to. */
export function fakeServer(): FakeServer {
  server ??= startFakeServer();
  return server;
}

/** Draws a view as Ada sees it in her workspace, inside all that pages stand in. */
export function show(view: ReactNode): QueryClient {
  return draw(
    <main>
      <WorkspaceProvider value={WORKSPACE}>{view}</WorkspaceProvider>
    </main>,
  );
}

/** Takes away what is shown, as leaving the page does. */
export const leave = () => root?.unmount();

/** Draws what brings its own landmarks and workspace. */
export function draw(view: ReactNode): QueryClient {
  fakeServer();
  const client = new QueryClient({
    defaultOptions: { queries: { ...QUERY_DEFAULTS, retry: false }, mutations: MUTATION_DEFAULTS },
  });
  client.setQueryData(meQuery().queryKey, me);
  const place = document.createElement("div");
  document.body.append(place);
  root = createRoot(place);
  root.render(
    <QueryClientProvider client={client}>
      <ActionsProvider>
        <TooltipProvider>{view}</TooltipProvider>
        <Toaster />
      </ActionsProvider>
    </QueryClientProvider>,
  );
  return client;
}

/** Only the colors change in the dark. */
const OF_COLORS = ["color-contrast", "link-in-text-block"];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Rules about a whole page, of which a view is only a part. */
const OF_PAGES = ["landmark-one-main", "page-has-heading-one", "region"];

/** Everything that is drawn, in both themes. */
export async function expectAccessible() {
  for (const theme of ["light", "dark"] as const) {
    document.documentElement.dataset.theme = theme;
    // Colors change by transitions, and axe reads what they are at the moment.
    await expect.poll(() => document.getAnimations().length).toBe(0);
    const { violations } = await axe.run(document.body, {
      resultTypes: ["violations"],
      runOnly: theme === "light" ? TAGS : { type: "rule", values: OF_COLORS },
      ...(theme === "light" && {
        rules: Object.fromEntries(OF_PAGES.map((rule) => [rule, { enabled: false }])),
      }),
    });
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
    );
    expect(found, theme).toEqual([]);
  }
}
