// The four chains: people who find a place in the year, from industry to occupation to program to school. A click on a
// node leaves those who pass it.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { type Schemas, useChains } from "@/api";
import { Chart } from "@/ui/chart/chart";
import { tooltip, words } from "@/ui/chart/option";
import { useFormat } from "@/ui/language";
import { QualityMark } from "@/ui/marks";
import { Section } from "@/ui/page";
import { usePalette } from "@/ui/palette";
import { Empty, Loaded } from "@/ui/states";

type Chains = Schemas["Chains"];
type Node = Chains["nodes"][number];
type Kind = Schemas["ChainKind"];

const KINDS: Kind[] = ["industry", "occupation", "program", "school"];

export interface Middle {
  kind: Kind | "";
  id: string;
}

function Drawing({ chains, choose }: { chains: Chains; choose: (middle: Middle) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const palette = usePalette();
  if (!chains.links.length) return <Empty>{t("outlook.no_chain")}</Empty>;
  const name = (node: Node) => node.name || t(`outlook.others.${node.kind}`);
  const key = (at: number) => String(at);
  const named = (at: number) => {
    const node = chains.nodes[at];
    return node ? name(node) : "";
  };
  return (
    <Chart
      title={t("outlook.chains_of", { year: chains.year })}
      summary={t("outlook.chains_summary")}
      filename={`chains_${chains.year}`}
      height={560}
      on_click={({ data }) => {
        const node = chains.nodes[Number((data as { name?: string } | null)?.name)];
        if (node?.id) choose({ kind: node.kind, id: node.id });
      }}
      table={{
        columns: [t("outlook.from"), t("outlook.to"), t("outlook.persons")],
        rows: chains.links.map((link) => [named(link.from), named(link.to), link.persons]),
      }}
      note={t("outlook.chains_note")}
      option={{
        textStyle: words(palette),
        tooltip: {
          ...tooltip(palette),
          formatter: ({
            data,
          }: {
            data: { name?: string; source?: string; target?: string; value?: number };
          }) =>
            data.source
              ? `${named(Number(data.source))} → ${named(Number(data.target))}: ${format.count(data.value ?? 0)}`
              : `${named(Number(data.name))}: ${format.count(chains.nodes[Number(data.name)]?.persons ?? 0)}`,
        },
        series: [
          {
            type: "sankey",
            left: 4,
            right: 118,
            top: 8,
            bottom: 8,
            nodeGap: 6,
            draggable: false,
            layoutIterations: 32,
            label: {
              color: palette.ink,
              fontSize: 11,
              width: 110,
              overflow: "truncate",
              formatter: ({ name: at }: { name: string }) => named(Number(at)),
            },
            lineStyle: { color: "gradient", opacity: 0.35 },
            data: chains.nodes.map((node, at) => ({
              name: key(at),
              depth: KINDS.indexOf(node.kind),
              itemStyle: { color: node.id ? palette.series[KINDS.indexOf(node.kind)] : palette.missing },
            })),
            links: chains.links.map((link) => ({
              source: key(link.from),
              target: key(link.to),
              value: link.persons,
            })),
          },
        ],
      }}
    />
  );
}

interface ChainsProps {
  query: { year?: number; scenario?: string };
  middle: Middle;
  choose: (middle: Middle) => void;
}

export function ChainsSection({ query, middle, choose }: ChainsProps) {
  const { t } = useTranslation();
  const chains = useChains({
    ...query,
    limit: middle.kind ? 20 : 12,
    ...(middle.kind ? { kind: middle.kind, id: middle.id } : {}),
  });
  return (
    <Section
      id="chains"
      title={t("outlook.chains")}
      note={t("outlook.chains_means")}
      actions={
        middle.kind ? (
          <Button size="small" onClick={() => choose({ kind: "", id: "" })}>
            {t("outlook.whole_city")}
          </Button>
        ) : null
      }
    >
      <Loaded query={chains}>
        {(data) => (
          <>
            <QualityMark quality={data.quality} />
            <Drawing chains={data} choose={choose} />
          </>
        )}
      </Loaded>
    </Section>
  );
}
