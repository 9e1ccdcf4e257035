import type { Metadata } from "next";
import type { ReactNode } from "react";
import { InWorkspace } from "../../in-workspace";
import { loadWorkspace } from "./workspace";

type Props = { params: Promise<{ slug: string }>; children: ReactNode };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name } = await loadWorkspace((await params).slug);
  return { title: { default: name, template: `%s · ${name} · Guildhall` } };
}

export default async function WorkspaceLayout({ params, children }: Props) {
  return <InWorkspace workspace={await loadWorkspace((await params).slug)}>{children}</InWorkspace>;
}
