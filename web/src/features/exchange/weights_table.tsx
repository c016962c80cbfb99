// How much each part of a score counts, and what people's choices made of it.
import { useTranslation } from "react-i18next";
import type { Schemas } from "@/api";
import { DataTable } from "@/ui/data_table";
import { useFormat } from "@/ui/language";

type Kind = Schemas["KindWeights"];

export function WeightsTable({ kinds }: { kinds: Kind[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      {kinds.some(({ choices }) => choices > 0) ? null : <p>{t("exchange.no_choice")}</p>}
      <DataTable<Kind>
        label={t("exchange.weights_by_kind")}
        rowKey="kind"
        dataSource={kinds}
        pagination={false}
        columns={[
          {
            title: t("exchange.kind"),
            fixed: "left",
            render: (_, { kind }) => t(`exchange.kind_${kind}`),
          },
          {
            title: t("exchange.weight_choices"),
            align: "right",
            render: (_, { choices }) => format.exact(choices),
          },
          ...(kinds[0]?.parts ?? []).map(({ part }, at) => ({
            title: t(`exchange.part_${part}`),
            align: "right" as const,
            render: (_: unknown, { parts }: Kind) => {
              const { start_bp = 0, now_bp = 0 } = parts[at] ?? {};
              if (format.share(now_bp, 1) === format.share(start_bp, 1)) return format.share(now_bp, 0);
              return (
                <>
                  <b>{format.share(now_bp, 1)}</b>
                  <br />
                  <small>{t("exchange.weight_start", { share: format.share(start_bp, 0) })}</small>
                </>
              );
            },
          })),
        ]}
      />
    </>
  );
}
