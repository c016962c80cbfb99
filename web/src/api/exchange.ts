// The exchange: what its pages read, and what people do there. A step moves listings, deals and what is due alike, so each
// change refreshes the exchange as a whole.
import {
  keepPreviousData,
  type QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { address, get, post, put, remove, type Schemas } from "./client";
import type { operations } from "./schema";

type Query<O extends keyof operations> = NonNullable<operations[O]["parameters"]["query"]>;

const as_json = (body: object) => ({ content: JSON.stringify(body), type: "application/json" });

// A reading of the same words is never asked for twice.
const reading_of = (title: string, text: string) => ({
  queryKey: ["readings", title, text],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    post("/api/v1/readings", as_json({ title, text }), { signal }),
});

// What a text says, while it is written.
export const useReading = (title: string, text: string) =>
  useQuery({
    ...reading_of(title, text),
    enabled: title !== "" || text !== "",
    placeholderData: keepPreviousData,
  });

// What it says at the end, when it is sent.
export function useReadText() {
  const client = useQueryClient();
  return (title: string, text: string) => client.fetchQuery(reading_of(title, text));
}

export const useListings = (query: Query<"listListings">) =>
  useQuery({
    queryKey: ["exchange", "listings", query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => get("/api/v1/listings", { query, signal }),
  });

export const useListing = (id: string) =>
  useQuery({
    queryKey: ["exchange", "listing", id],
    queryFn: ({ signal }) => get("/api/v1/listings/{id}", { path: { id }, signal }),
  });

export const useMatches = (id: string, limit: number) =>
  useQuery({
    queryKey: ["exchange", "matches", id, limit],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => get("/api/v1/listings/{id}/matches", { path: { id }, query: { limit }, signal }),
  });

export const useMutualPairs = (limit: number) =>
  useQuery({
    queryKey: ["exchange", "pairs", limit],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => get("/api/v1/exchange/pairs", { query: { limit }, signal }),
  });

export const useMatchWeights = () =>
  useQuery({
    queryKey: ["exchange", "weights"],
    queryFn: ({ signal }) => get("/api/v1/exchange/weights", { signal }),
  });

export const useDeals = (query: Query<"listDeals">) =>
  useQuery({
    queryKey: ["exchange", "deals", query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => get("/api/v1/deals", { query, signal }),
  });

export const useDeal = (id: string) =>
  useQuery({
    queryKey: ["exchange", "deal", id],
    queryFn: ({ signal }) => get("/api/v1/deals/{id}", { path: { id }, signal }),
  });

export const useDue = (query: Query<"listDue">) =>
  useQuery({
    queryKey: ["exchange", "due", query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => get("/api/v1/exchange/due", { query, signal }),
  });

export const useResources = (query: Query<"listResources">) =>
  useQuery({
    queryKey: ["exchange", "resources", query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => get("/api/v1/resources", { query, signal }),
  });

// From a day on; from today where none is said.
export const useResource = (id: string, from?: string) =>
  useQuery({
    queryKey: ["exchange", "resource", id, from],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => get("/api/v1/resources/{id}", { path: { id }, query: { from }, signal }),
  });

export const useConsortiumLists = (query: Query<"listConsortiumLists">) =>
  useQuery({
    queryKey: ["exchange", "lists", query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => get("/api/v1/consortium-lists", { query, signal }),
  });

export const useDemandAnswers = (query: Query<"listDemandAnswers">) =>
  useQuery({
    queryKey: ["exchange", "demand", query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => get("/api/v1/demand-answers", { query, signal }),
  });

export const useCooperation = (id: string) =>
  useQuery({
    queryKey: ["exchange", "cooperation", id],
    queryFn: ({ signal }) => get("/api/v1/organisations/{id}/cooperation", { path: { id }, signal }),
  });

export const useFittingPolicies = (id: string) =>
  useQuery({
    queryKey: ["exchange", "policies", id],
    queryFn: ({ signal }) => get("/api/v1/organisations/{id}/policies", { path: { id }, signal }),
  });

export const usePlatformActivity = () =>
  useQuery({
    queryKey: ["exchange", "platforms"],
    queryFn: ({ signal }) => get("/api/v1/platform-activity", { signal }),
  });

export interface AttachedTo {
  owner: Schemas["AttachmentOwner"];
  of: string;
}

export const useAttachments = ({ owner, of }: AttachedTo) =>
  useQuery({
    queryKey: ["exchange", "attachments", owner, of],
    queryFn: ({ signal }) => get("/api/v1/attachments", { query: { owner, of }, signal }),
  });

// Where the browser fetches the file.
export const attachment_address = (id: string) => address("/api/v1/attachments/{id}", { id });

function refresh(client: QueryClient) {
  client.invalidateQueries({ queryKey: ["audit"] });
  return client.invalidateQueries({ queryKey: ["exchange"] });
}

function useChange<Given, Answer>(change: (given: Given) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => refresh(client) });
}

export const usePostListing = () =>
  useChange((request: Schemas["ListingRequest"]) => post("/api/v1/listings", as_json(request)));

export const useReviseListing = () =>
  useChange(({ id, request }: { id: string; request: Schemas["ListingRequest"] }) =>
    put("/api/v1/listings/{id}", request, { path: { id } }),
  );

export const useCorrectConcepts = () =>
  useChange(({ id, concepts }: { id: string; concepts: Schemas["ConceptRequest"][] }) =>
    put("/api/v1/listings/{id}/concepts", { concepts }, { path: { id } }),
  );

const NOTHING = { content: "", type: "application/json" };

export const useCloseListing = () =>
  useChange((id: string) => post("/api/v1/listings/{id}/close", NOTHING, { path: { id } }));

export const useProposeDeal = () =>
  useChange((request: Schemas["DealRequest"]) => post("/api/v1/deals", as_json(request)));

export const useDealStep = (id: string) =>
  useChange((request: Schemas["DealStepRequest"]) =>
    post("/api/v1/deals/{id}/steps", as_json(request), { path: { id } }),
  );

export const useLapseDeals = () => useChange(() => post("/api/v1/exchange/lapse", NOTHING));

export const useAddResource = () =>
  useChange((request: Schemas["ResourceRequest"]) => post("/api/v1/resources", as_json(request)));

export const useChangeResource = (id: string) =>
  useChange((request: Schemas["ResourceRequest"]) =>
    put("/api/v1/resources/{id}", request, { path: { id } }),
  );

export const useBook = (id: string) =>
  useChange((request: Schemas["BookingRequest"]) =>
    post("/api/v1/resources/{id}/bookings", as_json(request), { path: { id } }),
  );

export const useCancelBooking = (id: string) =>
  useChange((seq: number) =>
    post("/api/v1/resources/{id}/bookings/{seq}/cancel", NOTHING, { path: { id, seq } }),
  );

export const useKeepListEntry = () =>
  useChange(({ id, request }: { id?: string; request: Schemas["ListEntryRequest"] }) =>
    id
      ? put("/api/v1/consortium-lists/{id}", request, { path: { id } })
      : post("/api/v1/consortium-lists", as_json(request)),
  );

export const useDropListEntry = () =>
  useChange((id: string) => remove("/api/v1/consortium-lists/{id}", { path: { id } }));

export const useAnswerDemand = () =>
  useChange((request: Schemas["DemandAnswerRequest"]) => post("/api/v1/demand-answers", as_json(request)));

export const useAttach = ({ owner, of }: AttachedTo) =>
  useChange((file: File) =>
    post(
      "/api/v1/attachments",
      { content: file, type: "application/octet-stream" },
      { query: { owner, of, filename: file.name } },
    ),
  );

export const useDropAttachment = () =>
  useChange((id: string) => remove("/api/v1/attachments/{id}", { path: { id } }));
