"use client";
import type { ComponentType } from "react";
import { AiPage } from "@/components/ai/ai-page";
import { channelOf } from "@/components/app/open-channel";
import { PAGES, type PageId } from "@/components/app/pages";
import { ChannelPage } from "@/components/channels/channel-page";
import { ChannelTaskPage } from "@/components/channels/channel-task-page";
import { ConversationPage } from "@/components/conversations/conversation-page";
import { InboxPage } from "@/components/inbox/inbox-page";
import { LaterPage } from "@/components/later/later-page";
import { SavedPage } from "@/components/saved/saved-page";
import { PaneHeader } from "@/components/shell/pane-header";
import { MyWorkPage } from "@/components/tasks/mine/my-work-page";
import { taskPagePath } from "@/components/tasks/task-place";
import { ThreadsPage } from "@/components/threads/threads-page";
import { MembersPage } from "@/components/workspaces/members-page";
import { aiChatPath } from "@/lib/ai/sessions/paths";
import { channelPath, conversationPath } from "@/lib/workspaces/paths";
import { NotStored } from "./not-stored";

/** The pages that consist of queries. All others are made on the server for each visit. */
const VIEWS: Partial<Record<PageId, ComponentType>> = {
  inbox: InboxPage,
  threads: ThreadsPage,
  myWork: MyWorkPage,
  later: LaterPage,
  saved: SavedPage,
  members: MembersPage,
  aiChats: () => <AiPage openId={null} />,
};

/** The page of an address, from what is stored. */
export function StoredPage({ slug, path }: { slug: string; path: string }) {
  const id = path.split("/").at(-1) ?? "";
  if (path === channelPath(slug, id)) return <ChannelPage key={id} channelId={id} />;
  const channelId = channelOf(path);
  if (channelId && path === taskPagePath(slug, { id, channelId }))
    return <ChannelTaskPage key={id} channelId={channelId} taskId={id} />;
  if (path === conversationPath(slug, id)) return <ConversationPage key={id} channelId={id} />;
  if (path === aiChatPath(slug, id)) return <AiPage key={id} openId={id} />;
  const page = (Object.keys(PAGES) as PageId[]).find((one) => PAGES[one].path(slug) === path);
  const View = page && VIEWS[page];
  if (View) return <View />;
  return (
    <>
      <PaneHeader title={page ? PAGES[page].label : "Guildhall"} />
      <NotStored />
    </>
  );
}
