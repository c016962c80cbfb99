// Pairs that may be one organisation: both side by side with the reason, and a person decides.
import { Pagination } from "antd";
import { useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import { useDecisions, useDoubles } from "@/api";
import { PageHead, Section } from "@/ui/page";
import { paths } from "@/ui/paths";
import { Empty, Loaded } from "@/ui/states";
import { DecisionsTable } from "./decisions_table";
import "./organisations.css";
import { PairCard } from "./pair_card";

const PAGE = 10;

export function DoublesPage() {
  const { t } = useTranslation();
  const [page, set_page] = useState(1);
  const doubles = useDoubles(PAGE, (page - 1) * PAGE);
  const decisions = useDecisions();
  return (
    <div className="page">
      <PageHead
        title={t("doubles.title")}
        back={{ to: paths.organisations(), label: t("organisations.title") }}
        sentence={
          doubles.data && decisions.data ? (
            <Trans
              t={t}
              i18nKey="doubles.sentence"
              values={{ open: doubles.data.total, decided: decisions.data.total }}
              components={{ b: <b /> }}
            />
          ) : null
        }
      />
      <Section title={t("doubles.open")} note={t("doubles.note")}>
        <Loaded query={doubles}>
          {({ items, total }) => (
            <>
              {items.length ? null : <Empty>{t("doubles.none")}</Empty>}
              {items.map((pair) => (
                <PairCard key={`${pair.first.id} ${pair.second.id}`} pair={pair} />
              ))}
              <Pagination
                current={page}
                pageSize={PAGE}
                total={total}
                onChange={set_page}
                showSizeChanger={false}
                hideOnSinglePage
              />
            </>
          )}
        </Loaded>
      </Section>
      <Section title={t("doubles.decisions")} note={t("doubles.decisions_note")}>
        <Loaded query={decisions}>{({ items }) => <DecisionsTable rows={items} />}</Loaded>
      </Section>
    </div>
  );
}
