// Files that people add to a listing, a deal or its agreement. Everybody may read those of a listing; those
// of a deal and of its agreement are the two parties', from the moment both have accepted.
#pragma once

#include <string_view>

#include "service/exchange_parties.h"

namespace langqiao::service {

struct AttachmentDraft {
  AttachmentOwner owner = AttachmentOwner::listing;
  std::string owner_id;
  std::string name;  // of the file, with its ending
  std::string_view bytes;
  std::string digest;  // of the bytes, see Attachment
};

struct AttachmentView {
  std::string id;
  AttachmentOwner owner = AttachmentOwner::listing;
  std::string owner_id;
  std::string name;
  std::string media_type;
  std::int64_t bytes = 0;
  std::string digest;
  std::string actor;
  std::string at;
  bool mine = false;  // the one who asks may take it away
};

struct AttachmentFile {
  AttachmentView about;
  std::string content;
};

// Refused for an ending that is not taken (documents, tables, slides, pictures, text, archives), for an empty
// file and one above 20 MB, and for what is not the actor's own.
Answer<AttachmentView> add_attachment(const Office& office, const Actor& actor, const AttachmentDraft& draft);
Answer<ListOf<AttachmentView>> attachments(const Office& office, const Actor& actor, AttachmentOwner owner,
                                           const std::string& owner_id);
Answer<AttachmentFile> attachment(const Office& office, const Actor& actor, const Id<Attachment>& id);
Answer<void> drop_attachment(const Office& office, const Actor& actor, const Id<Attachment>& id);

}  // namespace langqiao::service
