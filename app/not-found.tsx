import { LinkButton } from "@/components/ui/link-button";
import { PlainPage } from "@/components/workspaces/plain-page";

export default function NotFound() {
  return (
    <PlainPage
      title="There is nothing here"
      description="It was deleted, it isn’t shared with you, or the link has a mistake in it."
    >
      <LinkButton href="/" variant="primary" className="w-full">
        Go to the start
      </LinkButton>
    </PlainPage>
  );
}
