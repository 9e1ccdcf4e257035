import {
  Bookmark,
  CalendarClock,
  Inbox,
  type LucideIcon,
  MessageSquareReply,
  Phone,
  ServerCog,
  Settings,
  ShieldAlert,
  Sparkle,
  SquareCheck,
  Users,
} from "lucide-react";
import {
  can,
  type InstanceAction,
  type InstanceRole,
  type WorkspaceAction,
  type WorkspaceRole,
} from "@/lib/permissions";
import { membersPath } from "@/lib/workspaces/paths";

type Page = {
  label: string;
  /** Where there is less room, in the sidebar and its menus. */
  shortLabel?: string;
  icon: LucideIcon;
  path: (slug: string) => string;
  /** The heading of the palette. Pages to go to stand in the sidebar, those of the workspace in its menu. */
  group: "Go to" | "Workspace" | "Account" | "Instance";
  /** Who sees it; everyone when unset. */
  action?: WorkspaceAction;
  instanceAction?: InstanceAction;
};

const definePages = <Id extends string>(pages: Record<Id, Page>): Record<Id, Page> => pages;

/** Every page with an entry of its own (more words for the palette in `page-keywords.ts`): the sidebar, its menu and the palette read this. */
export const PAGES = definePages({
  inbox: { label: "Inbox", icon: Inbox, path: (slug) => `/w/${slug}/inbox`, group: "Go to" },
  threads: {
    label: "Threads",
    icon: MessageSquareReply,
    path: (slug) => `/w/${slug}/threads`,
    group: "Go to",
  },
  myWork: {
    label: "My work",
    icon: SquareCheck,
    path: (slug) => `/w/${slug}/my-work`,
    group: "Go to",
  },
  aiChats: {
    label: "AI chats",
    icon: Sparkle,
    path: (slug) => `/w/${slug}/ai`,
    group: "Go to",
  },
  calls: { label: "Calls", icon: Phone, path: (slug) => `/w/${slug}/calls`, group: "Go to" },
  later: {
    label: "Drafts and later",
    icon: CalendarClock,
    path: (slug) => `/w/${slug}/later`,
    group: "Go to",
  },
  saved: {
    label: "Saved messages",
    shortLabel: "Saved",
    icon: Bookmark,
    path: (slug) => `/w/${slug}/saved`,
    group: "Go to",
  },
  members: {
    label: "Members and invites",
    shortLabel: "Members",
    icon: Users,
    path: membersPath,
    group: "Workspace",
  },
  moderation: {
    label: "Moderation",
    icon: ShieldAlert,
    path: (slug) => `/w/${slug}/moderation`,
    group: "Workspace",
    action: "report.list",
  },
  workspaceSettings: {
    label: "Workspace settings",
    icon: Settings,
    path: (slug) => `/w/${slug}/settings`,
    group: "Workspace",
  },
  accountSettings: {
    label: "Account settings",
    icon: Settings,
    path: () => "/settings",
    group: "Account",
  },
  instance: {
    label: "Instance administration",
    icon: ServerCog,
    path: () => "/admin",
    group: "Instance",
    instanceAction: "instance.read",
  },
});

export type PageId = keyof typeof PAGES;
type Roles = { workspace?: WorkspaceRole; instance?: InstanceRole };

/** The pages that somebody with these roles sees, in the order of the table. */
export function visiblePages({ workspace, instance }: Roles): (Page & { id: PageId })[] {
  return (Object.keys(PAGES) as PageId[])
    .map((id) => ({ id, ...PAGES[id] }))
    .filter(
      ({ action, instanceAction }) =>
        (!action || (workspace && can(workspace, action))) &&
        (!instanceAction || (instance && can(instance, instanceAction))),
    );
}
