// My desk: what is due, what is under way and what is over.
import { Select } from "antd";
import { Trans, useTranslation } from "react-i18next";
import { type Schemas, take_deals, useDeals, useDue } from "@/api";
import { useFormat } from "@/ui/language";
import { LinkButton } from "@/ui/link_button";
import { PageHead, Section } from "@/ui/page";
import { paths } from "@/ui/paths";
import { Empty, Loaded } from "@/ui/states";
import { TakeHome } from "@/ui/take_home";
import { useUrlFilters } from "@/ui/url_state";
import { PartyChoice } from "./choices";
import { is_over, OVER, WAY } from "./course";
import { DealsTable } from "./deals_table";
import { DueTable } from "./due_list";
import { DealStateMark } from "./marks";
import { SearchField } from "./search_field";
import "./exchange.css";

const DEFAULTS = { query: "", state: "", party: "", party_name: "", school: false };
const STATES: Schemas["DealState"][] = [...WAY, ...OVER.filter((state) => !WAY.includes(state))];
const MOST = 1000;

function StateChips({
  counts,
  chosen,
  choose,
}: {
  counts: Schemas["DealStateCount"][];
  chosen: string;
  choose: (state: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="facet" role="group" aria-label={t("exchange.states")}>
      {counts
        .filter(({ deals }) => deals > 0)
        .map(({ state, deals }) => (
          <button
            key={state}
            type="button"
            className="state-chip"
            aria-pressed={state === chosen}
            onClick={() => choose(state === chosen ? "" : state)}
          >
            <DealStateMark state={state} /> {deals}
          </button>
        ))}
    </div>
  );
}

function Group({ title, rows, none }: { title: string; rows: Schemas["DealRow"][]; none: string }) {
  return (
    <Section title={title}>
      {rows.length ? <DealsTable label={title} rows={rows} /> : <Empty>{none}</Empty>}
    </Section>
  );
}

export function DealsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const [filters, change] = useUrlFilters(DEFAULTS);
  const party = filters.party || undefined;
  const query = {
    query: filters.query || undefined,
    state: STATES.find((state) => state === filters.state),
    party,
  };
  const deals = useDeals({ ...query, limit: MOST });
  const due = useDue({ party, limit: MOST });
  const under_way = (list: Schemas["DealList"]) =>
    list.states.filter(({ state }) => !is_over(state)).reduce((sum, each) => sum + each.deals, 0);
  const all = (list: Schemas["DealList"]) => list.states.reduce((sum, each) => sum + each.deals, 0);
  return (
    <div className="page exchange">
      <PageHead
        title={t("exchange.desk")}
        back={{ to: paths.exchange(), label: t("exchange.title") }}
        sentence={
          deals.data && due.data ? (
            <Trans
              t={t}
              i18nKey="exchange.desk_sentence"
              values={{
                under_way: format.exact(under_way(deals.data)),
                over: format.exact(all(deals.data) - under_way(deals.data)),
                due: format.exact(due.data.total),
              }}
              components={{ b: <b /> }}
            />
          ) : null
        }
        actions={
          <>
            <LinkButton to={paths.exchange_board}>{t("exchange.board")}</LinkButton>
            <TakeHome fetch={() => take_deals(query)} label={t("exchange.desk")} />
          </>
        }
      />
      <Section title={t("exchange.due")} note={t("exchange.due_note")}>
        <Loaded query={due}>
          {({ items }) =>
            items.length ? (
              <DueTable label={t("exchange.due")} rows={items} />
            ) : (
              <Empty>{t("exchange.nothing_due")}</Empty>
            )
          }
        </Loaded>
      </Section>
      <search className="filters exchange-filters" aria-label={t("programs.filters")}>
        <SearchField
          value={filters.query}
          label={t("exchange.search_deals")}
          onSettle={(query) => change({ query })}
        />
        <Select
          allowClear
          value={filters.state || undefined}
          placeholder={t("exchange.state")}
          aria-label={t("exchange.state")}
          style={{ width: 140 }}
          onChange={(state?: string) => change({ state: state ?? "" })}
          options={STATES.map((value) => ({ value, label: t(`exchange.state_${value}`) }))}
        />
        <PartyChoice
          label={t("exchange.party")}
          value={party ? { id: party, name: filters.party_name || party, is_school: filters.school } : null}
          onChange={(chosen) =>
            change({
              party: chosen?.id ?? "",
              party_name: chosen?.name ?? "",
              school: chosen?.is_school ?? false,
            })
          }
        />
      </search>
      <Loaded query={deals}>
        {({ items, states }) => (
          <>
            <StateChips counts={states} chosen={filters.state} choose={(state) => change({ state })} />
            <Group
              title={t("exchange.under_way")}
              rows={items.filter(({ state }) => !is_over(state))}
              none={t("exchange.none_under_way")}
            />
            <Group
              title={t("exchange.over")}
              rows={items.filter(({ state }) => is_over(state))}
              none={t("exchange.none_over")}
            />
          </>
        )}
      </Loaded>
    </div>
  );
}
