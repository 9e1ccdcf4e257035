"use client";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { MessageChannel } from "@/components/messages/message-channel";
import { Avatar } from "@/components/ui/avatar";
import { nameHas } from "@/components/ui/fold";
import type { Person } from "@/lib/accounts/schema";
import { modelsQuery } from "@/lib/ai/models/queries";
import { channelMembersQuery } from "@/lib/channels/queries";
import { membersQuery } from "@/lib/workspaces/queries";
import { assistantSuggestion } from "./assistant-suggestion";
import { audienceSuggestions } from "./audience-suggestions";
import type { Suggestion } from "./suggestion";

const SHOWN = 8;

/** People whose name has the words of the query, then the assistant, everyone and the roles. Undefined until it is known. */
export function usePeopleSuggestions(channel: MessageChannel, query: string, enabled: boolean) {
  const { workspaceId } = channel;
  const ofWorkspace = useInfiniteQuery({
    ...membersQuery(workspaceId ?? "", query),
    enabled: enabled && workspaceId !== null,
    placeholderData: (before) => before,
  });
  const ofConversation = useQuery({
    ...channelMembersQuery(channel.id),
    enabled: enabled && workspaceId === null,
  });
  const wanted = query.toLowerCase();
  const isAssistant = enabled && "assistant".startsWith(wanted);
  const { data: models } = useQuery({ ...modelsQuery(), enabled: isAssistant });
  if (!enabled) return [];
  const people: Person[] | undefined = workspaceId
    ? ofWorkspace.data?.pages.flatMap((page) => page.items)
    : ofConversation.data;
  const assistant = isAssistant ? [assistantSuggestion(models)] : [];
  return people && suggestionsOf(people, query).concat(assistant, audienceSuggestions(channel, wanted));
}

/** The people of a workspace whose name has the words of the query. Undefined until it is known. */
export function useMemberSuggestions(workspaceId: string, query: string, enabled: boolean) {
  const { data } = useInfiniteQuery({
    ...membersQuery(workspaceId, query),
    enabled,
    placeholderData: (before) => before,
  });
  return (
    data &&
    suggestionsOf(
      data.pages.flatMap((page) => page.items),
      query,
    )
  );
}

const suggestionsOf = (people: readonly Person[], query: string): Suggestion[] =>
  people
    .filter(({ name }) => nameHas(name, query))
    .slice(0, SHOWN)
    .map(toSuggestion);

function toSuggestion({ id, name, image }: Person): Suggestion {
  return {
    id: `person-${id}`,
    label: name,
    icon: <Avatar name={name} seed={id} src={image} size="sm" />,
    completion: { text: `@${name}`, target: { type: "person", id } },
  };
}
