"use client";
import { LinkButton } from "@/components/ui/link-button";
import { integrationsPath } from "@/lib/workspaces/paths";
import { PageSection } from "./page-body";

export default function IntegrationsSection({ slug }: { slug: string }) {
  return (
    <PageSection
      title="Integrations"
      description="Webhooks that tell other programs what happens here, and that post into channels."
    >
      <LinkButton href={integrationsPath(slug)} className="self-start">
        Open integrations
      </LinkButton>
    </PageSection>
  );
}
