// To post a need or an offer, or to write one's own anew.
import { Alert, App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams, useSearchParams } from "react-router";
import {
  type Schemas,
  useCorrectConcepts,
  useListing,
  usePostListing,
  useReadText,
  useReviseListing,
} from "@/api";
import { PageHead, Section } from "@/ui/page";
import { paths } from "@/ui/paths";
import { Loaded } from "@/ui/states";
import { concepts_after, corrected, read_chips } from "./chips";
import { LISTING_KINDS } from "./choices";
import {
  type Draft,
  draft_of,
  forget_draft,
  is_begun,
  keep_draft,
  kept_draft,
  new_draft,
  type Read,
  request_of,
} from "./draft";
import { ListingForm } from "./listing_form";
import { useRefusal } from "./refusal";
import "./exchange.css";

// Posts it, then says what the concepts are where the person corrected them. A correction that is refused leaves the listing
// posted, and the person corrects it there.
function usePosting(draft: Draft) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const go = useNavigate();
  const refused = useRefusal();
  const post = usePostListing();
  const correct = useCorrectConcepts();
  const read_text = useReadText();
  const say_concepts = async ({ listing, concepts }: Schemas["Listing"]) => {
    if (!Object.keys(draft.corrections).length) return;
    const said = await read_text(draft.title.trim(), draft.text.trim());
    const chips = corrected(read_chips(said), draft.corrections);
    await correct.mutateAsync({ id: listing.id, concepts: concepts_after(chips, concepts) });
  };
  const send = (read: Read) =>
    post.mutate(request_of(draft, read), {
      onSuccess: async (posted) => {
        forget_draft();
        await say_concepts(posted).catch(refused);
        message.success(t("exchange.posted"));
        go(paths.listing(posted.listing.id));
      },
    });
  return { send, busy: post.isPending || correct.isPending, error: post.error };
}

function NewListing() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const asked = (): Draft =>
    new_draft(
      search.get("side") === "offer" ? "offer" : "need",
      LISTING_KINDS.find((kind) => kind === search.get("kind")) ?? "internship",
    );
  const [kept, set_kept] = useState(kept_draft);
  const [draft, set_draft] = useState(kept ?? asked);
  const { send, busy, error } = usePosting(draft);
  const change = (changes: Partial<Draft>) => {
    const next = { ...draft, ...changes };
    set_draft(next);
    if (is_begun(next)) keep_draft(next);
    else forget_draft();
  };
  const discard = () => {
    forget_draft();
    set_kept(null);
    set_draft(asked());
  };
  return (
    <>
      {kept ? (
        <Alert
          type="info"
          showIcon
          className="kept-draft"
          title={t("exchange.draft_restored")}
          action={<Button onClick={discard}>{t("exchange.discard_draft")}</Button>}
        />
      ) : null}
      <ListingForm draft={draft} fixed={false} busy={busy} error={error} change={change} onSave={send} />
    </>
  );
}

function Revision({ listing }: { listing: Schemas["Listing"] }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const go = useNavigate();
  const [draft, set_draft] = useState(() => draft_of(listing));
  const revise = useReviseListing();
  const { id } = listing.listing;
  return (
    <ListingForm
      draft={draft}
      fixed
      busy={revise.isPending}
      error={revise.error}
      change={(changes) => set_draft((now) => ({ ...now, ...changes }))}
      onSave={(read) =>
        revise.mutate(
          { id, request: request_of(draft, read) },
          {
            onSuccess: () => {
              message.success(t("exchange.saved"));
              go(paths.listing(id));
            },
          },
        )
      }
    />
  );
}

function Kept({ id }: { id: string }) {
  return <Loaded query={useListing(id)}>{(listing) => <Revision listing={listing} />}</Loaded>;
}

export function ListingFormPage() {
  const { t } = useTranslation();
  const { id } = useParams();
  const [search] = useSearchParams();
  const offer = search.get("side") === "offer";
  return (
    <div className="page exchange">
      <PageHead
        title={t(id ? "exchange.revise" : offer ? "exchange.post_offer" : "exchange.post_need")}
        back={
          id ? { to: paths.listing(id), label: id } : { to: paths.exchange(), label: t("exchange.title") }
        }
        sentence={t(id ? "exchange.revise_means" : "exchange.form_means")}
      />
      <Section title={t("exchange.content")}>
        {id ? <Kept id={id} /> : <NewListing key={search.toString()} />}
      </Section>
    </div>
  );
}
