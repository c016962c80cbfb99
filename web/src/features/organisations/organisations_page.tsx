import { Input, Select } from "antd";
import { Trans, useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type Schemas, useDoubles, useOrganisations, useRegions } from "@/api";
import { DataTable } from "@/ui/data_table";
import { useFormat } from "@/ui/language";
import { Count, Missing } from "@/ui/marks";
import { PageHead, Section } from "@/ui/page";
import { paths } from "@/ui/paths";
import { RowProof } from "@/ui/proof";
import { Empty, Loaded } from "@/ui/states";
import { useUrlFilters } from "@/ui/url_state";

type Row = Schemas["OrganisationRow"];

const DEFAULTS = { query: "", kind: "", region: "", stage: "", quality: "", page: 1, size: 50 };
const KINDS: Schemas["OrganisationKind"][] = ["enterprise", "park", "association", "institute"];
const STAGES: Schemas["CultivationStage"][] = ["none", "in_cultivation", "certified"];
const QUALITIES: Schemas["Quality"][] = ["measured", "estimated", "synthetic"];

export function OrganisationsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const [filters, change] = useUrlFilters(DEFAULTS);
  const size = Math.min(Math.max(filters.size, 1), 2000);
  const page = Math.max(filters.page, 1);
  const organisations = useOrganisations({
    query: filters.query || undefined,
    kind: KINDS.find((one) => one === filters.kind),
    stage: STAGES.find((one) => one === filters.stage),
    quality: QUALITIES.find((one) => one === filters.quality),
    region: filters.region || undefined,
    limit: size,
    offset: (page - 1) * size,
  });
  const regions = useRegions();
  const doubles = useDoubles(1, 0);
  const total = organisations.data?.total;
  const suspected = doubles.data?.total ?? 0;
  const choice = (
    name: "kind" | "region" | "stage" | "quality",
    label: string,
    options: { value: string; label: string }[],
  ) => (
    <Select
      allowClear
      value={filters[name] || undefined}
      onChange={(chosen) => change({ [name]: chosen ?? "", page: 1 })}
      placeholder={label}
      aria-label={label}
      options={options}
      style={{ width: 150 }}
    />
  );
  return (
    <div className="page">
      <PageHead
        title={t("organisations.title")}
        sentence={
          total === undefined ? null : (
            <>
              <Trans
                t={t}
                i18nKey="organisations.sentence"
                values={{ total: format.exact(total) }}
                components={{ b: <b /> }}
              />{" "}
              {suspected > 0 ? t("organisations.suspected", { count: suspected }) : null}
            </>
          )
        }
        actions={<Link to={paths.doubles}>{t("doubles.title")}</Link>}
      />
      <Section title={t("organisations.list")} note={t("organisations.note")}>
        <search className="filters" aria-label={t("programs.filters")}>
          <Input.Search
            key={filters.query}
            allowClear
            defaultValue={filters.query}
            onSearch={(query) => change({ query: query.trim(), page: 1 })}
            placeholder={t("organisations.search")}
            aria-label={t("organisations.search")}
            style={{ width: 260 }}
          />
          {choice(
            "kind",
            t("region.kind"),
            KINDS.map((value) => ({ value, label: t(`organisation.${value}`) })),
          )}
          {choice(
            "region",
            t("schools.region"),
            (regions.data?.items ?? [])
              .filter((row) => row.region.kind === "district")
              .map((row) => ({ value: row.region.id, label: row.region.name })),
          )}
          {choice(
            "stage",
            t("region.stage"),
            STAGES.map((value) => ({ value, label: t(`detail.${value}`) })),
          )}
          {choice(
            "quality",
            t("proof.quality"),
            QUALITIES.map((value) => ({ value, label: t(`quality.${value}`) })),
          )}
        </search>
        <Loaded query={organisations}>
          {({ items, total: all }) => (
            <DataTable<Row>
              label={t("organisations.title")}
              rowKey="id"
              dataSource={items}
              rowClassName={(row) => (row.provenance.quality === "synthetic" ? "hatched" : "")}
              locale={{ emptyText: <Empty>{t("organisations.none")}</Empty> }}
              pagination={{
                current: page,
                pageSize: size,
                total: all,
                onChange: (to, by) => change({ page: to, size: by }),
              }}
              columns={[
                {
                  title: t("region.organisation"),
                  className: "wrapping",
                  render: (_, row) => (
                    <>
                      <Link to={paths.organisation(row.id)}>{row.name}</Link>
                      {row.merged > 0 ? (
                        <span className="quiet"> {t("organisations.merged", { count: row.merged })}</span>
                      ) : null}
                    </>
                  ),
                },
                { title: t("region.kind"), render: (_, row) => t(`organisation.${row.kind}`) },
                {
                  title: t("organisations.credit_code"),
                  render: (_, row) => (row.credit_code ? <code>{row.credit_code}</code> : <Missing />),
                },
                {
                  title: t("schools.region"),
                  render: (_, row) =>
                    row.region ? (
                      <Link to={paths.region(row.region.id)}>{row.region.name}</Link>
                    ) : (
                      <Missing />
                    ),
                },
                { title: t("region.industry"), render: (_, row) => row.industry?.name ?? <Missing /> },
                {
                  title: t("region.staff"),
                  align: "right",
                  render: (_, row) => <Count value={row.staff_persons} />,
                },
                { title: t("region.stage"), render: (_, row) => t(`detail.${row.stage}`) },
                {
                  title: t("proof.source"),
                  render: (_, row) => <RowProof provenance={row.provenance} label={row.name} />,
                },
              ]}
            />
          )}
        </Loaded>
      </Section>
    </div>
  );
}
