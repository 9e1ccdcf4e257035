import { followPeople } from "@/lib/people/change-person";
import type { CacheBinding } from "@/lib/realtime/cache-binding";
import { searchKeys } from "./queries";

export const bindSearchEvents = (binding: CacheBinding) => followPeople(binding, searchKeys.results);
