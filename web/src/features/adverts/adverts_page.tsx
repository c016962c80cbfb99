// What job adverts ask for: occupations, skills, places, schooling and the pay that is offered, each list a filter of the others.
import { Button, Tag } from "antd";
import { useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import { type Schemas, take_adverts, useAdvertBoard } from "@/api";
import { useFormat } from "@/ui/language";
import { QualityMark } from "@/ui/marks";
import { PageHead } from "@/ui/page";
import { paths } from "@/ui/paths";
import { Empty, Loaded } from "@/ui/states";
import { TakeHome } from "@/ui/take_home";
import { useUrlFilters } from "@/ui/url_state";
import { type Group, GroupList } from "./group_list";
import { ImportDrawer } from "./import_drawer";
import { MonthsChart } from "./months_chart";
import "./adverts.css";

type Board = Schemas["AdvertBoard"];

const DEFAULTS = { occupation: "", place: "", education: "", skill: "" };
type Filter = keyof typeof DEFAULTS;
const FILTERS = Object.keys(DEFAULTS) as Filter[];
const MOST = 40;

const LISTS = {
  occupation: "occupations",
  skill: "skills",
  place: "places",
  education: "educations",
} as const satisfies Record<Filter, keyof Board>;

function Sentence({ board }: { board: Board }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { first, last, all, occupations } = board;
  if (!first || !last) return null;
  return (
    <Trans
      t={t}
      i18nKey={all.pay && occupations[0] ? "adverts.sentence" : "adverts.sentence_no_pay"}
      values={{
        from: format.month(first),
        until: format.month(last),
        adverts: format.count(all.adverts),
        occupation: occupations[0]?.name,
        median: format.exact(all.pay?.median ?? 0),
      }}
      components={{ b: <b /> }}
    />
  );
}

export function AdvertsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const [filters, change] = useUrlFilters(DEFAULTS);
  const query = {
    occupation: filters.occupation || undefined,
    place: filters.place || undefined,
    education: (filters.education || undefined) as Schemas["Education"] | undefined,
    skill: filters.skill || undefined,
  };
  const [importing, set_importing] = useState(false);
  const board = useAdvertBoard({ ...query, limit: MOST });
  const education_name = (group: Group) => t(`education.${group.id as Schemas["Education"]}`);
  const name = (filter: Filter, data: Board) => {
    const group = data[LISTS[filter]].find((each) => each.id === filters[filter]);
    return !group ? filters[filter] : filter === "education" ? education_name(group) : group.name;
  };
  return (
    <div className="page adverts">
      <PageHead
        title={t("adverts.title")}
        back={{ to: paths.outlook(), label: t("outlook.title") }}
        marks={board.data?.synthetic ? <QualityMark quality="synthetic" /> : null}
        sentence={board.data ? <Sentence board={board.data} /> : null}
        actions={
          <>
            <Button onClick={() => set_importing(true)}>{t("adverts.import")}</Button>
            <TakeHome fetch={() => take_adverts(query)} label={t("adverts.title")} />
          </>
        }
      />
      <p className="section-note">{t("adverts.no_jobs")}</p>
      <Loaded query={board}>
        {(data) =>
          data.adverts === 0 ? (
            <Empty>
              <p>{t("adverts.none")}</p>
              <Button onClick={() => set_importing(true)}>{t("adverts.import")}</Button>
            </Empty>
          ) : (
            <>
              <div className="filters" role="status">
                {FILTERS.filter((filter) => filters[filter]).map((filter) => (
                  <Tag key={filter} closable onClose={() => change({ [filter]: "" })}>
                    {t(`adverts.${filter}`)}: {name(filter, data)}
                  </Tag>
                ))}
              </div>
              <MonthsChart months={data.months} />
              <div className="advert-lists">
                {FILTERS.map((filter) => (
                  <GroupList
                    key={filter}
                    title={t(`adverts.${filter}`)}
                    groups={data[LISTS[filter]]}
                    chosen={filters[filter]}
                    choose={(id) => change({ [filter]: id })}
                    name={filter === "education" ? education_name : undefined}
                  />
                ))}
              </div>
              <p className="section-note">
                {t("adverts.read", {
                  adverts: format.exact(data.adverts),
                  repeats: format.exact(data.repeats),
                  without: format.exact(data.without_occupation),
                  unsure: format.exact(data.unsure),
                  synthetic: format.exact(data.synthetic),
                })}
              </p>
            </>
          )
        }
      </Loaded>
      <ImportDrawer open={importing} onClose={() => set_importing(false)} />
    </div>
  );
}
