// Needs and offers: found while one types, narrowed by what each value would leave.
import { Button, Pagination } from "antd";
import { Trans, useTranslation } from "react-i18next";
import { type Schemas, take_listings, useListings } from "@/api";
import { useFormat } from "@/ui/language";
import { LinkButton } from "@/ui/link_button";
import { PageHead, Section } from "@/ui/page";
import { paths } from "@/ui/paths";
import { Empty, Loaded } from "@/ui/states";
import { TakeHome } from "@/ui/take_home";
import { useUrlFilters } from "@/ui/url_state";
import { LISTING_KINDS } from "./choices";
import { ListingCard } from "./listing_card";
import { SearchField } from "./search_field";
import "./exchange.css";

type List = Schemas["ListingList"];

const DEFAULTS = { query: "", side: "", kind: "", region: "", page: 1 };
const SIZE = 24;
const SIDES: Schemas["ListingSide"][] = ["need", "offer"];

function Sentence({ all }: { all: List }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { sides, kinds } = all.facets;
  const of = (side: Schemas["ListingSide"]) => sides.find(({ value }) => value === side)?.listings ?? 0;
  const most = [...kinds].sort((a, b) => b.listings - a.listings)[0];
  return (
    <Trans
      t={t}
      i18nKey={most ? "exchange.sentence" : "exchange.sentence_none"}
      values={{
        needs: format.exact(of("need")),
        offers: format.exact(of("offer")),
        kind: most ? t(`exchange.kind_${most.value}`) : "",
        most: format.exact(most?.listings ?? 0),
      }}
      components={{ b: <b /> }}
    />
  );
}

interface FacetValue {
  id: string;
  name: string;
  listings: number;
}

function Facet({
  label,
  values,
  chosen,
  choose,
}: {
  label: string;
  values: FacetValue[];
  chosen: string;
  choose: (id: string) => void;
}) {
  const format = useFormat();
  return (
    <div className="facet" role="group" aria-label={label}>
      <span className="facet-label">{label}</span>
      {values.map(({ id, name, listings }) => (
        <Button
          key={id}
          size="small"
          type={id === chosen ? "primary" : "default"}
          aria-pressed={id === chosen}
          onClick={() => choose(id === chosen ? "" : id)}
        >
          {name} {format.exact(listings)}
        </Button>
      ))}
    </div>
  );
}

function Facets({
  facets,
  filters,
  change,
}: {
  facets: List["facets"];
  filters: { side: string; kind: string; region: string };
  change: (changes: { side?: string; kind?: string; region?: string; page: number }) => void;
}) {
  const { t } = useTranslation();
  return (
    <>
      <Facet
        label={t("exchange.side")}
        chosen={filters.side}
        choose={(side) => change({ side, page: 1 })}
        values={facets.sides.map(({ value, listings }) => ({
          id: value,
          name: t(`exchange.side_${value}`),
          listings,
        }))}
      />
      <Facet
        label={t("exchange.kind")}
        chosen={filters.kind}
        choose={(kind) => change({ kind, page: 1 })}
        values={facets.kinds.map(({ value, listings }) => ({
          id: value,
          name: t(`exchange.kind_${value}`),
          listings,
        }))}
      />
      <Facet
        label={t("exchange.place")}
        chosen={filters.region}
        choose={(region) => change({ region, page: 1 })}
        values={facets.regions.map(({ value, listings }) => ({ ...value, listings }))}
      />
    </>
  );
}

function Ways() {
  const { t } = useTranslation();
  const ways = [
    [paths.deals(), t("exchange.desk")],
    [paths.exchange_board, t("exchange.board")],
    [paths.resources, t("exchange.resources")],
    [paths.consortium_lists(), t("exchange.lists")],
    [paths.demand_survey, t("exchange.demand")],
    [paths.adverts(), t("adverts.title")],
  ] as const;
  return (
    <nav className="exchange-ways" aria-label={t("exchange.ways")}>
      {ways.map(([to, name]) => (
        <LinkButton key={to} to={to}>
          {name}
        </LinkButton>
      ))}
    </nav>
  );
}

export function ExchangePage() {
  const { t } = useTranslation();
  const [filters, change] = useUrlFilters(DEFAULTS);
  const page = Math.max(1, filters.page);
  const query = {
    query: filters.query || undefined,
    side: SIDES.find((each) => each === filters.side),
    kind: LISTING_KINDS.find((each) => each === filters.kind),
    region: filters.region || undefined,
  };
  const listings = useListings({ ...query, limit: SIZE, offset: (page - 1) * SIZE });
  const all = useListings({ limit: 1 });
  return (
    <div className="page exchange">
      <PageHead
        title={t("exchange.title")}
        sentence={all.data ? <Sentence all={all.data} /> : null}
        actions={
          <>
            <LinkButton type="primary" to={paths.new_listing({ side: "need" })}>
              {t("exchange.post_need")}
            </LinkButton>
            <LinkButton to={paths.new_listing({ side: "offer" })}>{t("exchange.post_offer")}</LinkButton>
            <TakeHome fetch={() => take_listings(query)} label={t("exchange.listings")} />
          </>
        }
      />
      <Ways />
      <Section title={t("exchange.listings")}>
        <search className="filters" aria-label={t("programs.filters")}>
          <SearchField
            value={filters.query}
            label={t("exchange.search")}
            onSettle={(query) => change({ query, page: 1 })}
          />
        </search>
        <Loaded query={listings}>
          {({ items, total, facets }) => (
            <>
              <Facets facets={facets} filters={filters} change={change} />
              <p className="quiet" role="status">
                {t("exchange.found", { total })}
              </p>
              {items.length ? (
                <div className="listing-cards">
                  {items.map((row) => (
                    <ListingCard key={row.id} row={row} />
                  ))}
                </div>
              ) : (
                <Empty>{t("exchange.none")}</Empty>
              )}
              <Pagination
                current={page}
                pageSize={SIZE}
                total={total}
                showSizeChanger={false}
                hideOnSinglePage
                onChange={(to) => change({ page: to })}
              />
            </>
          )}
        </Loaded>
      </Section>
    </div>
  );
}
