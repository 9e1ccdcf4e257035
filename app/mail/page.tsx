import { Mail } from "lucide-react";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { LocalMail } from "@/components/accounts/local-mail";
import { Wordmark } from "@/components/shell/wordmark";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { isLocalMailShown, listLocalMails } from "@/lib/mail/local-mail";

export const metadata: Metadata = { title: "Local mail", robots: "noindex" };

export default async function LocalMailPage() {
  if (!isLocalMailShown((await headers()).get("host"))) notFound();
  const mails = await listLocalMails();
  return (
    <main className="mx-auto flex max-w-3xl flex-col gap-6 px-6 py-8">
      <header className="flex flex-wrap items-center justify-between gap-4">
        <Wordmark />
        <LinkButton href="/" size="sm">
          Back to Guildhall
        </LinkButton>
      </header>
      <div>
        <h1 className="font-display text-2xl">Local mail</h1>
        <p className="mt-1 max-w-prose text-muted">
          Mail that this instance would have sent. Set <code>SMTP_URL</code> to send it instead. Only this
          machine can open this page.
        </p>
      </div>
      {mails.length === 0 ? (
        <EmptyState icon={<Mail />} title="Nothing here yet">
          Register, invite someone or ask for a new password, then reload this page.
        </EmptyState>
      ) : (
        <ul className="flex flex-col gap-3">
          {mails.map((mail) => (
            <LocalMail key={mail.id} mail={mail} />
          ))}
        </ul>
      )}
    </main>
  );
}
