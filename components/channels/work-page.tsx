"use client";
import type { ReactNode } from "react";
import { CallButton } from "@/components/calls/call-button";
import { CallSlot } from "@/components/calls/call-slot";
import { ChannelIcon } from "@/components/shell/channel-icon";
import { PaneHeader } from "@/components/shell/pane-header";
import { ActivitySwitch } from "@/components/tasks/activity/activity-switch";
import { WorkMessages } from "@/components/tasks/activity/work-messages";
import { TaskSlot } from "@/components/tasks/panel/task-slot";
import type { TreeChannel } from "@/lib/channels/schema";
import { ChannelExtras } from "./channel-extras";
import { ChannelMenu } from "./channel-menu";
import { MessagesBeside, MessagesButton } from "./messages-beside";
import { PanelSlot } from "./panel-slot";

type WorkPageProps = { channel: TreeChannel; actions?: ReactNode; children: ReactNode };

/** What a channel's work stands in: a task of it opens beside it, and what is said about it. */
export function WorkPage({ channel, actions, children }: WorkPageProps) {
  return (
    <>
      <div className="flex h-full min-h-0 min-w-0 flex-1 flex-col">
        <PaneHeader
          title={channel.name}
          icon={<ChannelIcon type={channel.type} />}
          subtitle={channel.topic}
          extras={<ChannelExtras channel={channel} />}
          actions={
            <>
              {actions}
              <CallButton channel={channel} />
              <MessagesButton channel={channel} />
              <ChannelMenu channel={channel} />
            </>
          }
        />
        <CallSlot channel={channel} />
        {children}
      </div>
      <PanelSlot channel={channel} />
      <TaskSlot channel={channel} />
      <MessagesBeside channel={channel} tools={<ActivitySwitch />}>
        <WorkMessages channel={channel} />
      </MessagesBeside>
    </>
  );
}
