import { Mail } from "lucide-react";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { DevMail } from "@/components/accounts/dev-mail";
import { Wordmark } from "@/components/shell/wordmark";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { isDevMailboxOpen, listDevMails } from "@/lib/mail/dev-mailbox";

export const metadata: Metadata = { title: "Outbox", robots: "noindex" };

export default async function OutboxPage() {
  if (!isDevMailboxOpen((await headers()).get("host"))) notFound();
  const mails = await listDevMails();
  return (
    <main className="mx-auto flex max-w-3xl flex-col gap-6 px-6 py-8">
      <header className="flex flex-wrap items-center justify-between gap-4">
        <Wordmark />
        <LinkButton href="/" size="sm">
          Back to Guildhall
        </LinkButton>
      </header>
      <div>
        <h1 className="font-display text-2xl">Outbox</h1>
        <p className="mt-1 max-w-prose text-muted">
          Mail that this instance would have sent. It has no mail server; set <code>SMTP_URL</code> and mail
          goes out instead. Only this machine can open this page.
        </p>
      </div>
      {mails.length === 0 ? (
        <EmptyState icon={<Mail />} title="Nothing here yet">
          Register, invite someone or ask for a new password, then reload this page.
        </EmptyState>
      ) : (
        <ul className="flex flex-col gap-3">
          {mails.map((mail) => (
            <DevMail key={mail.id} mail={mail} />
          ))}
        </ul>
      )}
    </main>
  );
}
