"use client";
import { useQuery } from "@tanstack/react-query";
import { ServerCog } from "lucide-react";
import { When } from "@/components/accounts/when";
import { UsageView } from "@/components/ai-usage/usage-view";
import { JobRunList } from "@/components/jobs/job-run-list";
import { PaneHeader } from "@/components/shell/pane-header";
import { onDemand } from "@/components/ui/on-demand";
import { Skeleton } from "@/components/ui/skeleton";
import { PageBody, PageSection } from "@/components/workspaces/page-body";
import { instanceQuery } from "@/lib/platform/queries";
import { AiIndex } from "./ai-models/ai-index";
import { AiModels } from "./ai-models/ai-models";
import { InstanceSettings } from "./instance-settings";
import { JobTable } from "./job-table";
import { ProcessorTable } from "./processor-table";
import { RebuildThumbnails } from "./rebuild-thumbnails";
import { ServiceList } from "./service-list";
import { SsoProviders } from "./sso/sso-providers";

const TwoFactorAdmin = onDemand(() => import("./two-factor-admin"), <Skeleton className="h-24 w-full" />);

/** The first page of the administration: what runs, and whether all of it works. */
export function AdminPage() {
  const { data: instance } = useQuery(instanceQuery());
  return (
    <>
      <PaneHeader
        title="Instance administration"
        icon={<ServerCog className="size-4" aria-hidden="true" />}
        backLabel="Back to settings"
      />
      <PageBody>
        {instance && (
          <p className="text-muted text-sm">
            Guildhall {instance.version} on Node.js {instance.node}, started <When at={instance.startedAt} />{" "}
            · {count(instance.people, "person", "people")} in{" "}
            {count(instance.workspaces, "workspace", "workspaces")}
          </p>
        )}
        <PageSection title="Workspaces" description="Rules for everyone on this instance.">
          <InstanceSettings section="workspaces" />
        </PageSection>
        <PageSection
          title="Two-factor sign-in"
          description="Where it is required, workspaces don’t open for people who haven’t set it up in time."
        >
          <TwoFactorAdmin />
        </PageSection>
        <PageSection
          title="Single sign-on"
          description="Providers of OpenID Connect with which people sign in, beside one set by variables."
        >
          <div className="flex flex-col gap-6">
            <SsoProviders />
            <InstanceSettings section="sso" />
          </div>
        </PageSection>
        <PageSection title="Services" description="What this instance stands on, and whether it answers.">
          <ServiceList />
        </PageSection>
        <PageSection title="AI models" description="What people can choose from in AI chats, by provider.">
          <AiModels />
        </PageSection>
        <PageSection
          title="Index of meanings"
          description="With a model for embeddings, questions also find what says the same in other words."
        >
          <AiIndex />
        </PageSection>
        <PageSection title="AI usage" description="What the AI calls of everybody on this instance cost.">
          <UsageView scope="instance" />
        </PageSection>
        <PageSection title="Jobs" description="Work that happens in the background, by queue.">
          <JobRunList />
          <RebuildThumbnails />
          <JobTable />
        </PageSection>
        <PageSection
          title="Processors"
          description="Background work after each change: references, notifications, link previews. Parked events failed too often."
        >
          <ProcessorTable />
        </PageSection>
      </PageBody>
    </>
  );
}

const count = (n: number, one: string, many: string) => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
