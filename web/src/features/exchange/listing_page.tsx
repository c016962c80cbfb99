// One need or offer: what it says and means, who fits it and why, and the deals about it.
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { type Schemas, take_matches, useCloseListing, useCorrectConcepts, useDeals, useListing } from "@/api";
import { LinkButton } from "@/ui/link_button";
import { PageHead, Section } from "@/ui/page";
import { paths } from "@/ui/paths";
import { Empty, Loaded } from "@/ui/states";
import { TakeHome } from "@/ui/take_home";
import { Attachments } from "./attachments";
import { type Chip, concepts_after, kept_chips, key_of } from "./chips";
import { AddConcept, ConceptChips } from "./concept_chips";
import { DealsTable } from "./deals_table";
import { ListingFacts } from "./listing_card";
import { SideMark, WaitingNote } from "./marks";
import { Matches } from "./matches";
import { useRefusal } from "./refusal";
import "./exchange.css";

type Listing = Schemas["Listing"];
const MOST_DEALS = 200;

function Reading({ listing }: { listing: Listing }) {
  const kept = kept_chips(listing.concepts);
  if (!listing.mine) return <ConceptChips chips={kept} />;
  return <Correction listing={listing} kept={kept} />;
}

function Correction({ listing, kept }: { listing: Listing; kept: Chip[] }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [edited, set_edited] = useState<Chip[] | null>(null);
  const correct = useCorrectConcepts();
  const refused = useRefusal();
  const chips = edited ?? kept;
  const same = (one: Chip) => (other: Chip) => key_of(one) === key_of(other);
  const save = () =>
    correct.mutate(
      { id: listing.listing.id, concepts: concepts_after(chips, listing.concepts) },
      {
        onSuccess: () => {
          set_edited(null);
          message.success(t("exchange.concepts_saved"));
        },
        onError: refused,
      },
    );
  return (
    <>
      <ConceptChips
        chips={chips}
        mark={(chip, must) =>
          set_edited(
            chips.map((each) =>
              same(chip)(each) ? { ...each, cue: must ? "must" : "none", by_person: true } : each,
            ),
          )
        }
        remove={(chip) => set_edited(chips.filter((each) => !same(chip)(each)))}
      />
      <AddConcept add={(chip) => set_edited([...chips.filter((each) => !same(chip)(each)), chip])} />
      {edited ? (
        <div className="act-buttons">
          <Button type="primary" loading={correct.isPending} onClick={save}>
            {t("exchange.save_concepts")}
          </Button>
          <Button onClick={() => set_edited(null)}>{t("exchange.undo")}</Button>
        </div>
      ) : null}
    </>
  );
}

function CloseButton({ id }: { id: string }) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const close = useCloseListing();
  const refused = useRefusal();
  const ask = () =>
    modal.confirm({
      title: t("exchange.close_asked"),
      content: t("exchange.close_means"),
      okText: t("exchange.close"),
      cancelText: t("exchange.keep_open"),
      onOk: () => close.mutateAsync(id).then(() => void message.success(t("exchange.closed")), refused),
    });
  return <Button onClick={ask}>{t("exchange.close")}</Button>;
}

function DealsAbout({ id }: { id: string }) {
  const { t } = useTranslation();
  const deals = useDeals({ listing: id, limit: MOST_DEALS });
  return (
    <Loaded query={deals}>
      {({ items }) =>
        items.length ? (
          <DealsTable label={t("exchange.deals_about")} rows={items} />
        ) : (
          <Empty>{t("exchange.no_deal_yet")}</Empty>
        )
      }
    </Loaded>
  );
}

function Body({ listing }: { listing: Listing }) {
  const { t } = useTranslation();
  const row = listing.listing;
  const own = listing.mine && !row.imported && row.open;
  return (
    <>
      <PageHead
        title={row.title}
        back={{ to: paths.exchange(), label: t("exchange.title") }}
        marks={<SideMark side={row.side} />}
        sentence={t(row.open ? "exchange.one_open" : "exchange.one_closed", {
          owner: row.owner?.name ?? t("state.missing"),
          side: t(`exchange.side_${row.side}`),
          kind: t(`exchange.kind_${row.kind}`),
          deals: listing.deals,
        })}
        actions={
          own ? (
            <>
              <LinkButton to={paths.revise_listing(row.id)}>{t("exchange.revise")}</LinkButton>
              <CloseButton id={row.id} />
            </>
          ) : null
        }
      />
      <Section title={t("exchange.content")}>
        <ListingFacts row={row} />
        {listing.waiting ? <WaitingNote waiting={listing.waiting} /> : null}
        <p className="listing-text">{listing.text || t("exchange.no_text")}</p>
      </Section>
      <Section title={t("exchange.reading")} note={listing.mine ? t("exchange.reading_note") : undefined}>
        <Reading listing={listing} />
      </Section>
      <Attachments
        to={{ owner: "listing", of: row.id }}
        mine={listing.mine}
        note={t("exchange.files_public")}
      />
      {row.open ? (
        <Section title={t("exchange.matches")} note={t("exchange.matches_note")}>
          <Matches listing={listing} />
          <p>
            <TakeHome fetch={() => take_matches(row.id)} label={t("exchange.matches")} />
          </p>
        </Section>
      ) : null}
      <Section title={t("exchange.deals_about")}>
        <DealsAbout id={row.id} />
      </Section>
    </>
  );
}

export function ListingPage() {
  const { id = "" } = useParams();
  const listing = useListing(id);
  return (
    <div className="page exchange">
      <Loaded query={listing}>{(data) => <Body key={data.listing.id} listing={data} />}</Loaded>
    </div>
  );
}
