import { endpoint } from "@/lib/http/endpoint";
import { searchContract } from "./contract";
import { search } from "./service";

export const searchEndpoint = endpoint(searchContract, ({ actor, query }) => search(actor, query));
