// The co-ordinator's board: what nobody answers, by how far it has come, pairs that fit each other best, and
// what weighs how much in a match.
import { App, Button } from "antd";
import { Trans, useTranslation } from "react-i18next";
import {
  type Schemas,
  take_due,
  take_pairs,
  useDue,
  useLapseDeals,
  useMatchWeights,
  useMutualPairs,
} from "@/api";
import { useFormat } from "@/ui/language";
import { PageHead, Section } from "@/ui/page";
import { paths } from "@/ui/paths";
import { Empty, Loaded } from "@/ui/states";
import { TakeHome } from "@/ui/take_home";
import { useUrlFilters } from "@/ui/url_state";
import { DistrictChoice } from "./choices";
import { DueTable } from "./due_list";
import { ListingCard } from "./listing_card";
import { StageMark } from "./marks";
import { Propose } from "./propose";
import { useRefusal } from "./refusal";
import { WeightsTable } from "./weights_table";
import "./exchange.css";

const STAGES: Schemas["DueStage"][] = ["lapsed", "city", "district", "reminded", "waiting"];
const DEFAULTS = { district: "" };
const MOST = 1000;
const MOST_PAIRS = 30;

function Stages({ items }: { items: Schemas["DueItem"][] }) {
  const { t } = useTranslation();
  const of = (stage: Schemas["DueStage"]) => items.filter((each) => each.stage === stage);
  return (
    <>
      {STAGES.filter((stage) => of(stage).length).map((stage) => (
        <div key={stage} className="board-stage">
          <h3>
            <StageMark stage={stage} /> {of(stage).length}
          </h3>
          <DueTable label={t(`exchange.stage_${stage}`)} rows={of(stage)} />
        </div>
      ))}
    </>
  );
}

function Pairs({ pairs }: { pairs: Schemas["MutualPair"][] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!pairs.length) return <Empty>{t("exchange.no_pair")}</Empty>;
  return (
    <ol className="mutual-pairs">
      {pairs.map(({ need, offer, need_score_bp, offer_score_bp }) => (
        <li key={`${need.id} ${offer.id}`} className="mutual-pair">
          <div className="deal-sides">
            <ListingCard row={need} />
            <ListingCard row={offer} />
          </div>
          <p className="act-buttons">
            <span>
              {t("exchange.pair_scores", {
                need: format.share(need_score_bp, 0),
                offer: format.share(offer_score_bp, 0),
              })}
            </span>
            <Propose need={need.id} offer={offer.id} as="coordinator" />
          </p>
        </li>
      ))}
    </ol>
  );
}

function LapseButton() {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const lapse = useLapseDeals();
  const refused = useRefusal();
  const ask = () =>
    modal.confirm({
      title: t("exchange.lapse_asked"),
      content: t("exchange.lapse_means"),
      okText: t("exchange.lapse"),
      cancelText: t("exchange.keep_open"),
      onOk: () =>
        lapse
          .mutateAsync(undefined)
          .then(({ lapsed }) => void message.success(t("exchange.lapse_done", { lapsed })), refused),
    });
  return <Button onClick={ask}>{t("exchange.lapse")}</Button>;
}

export function BoardPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const [filters, change] = useUrlFilters(DEFAULTS);
  const query = { stage: "waiting" as const, district: filters.district || undefined };
  const due = useDue({ ...query, limit: MOST });
  const pairs = useMutualPairs(MOST_PAIRS);
  const weights = useMatchWeights();
  const told = (list: Schemas["DueList"], stage: Schemas["DueStage"]) =>
    format.exact(list.items.filter((each) => each.stage === stage).length);
  return (
    <div className="page exchange">
      <PageHead
        title={t("exchange.board")}
        back={{ to: paths.exchange(), label: t("exchange.title") }}
        sentence={
          due.data ? (
            <Trans
              t={t}
              i18nKey="exchange.board_sentence"
              values={{
                total: format.exact(due.data.total),
                district: told(due.data, "district"),
                city: told(due.data, "city"),
              }}
              components={{ b: <b /> }}
            />
          ) : null
        }
        actions={<LapseButton />}
      />
      <Section title={t("exchange.unanswered")} note={t("exchange.unanswered_note")}>
        <search className="filters" aria-label={t("programs.filters")}>
          <DistrictChoice
            value={filters.district || null}
            label={t("exchange.district")}
            onChange={(district) => change({ district: district ?? "" })}
          />
          <TakeHome fetch={() => take_due(query)} label={t("exchange.unanswered")} />
        </search>
        <Loaded query={due}>
          {({ items }) =>
            items.length ? <Stages items={items} /> : <Empty>{t("exchange.nothing_due")}</Empty>
          }
        </Loaded>
      </Section>
      <Section title={t("exchange.pairs")} note={t("exchange.pairs_note")}>
        <p>
          <TakeHome fetch={take_pairs} label={t("exchange.pairs")} />
        </p>
        <Loaded query={pairs}>{({ items }) => <Pairs pairs={items} />}</Loaded>
      </Section>
      <Section title={t("exchange.weights")} note={t("exchange.weights_note")}>
        <Loaded query={weights}>{({ items }) => <WeightsTable kinds={items} />}</Loaded>
      </Section>
    </div>
  );
}
