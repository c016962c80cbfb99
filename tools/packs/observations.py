"""Published progress of Shanghai's pilot: dated counts, each with its own source. Not targets."""

from pack_files import marked

_ROWS = (
    ("cultivated_enterprises", "2024-11-15", "179", "出席全市产教融合型企业培育工作推进会的培育企业数", "news-2024-11-15"),
    ("consortia", "2025-10-16", "14", "推进建设的市域产教联合体", "edu-reply-2025-10"),
    ("communities", "2025-10-16", "15", "推进建设的行业产教融合共同体", "edu-reply-2025-10"),
    ("major_projects", "2024-07-15", "15", "推进会上发布的重点产教融合项目，非全市累计", "gzw-news-2024-07"),
    ("practice_bases", "2024-07-15", "11", "临港新片区启动的重点产业校企实践基地", "gzw-news-2024-07"),
    ("institution_frame", "2025-05-19", "1", "市发展改革委答复：全市推进产教融合发展的制度框架基本构建", "fgw-reply-2025-05"),
)


def observations():
    return [marked([{"indicator": i, "observed": day, "value": value, "note": note}], source, day)[0]
            for i, day, value, note, source in _ROWS]
