// What a person should look at: programs with grounds for a warning, and schools that could merge a program.
import { Input, Segmented, Select, Tabs } from "antd";
import { Trans, useTranslation } from "react-i18next";
import { type Schemas, take_warnings, useWarnings } from "@/api";
import { PageHead } from "@/ui/page";
import { paths } from "@/ui/paths";
import { Empty, Loaded } from "@/ui/states";
import { TakeHome } from "@/ui/take_home";
import { useUrlFilters } from "@/ui/url_state";
import { ProposalsList } from "./proposals_list";
import "./warnings.css";
import { WarningsTable } from "./warnings_table";

const DEFAULTS = { tab: "warnings", scope: "programs", level: "", review: "", query: "" };
const MOST = 1000;

export function WarningsPage() {
  const { t } = useTranslation();
  const [filters, change] = useUrlFilters(DEFAULTS);
  const query = {
    scope: filters.scope === "sites" ? ("sites" as const) : ("programs" as const),
    level: (filters.level || undefined) as Schemas["WarningLevel"] | undefined,
    review: (filters.review || undefined) as Schemas["ReviewStand"] | undefined,
    query: filters.query || undefined,
  };
  const warnings = useWarnings({ ...query, limit: MOST });
  const counts = warnings.data?.counts;
  const select = (name: "level" | "review", values: string[], label: (value: string) => string) => (
    <Select
      allowClear
      value={filters[name] || undefined}
      onChange={(value) => change({ [name]: value ?? "" })}
      placeholder={t(`warnings.filter_${name}`)}
      aria-label={t(`warnings.filter_${name}`)}
      style={{ width: 150 }}
      options={values.map((value) => ({ value, label: label(value) }))}
    />
  );
  const list = (
    <>
      <div className="filters">
        <Segmented
          value={query.scope}
          onChange={(scope) => change({ scope })}
          options={[
            { value: "programs", label: t("warnings.scope_programs") },
            { value: "sites", label: t("warnings.scope_sites") },
          ]}
        />
        {select("level", ["warn", "watch", "none"], (value) => t(`warnings.level_${value as "warn"}`))}
        {select("review", ["open", "reviewed"], (value) => t(`warnings.review_${value as "open"}`))}
        <Input.Search
          allowClear
          defaultValue={filters.query}
          onSearch={(text) => change({ query: text.trim() })}
          placeholder={t("programs.search")}
          aria-label={t("programs.search")}
          style={{ width: 220 }}
        />
      </div>
      <Loaded query={warnings}>
        {(data) =>
          data.items.length ? (
            <WarningsTable rows={data.items} sites={query.scope === "sites"} />
          ) : (
            <Empty>{t("warnings.no_warning")}</Empty>
          )
        }
      </Loaded>
    </>
  );
  return (
    <div className="page">
      <PageHead
        title={t("warnings.title")}
        back={{ to: paths.programs(), label: t("programs.title") }}
        sentence={
          warnings.data && counts ? (
            <Trans
              t={t}
              i18nKey={`warnings.sentence_${query.scope}`}
              values={{ year: warnings.data.year, ...counts }}
              components={{ b: <b /> }}
            />
          ) : null
        }
        actions={<TakeHome fetch={() => take_warnings(query)} label={t("warnings.title")} />}
      />
      <p className="section-note">{t("warnings.means")}</p>
      <Tabs
        activeKey={filters.tab === "merges" ? "merges" : "warnings"}
        onChange={(tab) => change({ tab })}
        items={[
          { key: "warnings", label: t("warnings.tab_warnings"), children: list },
          { key: "merges", label: t("warnings.tab_merges"), children: <ProposalsList /> },
        ]}
      />
    </div>
  );
}
