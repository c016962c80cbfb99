#include "service/attachments.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "base/text.h"
#include "service/listing_board.h"

namespace langqiao::service {
namespace {

constexpr std::size_t kMostBytes = 20u << 20;
constexpr std::size_t kMostName = 200;

// What is taken, by ending. The file is always sent as something to keep, never to show.
constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kTypes = {{
    {"csv", "text/csv"},
    {"doc", "application/msword"},
    {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {"jpeg", "image/jpeg"},
    {"jpg", "image/jpeg"},
    {"pdf", "application/pdf"},
    {"png", "image/png"},
    {"ppt", "application/vnd.ms-powerpoint"},
    {"pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    {"txt", "text/plain"},
    {"xls", "application/vnd.ms-excel"},
    {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {"zip", "application/zip"},
}};

std::string lower_ending(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  std::string ending(dot == std::string_view::npos ? "" : name.substr(dot + 1));
  std::ranges::transform(ending, ending.begin(),
                         [](char c) { return 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return ending;
}

std::optional<std::string_view> media_type_of(std::string_view name) {
  const std::string ending = lower_ending(name);
  const auto at =
      std::ranges::find(kTypes, std::string_view(ending), [](const auto& row) { return row.first; });
  return at == kTypes.end() ? std::nullopt : std::optional(at->second);
}

Failure<Refusal> wrong(std::string where, Wording what, Wording found, Wording wanted) {
  return refuse(RefusalKind::malformed, {.what = std::move(what),
                                         .where = std::move(where),
                                         .found = std::move(found),
                                         .wanted = std::move(wanted),
                                         .action = {"请另选文件", "Choose another file"}});
}

Failure<Refusal> no_owner(AttachmentOwner owner, const std::string& id) {
  return no_such({"附件所属的事项", "owner of attachments"}, fmt::format("{} {}", name_of(owner), id),
                 {"请查看需求与供给或对接列表", "Look at the lists of listings and deals"});
}

// What an actor may do with the attachments of something.
struct Rights {
  bool read = false;
  bool write = false;
};

Answer<Rights> rights(const Office& office, const Actor& actor, AttachmentOwner owner,
                      const std::string& id) {
  const Answer<View> view = office.view();
  if (!view) return Failure<Refusal>(view.error());
  const auto board = office.board();
  const auto is_own = [&](const Id<Listing>& listing) {
    const Listing* const found = board->find(listing);
    return found && !not_their_own(**view, actor, found->organisation, found->school);
  };
  if (owner == AttachmentOwner::listing) {
    if (!board->find(Id<Listing>(id))) return no_owner(owner, id);
    return Rights{true, is_own(Id<Listing>(id))};
  }
  const auto agreement =
      owner == AttachmentOwner::agreement ? office.store().deal_agreement(Id<Agreement>(id)) : std::nullopt;
  const auto deal = owner == AttachmentOwner::deal ? office.store().deal(Id<Deal>(id))
                    : agreement                    ? office.store().deal(Id<Deal>(agreement->deal))
                                                   : std::nullopt;
  if (!deal) return no_owner(owner, id);
  const bool party = shows_contacts(deal->state) && (is_own(deal->need) || is_own(deal->offer));
  return Rights{party, party};
}

Failure<Refusal> not_yours(const Actor& actor, const std::string& id) {
  return refuse(RefusalKind::forbidden,
                {.what = {"附件仅供对接双方在互相接受之后查看",
                          "These files are the two parties', once both have accepted"},
                 .where = id,
                 .found = as_is(actor.organisation.empty() ? actor.name : actor.organisation),
                 .wanted = {"对接的一方", "a party of the deal"},
                 .action = {"请由该方办理", "Ask that party to do it"}});
}

AttachmentView view_of(const Attachment& each, bool mine) {
  return {each.id.text(), each.owner,  each.owner_id, each.name, each.media_type,
          each.bytes,     each.digest, each.actor,    each.at,   mine};
}

}  // namespace

Answer<AttachmentView> add_attachment(const Office& office, const Actor& actor,
                                      const AttachmentDraft& draft) {
  if (const auto refusal = refused(actor, Act::use_exchange)) return Failure<Refusal>(*refusal);
  const auto allowed = rights(office, actor, draft.owner, draft.owner_id);
  if (!allowed) return Failure<Refusal>(allowed.error());
  if (!allowed->write) return not_yours(actor, draft.owner_id);
  const std::string name(trim(draft.name));
  const auto type = media_type_of(name);
  if (!type || name.size() > kMostName) {
    std::string endings;
    for (const auto& [ending, media] : kTypes) endings.append(endings.empty() ? "" : " ").append(ending);
    return wrong("filename", {"文件名不被接受", "This name of a file is not taken"},
                 as_is(name.substr(0, kMostName)),
                 worded("以下列之一结尾：{}", "an ending out of {}", endings));
  }
  if (draft.bytes.empty() || draft.bytes.size() > kMostBytes) {
    return wrong("body", {"文件大小不合适", "The size of the file is wrong"},
                 worded("{} 字节", "{} bytes", draft.bytes.size()),
                 worded("1 到 {} 字节", "1 to {} bytes", kMostBytes));
  }
  Attachment made{.owner = draft.owner,
                  .owner_id = draft.owner_id,
                  .name = name,
                  .media_type = std::string(*type),
                  .bytes = static_cast<std::int64_t>(draft.bytes.size()),
                  .digest = draft.digest,
                  .actor = actor.name};
  for (std::size_t number = office.store().attachments(draft.owner, draft.owner_id).size() + 1;; ++number) {
    made.id = Id<Attachment>(fmt::format("{}-{}-{}", name_of(draft.owner), draft.owner_id, number));
    const AuditEntry entry = office.entry(actor, "attachment.add", made.id.text(), name);
    made.at = entry.at;
    if (office.store().add_attachment(made, std::string(draft.bytes), entry)) return view_of(made, true);
  }
}

Answer<ListOf<AttachmentView>> attachments(const Office& office, const Actor& actor, AttachmentOwner owner,
                                           const std::string& owner_id) {
  const auto allowed = rights(office, actor, owner, owner_id);
  if (!allowed) return Failure<Refusal>(allowed.error());
  if (!allowed->read) return not_yours(actor, owner_id);
  std::vector<AttachmentView> views;
  for (const Attachment& each : office.store().attachments(owner, owner_id))
    views.push_back(view_of(each, allowed->write));
  return whole_list(std::move(views));
}

Answer<AttachmentFile> attachment(const Office& office, const Actor& actor, const Id<Attachment>& id) {
  const auto found = office.store().attachment(id);
  const auto content = office.store().attachment_content(id);
  if (!found || !content)
    return no_such({"附件", "attachment"}, id.text(), {"请查看附件列表", "Look at the list of attachments"});
  const auto allowed = rights(office, actor, found->owner, found->owner_id);
  if (!allowed) return Failure<Refusal>(allowed.error());
  if (!allowed->read) return not_yours(actor, found->owner_id);
  return AttachmentFile{view_of(*found, allowed->write), *content};
}

Answer<void> drop_attachment(const Office& office, const Actor& actor, const Id<Attachment>& id) {
  const auto found = attachment(office, actor, id);
  if (!found) return Failure<Refusal>(found.error());
  if (!found->about.mine) return not_yours(actor, found->about.owner_id);
  office.store().drop_attachment(id, office.entry(actor, "attachment.drop", id.text(), found->about.name));
  return {};
}

}  // namespace langqiao::service
