// A dense table that scrolls inside itself on a narrow screen, can be reached by keyboard, and says how many rows it has.
import { Table, type TableProps } from "antd";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

interface DataTableProps<Row extends object> extends TableProps<Row> {
  label: string;
  page_size?: number;
}

export function DataTable<Row extends object>({
  label,
  page_size = 20,
  pagination,
  ...rest
}: DataTableProps<Row>) {
  const { t } = useTranslation();
  const frame = useRef<HTMLElement>(null);
  // What scrolls must be reachable by keyboard, and Ant Design gives no place to say so.
  useEffect(() => {
    for (const part of frame.current?.querySelectorAll(".ant-table-content, .ant-table-body") ?? []) {
      part.setAttribute("tabindex", "0");
      part.setAttribute("role", "group");
      part.setAttribute("aria-label", label);
    }
  });
  return (
    <section ref={frame} className="data-table" aria-label={label}>
      <Table<Row>
        size="small"
        scroll={{ x: "max-content" }}
        pagination={
          pagination === false
            ? false
            : {
                defaultPageSize: page_size,
                showSizeChanger: true,
                pageSizeOptions: [10, 20, 50, 100],
                hideOnSinglePage: true,
                responsive: true,
                showTotal: (total) => t("table.total", { count: total }),
                ...pagination,
              }
        }
        {...rest}
      />
    </section>
  );
}
