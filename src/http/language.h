// Which of the two languages a client asks for (RFC 9110 section 12.5.4).
#pragma once

#include "base/wording.h"
#include "http/message.h"

namespace langqiao::http {

// The language with the higher weight in Accept-Language; of equal ones the one named first. English where
// the field is missing or names neither: scripts that send nothing read what they always read.
Language language_of(const Headers& headers);

// Says on `headers` which language a text is in, and that the request chose it.
void mark_language(Language language, Headers& headers);

}  // namespace langqiao::http
